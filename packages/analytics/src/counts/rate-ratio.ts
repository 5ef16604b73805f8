/** By what factor a rate changed. */
import { betaQuantile } from './beta.ts';
import type { TwoCounts } from './comparison.ts';
import { USUAL_CONFIDENCE } from './interval.ts';
import { requireConfidence, requireCount, requirePositive } from './refusal.ts';

export interface RateRatio {
  /** After divided by before; undefined where nothing was counted before. */
  readonly value: number | undefined;
  readonly low: number;
  /** Infinity where nothing was counted before. */
  readonly high: number;
}

/**
 * By what factor a rate changed, with the exact interval that holds given the sum of both counts.
 * Nothing counted at all leaves every factor possible. It may hold 1 where the e-test finds a
 * clear change, because it is a little wider than it need be.
 * Source: clopper-pearson-1934, przyborowski-wilenski-1940
 */
export function rateRatio(counts: TwoCounts, confidence = USUAL_CONFIDENCE): RateRatio {
  const { before, after, beforeExposure = 1, afterExposure = 1 } = counts;
  requireCount('before', before);
  requireCount('after', after);
  requirePositive('beforeExposure', beforeExposure);
  requirePositive('afterExposure', afterExposure);
  requireConfidence(confidence);
  const tail = (1 - confidence) / 2;
  const scale = beforeExposure / afterExposure;
  const odds = (share: number): number => (share / (1 - share)) * scale;
  return {
    value: before === 0 ? undefined : (after / before) * scale,
    low: after === 0 ? 0 : odds(betaQuantile(after, before + 1, tail)),
    high: before === 0 ? Infinity : 1 / inverseOdds(before, after, tail, scale),
  };
}

/** The upper limit is taken from the other side, where small shares keep their digits. */
function inverseOdds(before: number, after: number, tail: number, scale: number): number {
  const share = betaQuantile(before, after + 1, tail);
  return share / (1 - share) / scale;
}
