/** Intervals around one count, one rate and one share. */
import { gammaQuantile } from './gamma.ts';
import { requireConfidence, requireCount, requirePositive } from './refusal.ts';

export interface Interval {
  readonly low: number;
  readonly high: number;
}

export interface Estimate extends Interval {
  readonly value: number;
}

export const USUAL_CONFIDENCE = 0.95;

/**
 * Which average counts are compatible with one count: the exact interval for a Poisson mean.
 * It holds the true mean at least as often as `confidence` says, usually a little more often.
 * Throws a RangeError for anything but a whole count from 0 to 1e9.
 * When not to trust this: counts of things that come in clusters (one night, many reports) vary
 * more than Poisson counts do, and the interval is then too narrow.
 * Source: garwood-1936
 */
export function poissonInterval(count: number, confidence = USUAL_CONFIDENCE): Interval {
  requireCount('count', count);
  requireConfidence(confidence);
  const tail = (1 - confidence) / 2;
  return {
    low: count === 0 ? 0 : gammaQuantile(count, 'lower', tail),
    high: gammaQuantile(count + 1, 'upper', tail),
  };
}

export interface CountInPopulation {
  readonly count: number;
  /** People, stops, contacts: whatever the count is held against. Taken as known exactly. */
  readonly population: number;
  /** 1,000 unless told otherwise. */
  readonly per?: number;
  readonly confidence?: number;
}

/**
 * A rate per 1,000 with its exact Poisson interval. Throws a RangeError for a population that is
 * not above zero.
 * When not to trust this: residents are the wrong population where most people present do not
 * live there (a city centre, a station); the interval knows nothing of that.
 * Source: garwood-1936
 */
export function ratePer(counted: CountInPopulation): Estimate {
  const { count, population, per = 1000, confidence = USUAL_CONFIDENCE } = counted;
  requirePositive('population', population);
  requirePositive('per', per);
  const { low, high } = poissonInterval(count, confidence);
  const scale = per / population;
  return { value: count * scale, low: low * scale, high: high * scale };
}

/**
 * The share of `count` in `total` with Wilson's score interval, never outside 0 to 1.
 * Throws a RangeError when the count exceeds the total or the total is zero.
 * When not to trust this: the total must be a random sample, or all there is of an ongoing
 * process. Answers that people chose to send are neither.
 * Source: wilson-1927
 */
export function shareOf(count: number, total: number, confidence = USUAL_CONFIDENCE): Estimate {
  requireCount('count', count);
  requireCount('total', total);
  requirePositive('total', total);
  requireConfidence(confidence);
  if (count > total) throw new RangeError(`count ${count} exceeds total ${total}`);
  const share = count / total;
  const square = normalSquare(confidence);
  const middle = share + square / (2 * total);
  const reach = Math.sqrt(square * ((share * (1 - share)) / total + square / (4 * total ** 2)));
  const shrink = 1 + square / total;
  return {
    value: share,
    low: count === 0 ? 0 : (middle - reach) / shrink,
    high: count === total ? 1 : (middle + reach) / shrink,
  };
}

/** The square of the standard normal deviate that holds this confidence: 3.8415 for 95 %. */
const normalSquare = (confidence: number): number =>
  2 * gammaQuantile(0.5, 'upper', 1 - confidence);
