/** Whether two counts differ by more than chance would make them. */
import { poissonTerm } from './gamma.ts';
import { requireCount, requirePositive } from './refusal.ts';

export interface TwoCounts {
  readonly before: number;
  readonly after: number;
  /** How long, or over how many people, each was counted. Equal unless told otherwise. */
  readonly beforeExposure?: number;
  readonly afterExposure?: number;
}

/**
 * The e-test: how likely two counts from one and the same rate differ at least as much as these
 * (two-sided p-value). More powerful than the conditional test where counts are small.
 * Sums over all pairs of counts that could come by chance; what lies beyond 1e-13 is left out.
 * Throws a RangeError for anything but whole counts and positive exposures.
 * When not to trust this: counts in clusters, a change of definition or of how willing people are
 * to report, and pairs picked because they looked different.
 * Source: krishnamoorthy-thomson-2004
 */
export function eTest(counts: TwoCounts): number {
  const { before, after, beforeExposure = 1, afterExposure = 1 } = counts;
  requireCount('before', before);
  requireCount('after', after);
  requirePositive('beforeExposure', beforeExposure);
  requirePositive('afterExposure', afterExposure);
  const statistic = statisticFor(beforeExposure, afterExposure);
  /** A hair less, so that an equally distant pair never drops out by rounding. */
  const observed = statistic(before, after) * (1 - 1e-12);
  if (observed === 0) return 1;
  const rate = (before + after) / (beforeExposure + afterExposure);
  const first = likelyCounts(rate * beforeExposure);
  const second = likelyCounts(rate * afterExposure);
  const isRateBelow = (one: number, other: number): boolean =>
    one / afterExposure < other / beforeExposure;
  return Math.min(1, chanceOfAtLeast({ observed, statistic, isRateBelow, first, second }));
}

type Statistic = (before: number, after: number) => number;

/** The squared standardized difference of two rates; nothing counted is no difference. */
function statisticFor(beforeExposure: number, afterExposure: number): Statistic {
  return (before, after) => {
    if (before === 0 && after === 0) return 0;
    const variance = before / beforeExposure ** 2 + after / afterExposure ** 2;
    return (before / beforeExposure - after / afterExposure) ** 2 / variance;
  };
}

/** Counts that a mean lets expect, and for each place the probability of all counts before it. */
interface LikelyCounts {
  readonly from: number;
  readonly probabilities: readonly number[];
  readonly below: readonly number[];
}

function likelyCounts(mean: number): LikelyCounts {
  const reach = 8 * Math.sqrt(mean) + 25;
  const from = Math.max(0, Math.floor(mean - reach));
  const length = Math.ceil(mean + reach) - from + 1;
  const probabilities = Array.from({ length }, (_, place) => poissonTerm(from + place, mean));
  const below = [0];
  for (const probability of probabilities) below.push((below.at(-1) ?? 0) + probability);
  return { from, probabilities, below };
}

interface Chance {
  readonly observed: number;
  readonly statistic: Statistic;
  /** Whether the rate of this second count is below that of this first count. */
  readonly isRateBelow: (second: number, first: number) => boolean;
  readonly first: LikelyCounts;
  readonly second: LikelyCounts;
}

/**
 * For each first count the second counts that are too close form one unbroken run, whose ends
 * never fall as the first count rises: so two fingers walk the second list once.
 */
function chanceOfAtLeast({ observed, statistic, isRateBelow, first, second }: Chance): number {
  const { below, probabilities } = second;
  const all = below.at(-1) ?? 1;
  let closeFrom = 0;
  let closeTo = 0;
  let chance = 0;
  first.probabilities.forEach((probability, firstPlace) => {
    const one = first.from + firstPlace;
    const isFar = (place: number, isBelow: boolean): boolean =>
      isRateBelow(second.from + place, one) === isBelow &&
      statistic(one, second.from + place) >= observed;
    while (closeFrom < probabilities.length && isFar(closeFrom, true)) closeFrom += 1;
    closeTo = Math.max(closeTo, closeFrom);
    while (closeTo < probabilities.length && !isFar(closeTo, false)) closeTo += 1;
    chance += probability * (all - ((below[closeTo] ?? all) - (below[closeFrom] ?? all)));
  });
  return chance;
}

export interface ClearChange {
  /**
   * `too-few`: even if all had fallen into one of the two periods it would not be a clear change,
   * so saying "no clear change" would claim knowledge that these counts cannot give.
   */
  readonly change: 'up' | 'down' | 'no-clear-change' | 'too-few';
  readonly pValue: number;
}

/**
 * Whether a count went up or down by more than chance would make it: the e-test at `level`.
 * One comparison of twenty without any real change is called clear at level 0.05: a page that
 * makes many at once should lower the level, or say so.
 * When not to trust this: as for `eTest`; it says nothing about why.
 * Source: krishnamoorthy-thomson-2004
 */
export function clearChange(counts: TwoCounts, level = 0.05): ClearChange {
  if (!(level > 0 && level < 1))
    throw new RangeError(`level must be between 0 and 1, not ${level}`);
  const { before, after, beforeExposure = 1, afterExposure = 1 } = counts;
  const pValue = eTest(counts);
  if (pValue < level) {
    const isUp = after / afterExposure > before / beforeExposure;
    return { change: isUp ? 'up' : 'down', pValue };
  }
  const total = before + after;
  const isAnySplitClear =
    eTest({ ...counts, before: 0, after: total }) < level ||
    eTest({ ...counts, before: total, after: 0 }) < level;
  return { change: isAnySplitClear ? 'no-clear-change' : 'too-few', pValue };
}
