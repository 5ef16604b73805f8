/** How long something may take: a count and a unit, as laws and promises word it. */
import { addMonths, daysIn, firstDayOf, monthOf, addDays, type Day } from './time.ts';

export const SPAN_UNITS = [
  'hours',
  'business-hours',
  'days',
  'business-days',
  'months',
  'years',
] as const;
export type SpanUnit = (typeof SPAN_UNITS)[number];

export interface Span {
  /** Whole, at least 1. */
  readonly count: number;
  readonly unit: SpanUnit;
}

/** Hours run by the minute; every other unit counts whole days and ends with a day. */
export const isInHours = ({ unit }: Span): boolean => unit === 'hours' || unit === 'business-hours';

const MONTHS_A_YEAR = 12;

export const monthsOf = ({ count, unit }: Span): number =>
  unit === 'years' ? count * MONTHS_A_YEAR : count;

/** The same day so many months later; the month's last day where it has no such day. */
export function addMonthsToDay(day: Day, count: number): Day {
  const month = addMonths(monthOf(day), count);
  const place = Math.min(Number(day.slice(8)), daysIn(month));
  return addDays(firstDayOf(month), place - 1);
}
