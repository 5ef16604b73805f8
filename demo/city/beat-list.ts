/** The 24 beats: names, residents and the marks around each, as `borders.ts` names them. */

export const DISTRICTS = ['Harbor', 'North', 'Hillside', 'South'] as const;
export type District = (typeof DISTRICTS)[number];

export interface BeatPlan {
  readonly code: string;
  readonly name: string;
  readonly district: District;
  readonly residents: number;
  /** Marks around the beat, in order; two neighbours are joined by one border. */
  readonly around: string;
}

const plan = (
  code: number,
  [name, district, residents]: readonly [string, District, number],
  around: string,
): BeatPlan => ({ code: String(code), name, district, residents, around });

export const BEAT_PLANS: readonly BeatPlan[] = [
  plan(1, ['Northshore', 'North', 9_120], 'capeShore b1 r1 mouth'),
  plan(2, ['Millbrook', 'North', 11_460], 'b1 a1 b2 r3 r2 r1'),
  plan(3, ['Fairview', 'North', 9_870], 'b2 a2 b3 r5 r4 r3'),
  plan(4, ['Harbor Quarter', 'Harbor', 8_940], 'mouth r1 r2 q1 harborEnd'),
  plan(5, ['Old Town', 'Harbor', 9_310], 'r2 r3 q2 q1'),
  plan(6, ['Lindenfield', 'Harbor', 10_240], 'r4 r5 r6 q5 q4 q3'),
  plan(7, ['Quayside', 'Harbor', 7_650], 'q1 q2 quayEnd harborEnd'),
  plan(8, ['Eastmarsh', 'Harbor', 9_480], 'q2 q3 q4 m1 marshEnd quayEnd'),
  plan(9, ['Cape Alder', 'North', 4_870], 'capeLimit limitA a1 b1 capeShore'),
  plan(10, ['Larkhill', 'North', 8_230], 'limitA limitB a2 b2 a1'),
  plan(11, ['Juniper Heights', 'Hillside', 7_340], 'limitB limitC a3 b3 a2'),
  plan(12, ['Stonecrop', 'Hillside', 6_180], 'limitC northEast eastA b4 a3'),
  plan(13, ['Orchard Hill', 'North', 8_690], 'b3 a3 b4 r7 r6 r5'),
  plan(14, ['Weirside', 'Hillside', 7_520], 'b4 eastA eastRiver r9 r7'),
  plan(15, ['Foundry Row', 'Harbor', 8_360], 'r3 r4 q3 q2'),
  plan(16, ['Ferncliff', 'Hillside', 8_970], 'r6 r7 q7 q6 q5'),
  plan(17, ['Ashgrove', 'Hillside', 7_880], 'r7 r9 q9 q8 q7'),
  plan(18, ['Eastgate', 'Hillside', 7_210], 'r9 eastRiver eastB q9'),
  plan(19, ["Tanner's Green", 'South', 9_760], 'q4 q5 q6 m3 m2 m1'),
  plan(20, ['Saltmeadow', 'South', 8_590], 'q6 q7 q8 m5 m4 m3'),
  plan(21, ['Brookvale', 'South', 7_940], 'q8 q9 eastB eastC m5'),
  plan(22, ['Heron Point', 'South', 3_260], 'm1 m2 heronEnd marshEnd'),
  plan(23, ['Sandpiper Flats', 'South', 4_410], 'm2 m3 m4 southLimit heronEnd'),
  plan(24, ['Southfield', 'South', 5_930], 'm4 m5 eastC southEast southLimit'),
];
