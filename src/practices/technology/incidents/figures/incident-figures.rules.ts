/** Shapes published counts into tables: every month of a span, also those without any incident. */
import {
  addMonths,
  type Day,
  daysBetween,
  firstDayOf,
  lastDayOf,
  type Month,
  monthOf,
  monthsFrom,
} from '#kernel/time.ts';
import { PUBLIC_CATEGORIES } from '../categories.ts';
import type { CountTable, MonthCount, MonthsCovered } from './figures.ts';

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

/** Quiet days happen; records that begin or end further inside a month do not cover it. */
const QUIET_DAYS_AT_THE_EDGE = 3;

/** The months that the records cover whole: a month of a single evening is no month. */
export function wholeMonths(
  { first, firstDay, last, lastDay }: MonthsCovered,
  today: Day,
): WholeMonths | undefined {
  const beginsLate =
    firstDay !== null && daysBetween(firstDayOf(first), firstDay) > QUIET_DAYS_AT_THE_EDGE;
  const endsEarly =
    lastDay !== null && daysBetween(lastDay, lastDayOf(last)) > QUIET_DAYS_AT_THE_EDGE;
  const isRunning = last >= monthOf(today);
  const whole = {
    first: beginsLate ? addMonths(first, 1) : first,
    last: isRunning ? addMonths(monthOf(today), -1) : endsEarly ? addMonths(last, -1) : last,
  };
  return whole.first <= whole.last ? whole : undefined;
}

export interface WholeMonths {
  readonly first: Month;
  readonly last: Month;
}

/** The last whole months, at most `count`, in order. */
export function monthsShown({ first, last }: WholeMonths, count: number): Month[] {
  const from = addMonths(last, 1 - count);
  return monthsFrom(from > first ? from : first, last);
}
