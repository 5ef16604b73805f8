/** What measured figures mean: their middle, how steady the machine was, and the verdict. */

/** What a bench promises; see `Bench` for the words. */
export interface Budget {
  readonly budget: number;
  readonly budgetOn: 'ratio' | 'ours';
  readonly isLowerBetter: boolean;
}

export interface Figures {
  readonly ours: number;
  /** Undefined when there is no peer to measure against. */
  readonly peerValue: number | undefined;
  /** Seconds of the calibration loop before and after. */
  readonly calibration: readonly [before: number, after: number];
}

/** `unsteady`: the machine itself changed its pace meanwhile, so the figures say nothing. */
export type Verdict = 'within' | 'over' | 'unsteady';

/** Above this, the machine was doing something else. */
export const DRIFT_MAX = 0.3;

/** The middle value, or the mean of the two in the middle. NaN of nothing. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low, high] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
}

/** How much slower the slower of two calibrations was: 0 for the same pace, 0.3 for 30 %. */
export const driftOf = ([before, after]: Figures['calibration']): number =>
  Math.max(before, after) / Math.min(before, after) - 1;

/** Ours as a multiple of the peer's: 2 means twice as many milliseconds, or twice as many pages. */
export const ratioOf = ({ ours, peerValue }: Figures): number | undefined =>
  peerValue === undefined ? undefined : ours / peerValue;

/**
 * Throws when the budget is on a ratio and no peer was measured: that is a mistake in the bench.
 */
export function verdictOf(figures: Figures, { budget, budgetOn, isLowerBetter }: Budget): Verdict {
  if (driftOf(figures.calibration) > DRIFT_MAX) return 'unsteady';
  const measured = budgetOn === 'ratio' ? ratioOf(figures) : figures.ours;
  if (measured === undefined) throw new Error('A budget on the ratio needs a peer');
  return (isLowerBetter ? measured <= budget : measured >= budget) ? 'within' : 'over';
}

/** 1 when a budget is missed, else 3 when a figure could not be trusted, else 0. */
export function exitCodeOf(verdicts: readonly Verdict[]): 0 | 1 | 3 {
  if (verdicts.includes('over')) return 1;
  return verdicts.includes('unsteady') ? 3 : 0;
}
