/** What was reported in one beat in one month, beside how many people live there. */
import type { Estimate } from '@peelian/analytics';

export interface BeatRate {
  readonly code: string;
  /** The code again where the agency gave no name. */
  readonly name: string;
  readonly residents: number | null;
  readonly count: number;
  /** Per 1,000 residents; undefined where residents are unknown or the count is too small. */
  readonly rate: Estimate | undefined;
}

export interface BeatRates {
  readonly beats: readonly BeatRate[];
  /** Counted, and in none of the beats of today. */
  readonly elsewhere: number;
}
