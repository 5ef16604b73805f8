/** One month's counts beside what is usual: what a page says of a beat or of the whole city. */
import type { ClearChange, Estimate } from '@peelian/analytics';
import type { Month } from '#kernel/time.ts';
import type { Category } from '../categories.ts';
import type { CountTable, DistrictAgreement, Freshness, YearCount } from './figures.ts';

export interface ComparedCount {
  readonly category: Category | 'all';
  readonly count: number;
  /** Where the count would lie by the months before it; undefined with too few of them. */
  readonly usual: { readonly low: number; readonly high: number } | undefined;
  readonly standing: 'above' | 'below' | 'within' | 'unknown';
  /** The whole city's count of the same month. */
  readonly cityCount: number;
  /** Per 1,000 residents with its interval; undefined without residents or with too few cases. */
  readonly rate: Estimate | undefined;
}

/** What a section with figures needs of a beat. */
export interface CountedBeat {
  readonly code: string;
  readonly residents: number | null;
}

export interface YearEarlier {
  readonly month: Month;
  readonly count: number;
  readonly change: ClearChange['change'];
}

export interface IncidentComparison {
  readonly month: Month;
  readonly rows: readonly ComparedCount[];
  readonly all: ComparedCount;
  /** The same month a year before, where it is covered. */
  readonly yearEarlier: YearEarlier | undefined;
  readonly table: CountTable;
  readonly agreement: DistrictAgreement;
  readonly sensitiveYears: readonly YearCount[];
  readonly freshness: Freshness;
}

/** Below this a rate says more than the count can bear: the count stands alone. */
export const FEWEST_CASES_FOR_A_RATE = 20;
