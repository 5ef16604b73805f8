/** Numbers, days and lists as readers of each language write them. Only this file asks Intl. */
import { type Day, type Month, firstDayOf } from '#kernel/time.ts';
import type { Locale } from '../locale.ts';

/** Arabic keeps 0-9: telephone numbers, beats and addresses on the same page are written so. */
const TAGS: Readonly<Record<Locale, string>> = { en: 'en-US', es: 'es-US', ar: 'ar-u-nu-latn' };

const numbers = cached(
  (tag, options: Intl.NumberFormatOptions) => new Intl.NumberFormat(tag, options),
);
const dates = cached(
  (tag, options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(tag, options),
);
const lists = cached((tag, options: Intl.ListFormatOptions) => new Intl.ListFormat(tag, options));

/** Making a formatter costs a thousand times what using it does. */
function cached<Options, Formatter>(make: (tag: string, options: Options) => Formatter) {
  const made = new Map<string, Formatter>();
  return (locale: Locale, options: Options): Formatter => {
    const key = locale + JSON.stringify(options);
    const formatter = made.get(key) ?? make(TAGS[locale], options);
    made.set(key, formatter);
    return formatter;
  };
}

/** `fractionDigits` fixes the digits behind the point; without it at most one is shown. */
export function formatNumber(locale: Locale, value: number, fractionDigits?: number): string {
  const options =
    fractionDigits === undefined
      ? { maximumFractionDigits: 1 }
      : { minimumFractionDigits: fractionDigits, maximumFractionDigits: fractionDigits };
  return numbers(locale, options).format(value);
}

/** `share` is 0 to 1. */
export const formatPercent = (locale: Locale, share: number, fractionDigits = 0): string =>
  numbers(locale, { style: 'percent', maximumFractionDigits: fractionDigits }).format(share);

export type DayStyle = 'long' | 'short' | 'weekday';

const DAY_STYLES: Readonly<Record<DayStyle, Intl.DateTimeFormatOptions>> = {
  long: { year: 'numeric', month: 'long', day: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  weekday: { weekday: 'long', month: 'long', day: 'numeric' },
};

/** A local day is no instant: it is written as it stands, in no time zone. */
export const formatDay = (locale: Locale, day: Day, style: DayStyle = 'long'): string =>
  dates(locale, { ...DAY_STYLES[style], timeZone: 'UTC' }).format(Date.parse(`${day}T00:00Z`));

export type MonthStyle = 'long' | 'short' | 'name';

const MONTH_STYLES: Readonly<Record<MonthStyle, Intl.DateTimeFormatOptions>> = {
  long: { year: 'numeric', month: 'long' },
  short: { year: 'numeric', month: 'short' },
  name: { month: 'short' },
};

export const formatMonth = (locale: Locale, month: Month, style: MonthStyle = 'long'): string =>
  dates(locale, { ...MONTH_STYLES[style], timeZone: 'UTC' }).format(
    Date.parse(`${firstDayOf(month)}T00:00Z`),
  );

/** An instant on the agency's clock: day, hour and minute. */
export const formatInstant = (locale: Locale, instant: Date, timeZone: string): string =>
  dates(locale, { dateStyle: 'long', timeStyle: 'short', timeZone }).format(instant);

/** "English, Spanish and Arabic". */
export const formatList = (locale: Locale, items: readonly string[]): string =>
  lists(locale, { style: 'long', type: 'conjunction' }).format(items);

/** A language's name as people who read `locale` call it, such as "Spanish". */
export const formatLanguage = (locale: Locale, language: string): string =>
  new Intl.DisplayNames(TAGS[locale], { type: 'language' }).of(language) ?? language;
