/** Calendar days and months. No function here reads the clock: callers pass the time in. */

/** A calendar day in the agency's time zone, as `YYYY-MM-DD`; compares as text. */
export type Day = string & { readonly __unit: 'day' };

/** A calendar month in the agency's time zone, as `YYYY-MM`; compares as text. */
export type Month = string & { readonly __unit: 'month' };

const MS_A_DAY = 86_400_000;

/** Reads `YYYY-MM-DD`; undefined when the text is not a real calendar day (2026-02-30). */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined;
  const epoch = Date.parse(`${text}T00:00:00Z`);
  if (Number.isNaN(epoch)) return undefined;
  return new Date(epoch).toISOString().startsWith(text) ? (text as Day) : undefined;
}

/** Reads `YYYY-MM`; undefined when there is no such month. */
export const parseMonth = (text: string): Month | undefined =>
  /^\d{4}-(0[1-9]|1[0-2])$/.test(text) ? (text as Month) : undefined;

/** Days since 1970-01-01: whole, negative before. */
export const dayNumber = (day: Day): number => Date.parse(`${day}T00:00:00Z`) / MS_A_DAY;

export const dayOfNumber = (number: number): Day =>
  new Date(number * MS_A_DAY).toISOString().slice(0, 10) as Day;

export const addDays = (day: Day, count: number): Day => dayOfNumber(dayNumber(day) + count);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

export const monthOf = (day: Day): Month => day.slice(0, 7) as Month;

export const firstDayOf = (month: Month): Day => `${month}-01` as Day;

export const lastDayOf = (month: Month): Day => addDays(firstDayOf(addMonths(month, 1)), -1);

export const daysIn = (month: Month): number =>
  daysBetween(firstDayOf(month), firstDayOf(addMonths(month, 1)));

const monthNumber = (month: Month) => Number(month.slice(0, 4)) * 12 + Number(month.slice(5)) - 1;

/** Whole months from `from` to `to`; negative when `to` is earlier. */
export const monthsBetween = (from: Month, to: Month): number =>
  monthNumber(to) - monthNumber(from);

export function addMonths(month: Month, count: number): Month {
  const number = monthNumber(month) + count;
  const year = String(Math.floor(number / 12)).padStart(4, '0');
  return `${year}-${String((((number % 12) + 12) % 12) + 1).padStart(2, '0')}` as Month;
}

/** Every month from `first` to `last`, both included, in order; empty when `last` is earlier. */
export const monthsFrom = (first: Month, last: Month): Month[] =>
  Array.from({ length: Math.max(0, monthsBetween(first, last) + 1) }, (_, index) =>
    addMonths(first, index),
  );
