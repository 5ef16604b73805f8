/** Which set of map points serves a month, and which sets are still to be made. */
import { addMonths, firstDayOf, monthOf, type Month } from '#kernel/time.ts';
import type { BoundariesInForce, MissingPointSet, PointSet } from './point-set.ts';

type Serving = Pick<PointSet, 'version' | 'firstMonth'>;

/** Before every month. */
const ALWAYS = '' as Month;

/**
 * The set that serves a month: the one whose first month is the latest that has come; of several
 * with the same first month the newest. Undefined before any set.
 */
export function setServing<Set extends Serving>(sets: readonly Set[], month: Month) {
  let serving: Set | undefined;
  for (const set of sets) {
    if ((set.firstMonth ?? ALWAYS) > month) continue;
    if (!serving || !isBefore(set, serving)) serving = set;
  }
  return serving;
}

function isBefore(one: Serving, other: Serving): boolean {
  const [ours, theirs] = [one.firstMonth ?? ALWAYS, other.firstMonth ?? ALWAYS];
  return ours === theirs ? one.version < other.version : ours < theirs;
}

export interface PointSetFacts {
  readonly sets: readonly PointSet[];
  /** One for each day, ascending. */
  readonly boundaries: readonly BoundariesInForce[];
  /** Names the address list that counts now; null without one. */
  readonly addresses: string | null;
  /** The newest month with a published point of a set. */
  readonly newestMonth: Month | null;
}

/**
 * Sets to be made so that each month to come has one of its own boundaries and of the present
 * list. What was published keeps its set: two sets for one incident would cut each other's
 * catchments into pieces. Before anything is published the earliest boundaries serve all months
 * before them, too; later ones begin with their first whole month.
 */
export function missingPointSets({
  sets,
  boundaries,
  addresses,
  newestMonth,
}: PointSetFacts): MissingPointSet[] {
  const open = newestMonth === null ? ALWAYS : addMonths(newestMonth, 1);
  const begin = (at: number) => (at === 0 ? ALWAYS : firstWholeMonth(boundaries[at]));
  return boundaries.flatMap(({ id }, at) => {
    const from = begin(at) > open ? begin(at) : open;
    const isOver = at + 1 < boundaries.length && begin(at + 1) <= from;
    const parameters = setServing(sets, from)?.parameters;
    const isThere = parameters?.boundaries === id && parameters.addresses === addresses;
    if (isOver || isThere) return [];
    return [{ boundaries: id, firstMonth: from === ALWAYS ? null : from }];
  });
}

function firstWholeMonth(boundaries: BoundariesInForce | undefined): Month {
  if (!boundaries) return ALWAYS;
  const { effectiveFrom } = boundaries;
  const month = monthOf(effectiveFrom);
  return firstDayOf(month) === effectiveFrom ? month : addMonths(month, 1);
}
