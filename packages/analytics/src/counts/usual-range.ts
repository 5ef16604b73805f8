/** What count the next month would bring if nothing changed. */
import { betaLower } from './beta.ts';
import { USUAL_CONFIDENCE } from './interval.ts';
import { LARGEST_COUNT, requireConfidence, requireCount } from './refusal.ts';

/** With fewer months, how much they vary among themselves cannot be told. */
export const FEWEST_MONTHS = 6;

export type UsualRange =
  | { readonly kind: 'too-few-months'; readonly months: number; readonly needed: number }
  | {
      readonly kind: 'range';
      /** The next count lies from `low` to `high`, both included, at least this often. */
      readonly low: number;
      readonly high: number;
      readonly confidence: number;
      readonly mean: number;
      /** How much more the months vary than counts of unconnected events would; at least 1. */
      readonly dispersion: number;
      readonly months: number;
    };

/**
 * The range in which the next count will lie if it is made like the earlier ones: a prediction
 * interval, which allows for chance in the next month, for how little the earlier months tell
 * about the average, and for months that vary more than chance.
 *
 * Method: the average has Jeffreys' prior, so with Poisson counts the next count is negative
 * binomial with mean m = (sum + 1/2) / n and variance m (1 + 1/n). Where Pearson's dispersion of
 * the months (chi-square over n - 1) exceeds 1, the variance is multiplied by it.
 * Throws a RangeError for anything but whole counts from 0 to 1e9.
 * When not to trust this: a trend, a season or a change in recording is not seen. Give it months
 * of one season, or rates of the same month of earlier years, where seasons matter. With fewer
 * than about 12 months the dispersion itself is a guess.
 * Source: gelman-2013 (section 2.6), mccullagh-nelder-1989 (section 4.5)
 */
export function usualRange(counts: readonly number[], confidence = USUAL_CONFIDENCE): UsualRange {
  counts.forEach((count) => requireCount('each count', count));
  requireConfidence(confidence);
  const months = counts.length;
  if (months < FEWEST_MONTHS) return { kind: 'too-few-months', months, needed: FEWEST_MONTHS };
  const sum = counts.reduce((total, count) => total + count, 0);
  const dispersion = dispersionOf(counts, sum / months);
  const mean = (sum + 0.5) / months;
  const cumulative = negativeBinomial(mean, mean * dispersion * (1 + 1 / months));
  const tail = (1 - confidence) / 2;
  return {
    kind: 'range',
    low: smallestWith((count) => cumulative(count) > tail),
    high: smallestWith((count) => cumulative(count) >= 1 - tail),
    confidence,
    mean: sum / months,
    dispersion,
    months,
  };
}

function dispersionOf(counts: readonly number[], mean: number): number {
  if (mean === 0) return 1;
  const chiSquare = counts.reduce((sum, count) => sum + (count - mean) ** 2 / mean, 0);
  return Math.max(1, chiSquare / (counts.length - 1));
}

/** The cumulative distribution with this mean and variance, the variance being the larger. */
function negativeBinomial(mean: number, variance: number): (count: number) => number {
  const size = mean ** 2 / (variance - mean);
  return (count) => betaLower(size, count + 1, size / (size + mean));
}

/** The smallest count of which a condition holds that, once true, stays true. */
function smallestWith(isReached: (count: number) => boolean): number {
  let high = 1;
  while (high < LARGEST_COUNT && !isReached(high)) high *= 2;
  let low = -1;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (isReached(middle)) high = middle;
    else low = middle;
  }
  return high;
}
