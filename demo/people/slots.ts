/** The posts of each beat: who may be called to them, and what is settled about who holds them. */
import type { Day } from '#kernel/time.ts';
import { BEAT_PLANS } from '../city/beat-list.ts';
import { fixedDay } from '../fixed-days.ts';
import type { Duty, StaffMember } from '../prepared-agency.ts';

/** A duty that one person holds at a time, on one beat or on a few together. */
export interface Slot {
  readonly duty: Duty;
  readonly beats: readonly string[];
  /** Who may be called to it. */
  readonly pool: readonly StaffMember[];
  /** How it ends at the present day: a named holder since a day, or nobody since a day. */
  readonly settled: { readonly since: Day; readonly holder: StaffMember | undefined } | undefined;
}

const SERGEANT_BEATS =
  '4 7, 5 15, 6 8, 1 9, 2 10, 3 13, 11 12, 14 18, 16 17, 19 22, 20 21, 23 24'.split(', ');
const LIAISON_BEATS =
  '4, 5 15, 6 7 8, 1 9, 2 10, 3 13, 11 12 14, 16 17 18, 19 20, 21 24, 22 23'.split(', ');

/** By duty and beats: since when, and by family name who; without a name the post is vacant. */
const SETTLED: Readonly<Record<string, { since: Day; familyName?: string }>> = {
  'primary 4': { since: fixedDay('2024-12-16'), familyName: 'Tran' },
  'secondary 4': { since: fixedDay('2026-03-09'), familyName: 'Whitlock' },
  'liaison 4': { since: fixedDay('2025-05-05'), familyName: 'Hallaq' },
  'sergeant 4 7': { since: fixedDay('2023-09-11'), familyName: 'Okafor' },
  'primary 12': { since: fixedDay('2026-08-17') },
  'primary 22': { since: fixedDay('2026-10-05') },
  'secondary 9': { since: fixedDay('2026-09-14') },
};

const POOLS = {
  primary: { rank: 'officer', unit: 'Patrol' },
  secondary: { rank: 'officer', unit: 'Patrol' },
  liaison: { rank: 'officer', unit: 'Community' },
  sergeant: { rank: 'sergeant', unit: 'Patrol' },
} as const;

const posts = (): (readonly [Duty, string])[] => [
  ...BEAT_PLANS.flatMap(({ code }) => [['primary', code] as const, ['secondary', code] as const]),
  ...SERGEANT_BEATS.map((beats) => ['sergeant', beats] as const),
  ...LIAISON_BEATS.map((beats) => ['liaison', beats] as const),
];

function holderNamed(staff: readonly StaffMember[], familyName: string): StaffMember {
  const holder = staff.findLast((member) => member.familyName === familyName);
  if (!holder) throw new Error(`Nobody is called ${familyName}.`);
  return holder;
}

export function slotsOf(staff: readonly StaffMember[]): Slot[] {
  const kept = Object.values(SETTLED).map(({ familyName }) => familyName);
  const poolOf = (duty: Duty) =>
    staff.filter(
      ({ rank, unit, familyName }) =>
        rank === POOLS[duty].rank &&
        unit.startsWith(POOLS[duty].unit) &&
        !kept.includes(familyName),
    );
  return posts().map(([duty, beats]) => {
    const plan = SETTLED[`${duty} ${beats}`];
    const holder = plan?.familyName ? holderNamed(staff, plan.familyName) : undefined;
    const settled = plan && { since: plan.since, holder };
    return { duty, beats: beats.split(' '), pool: poolOf(duty), settled };
  });
}
