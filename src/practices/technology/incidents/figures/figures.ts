/** Published figures of incidents: counts by month and category, how new and how complete. */
import type { Day, Month } from '#kernel/time.ts';
import type { Category } from '../categories.ts';

export interface MonthCount {
  readonly month: Month;
  readonly category: Category;
  readonly count: number;
}

/** Sensitive categories, whole city and whole year, ten cases or more. */
export interface YearCount {
  readonly year: number;
  readonly category: Category;
  readonly count: number;
}

/** Counted over incidents outside sensitive categories. */
export interface DistrictAgreement {
  /** Incidents with a recorded district and a beat that holds their point. */
  readonly withBoth: number;
  readonly agreeing: number;
  readonly withoutPoint: number;
  readonly outsideBeats: number;
}

/** From when to when the records reach; days are null where the source tells months only. */
export interface MonthsCovered {
  readonly first: Month;
  readonly firstDay: Day | null;
  readonly last: Month;
  readonly lastDay: Day | null;
}

/** Months by categories: `counts[category][i]` belongs to `months[i]`; a month without any is 0. */
export interface CountTable {
  readonly months: readonly Month[];
  /** In the order in which tables show them; only those that were ever counted in the span. */
  readonly categories: readonly Category[];
  readonly counts: ReadonlyMap<Category, readonly number[]>;
  /** All categories together, for each month. */
  readonly totals: readonly number[];
}

export interface Freshness {
  /** When an import of incidents was last finished. */
  readonly importedAt: Date;
  /** The newest month with any count. */
  readonly lastMonth: Month;
}
