/** Shapes published counts into tables: every month of a span, also those without any incident. */
import { addMonths, monthOf, monthsFrom, type Day, type Month } from '#kernel/time.ts';
import { PUBLIC_CATEGORIES } from './categories.ts';
import type { CountTable, MonthCount } from './figures.ts';

/** @param months the table's columns, in order */
export function countTable(months: readonly Month[], counts: readonly MonthCount[]): CountTable {
  const categories = PUBLIC_CATEGORIES.filter((name) =>
    counts.some(({ category }) => category === name),
  );
  const table = new Map(categories.map((category) => [category, months.map(() => 0)]));
  for (const { month, category, count } of counts) {
    const row = table.get(category);
    const place = months.indexOf(month);
    if (row && place >= 0) row[place] = (row[place] ?? 0) + count;
  }
  const totals = months.map((_, place) =>
    categories.reduce((sum, category) => sum + (table.get(category)?.[place] ?? 0), 0),
  );
  return { months, categories, counts: table, totals };
}

interface Covered {
  readonly first: Month;
  readonly last: Month;
}

/**
 * The newest month that is over: the month of today is still being counted. Undefined when only
 * that month has any.
 */
export function latestCompleteMonth({ first, last }: Covered, today: Day): Month | undefined {
  const current = monthOf(today);
  const complete = last < current ? last : addMonths(current, -1);
  return complete >= first ? complete : undefined;
}

/** The months before and up to the latest complete one, at most `count`, never before the first. */
export function monthsShown({ first }: Covered, latest: Month, count: number): Month[] {
  const from = addMonths(latest, 1 - count);
  return monthsFrom(from > first ? from : first, latest);
}
