/** Months of the map: which is shown, what was counted in each, and which stand beside it. */
import { addMonths, monthsBetween, monthsFrom, type Month } from '#kernel/time.ts';
import type { Category } from '#practices/technology/incidents/categories.ts';

export interface Counted {
  readonly month: Month;
  readonly isWhole: boolean;
  readonly category: Category;
  readonly count: number;
}

export interface MonthTotal {
  readonly month: Month;
  /** False where the records cover the month in part only. */
  readonly isWhole: boolean;
  readonly count: number;
}

/** In order. @param kinds empty: all */
export function monthTotals(counts: readonly Counted[], kinds: readonly Category[]): MonthTotal[] {
  const totals = new Map<Month, MonthTotal>();
  for (const { month, isWhole, category, count } of counts) {
    const known = totals.get(month)?.count ?? 0;
    const more = kinds.length === 0 || kinds.includes(category) ? count : 0;
    totals.set(month, { month, isWhole, count: known + more });
  }
  return [...totals.values()].toSorted((a, b) => monthsBetween(b.month, a.month));
}

/** The newest that is covered whole, or the newest at all; undefined before there is any. */
export const newestMonth = (months: readonly MonthTotal[]): Month | undefined =>
  (months.findLast(({ isWhole }) => isWhole) ?? months.at(-1))?.month;

const MONTHS_SHOWN = 12;

/** Twelve months with the chosen one among them, the newest where they can be. */
export function monthsBeside(months: readonly MonthTotal[], chosen: Month): MonthTotal[] {
  const newest = months.at(-1)?.month ?? chosen;
  const isRecent = monthsBetween(chosen, newest) < MONTHS_SHOWN;
  const last = isRecent ? newest : addMonths(chosen, MONTHS_SHOWN / 2);
  const shown = monthsFrom(addMonths(last, 1 - MONTHS_SHOWN), last);
  return months.filter(({ month }) => shown.includes(month));
}

/** Of one month, in the order of tables; kinds that the area never had are left out. */
export function kindCounts(counts: readonly Counted[], month: Month): Map<Category, number> {
  const found = new Map<Category, number>();
  for (const one of counts)
    found.set(one.category, one.month === month ? one.count : (found.get(one.category) ?? 0));
  return found;
}

/** @param kinds empty: all */
export const sumOf = (
  counts: Iterable<readonly [Category, number]>,
  kinds: readonly Category[],
): number =>
  [...counts].reduce(
    (sum, [kind, count]) => (kinds.length === 0 || kinds.includes(kind) ? sum + count : sum),
    0,
  );
