/** What comes of a report in Alder Bay: settled for each by its number, the newer the more open. */
import { daysBetween, type Day } from '#kernel/time.ts';
import { fixedDay } from '../fixed-days.ts';
import { chanceOf } from '../random.ts';

/** The file was written in the middle of the month after its last. */
const WRITTEN_ON = fixedDay('2026-11-14');

interface Reported {
  readonly category: string;
  readonly localDay: Day;
}

/** How likely a report is cleared: people who fight know each other, cars are stolen unseen. */
const CLEARED: readonly (readonly [begins: RegExp, share: number])[] = [
  [/^(Assault|Domestic|Disorderly|Noise|Public)/, 0.55],
  [/^(Homicide|Weapons|Narcotics)/, 0.7],
  [/^(Robbery|Arson|Sexual)/, 0.3],
  [/^Theft - Shoplifting/, 0.45],
  [/^(Fraud|Identity|Vandalism|Graffiti)/, 0.16],
];
const CLEARED_ELSE = 0.1;
const MONTHS_UNTIL_HALF_ARE_DECIDED = 2;
const DAYS_A_MONTH = 30.4;

const WAYS_TO_CLEAR = [
  ['Cleared by arrest', 0.7],
  ['Settled by both sides', 0.17],
  ['Cleared without arrest', 0.13],
] as const;

/** A chance of its own for each number, so that other draws stay as they were. */
export function statusOf(key: string, { category, localDay }: Reported): string {
  const chance = chanceOf(`status/${key}`);
  const months = daysBetween(localDay, WRITTEN_ON) / DAYS_A_MONTH;
  if (chance.isTrue(0.5 ** (months / MONTHS_UNTIL_HALF_ARE_DECIDED))) return 'Open';
  const share = CLEARED.find(([begins]) => begins.test(category))?.[1] ?? CLEARED_ELSE;
  if (!chance.isTrue(share)) return 'Inactive';
  const way = chance.weighted(WAYS_TO_CLEAR.map(([, weight]) => weight));
  return WAYS_TO_CLEAR[way]?.[0] ?? 'Inactive';
}
