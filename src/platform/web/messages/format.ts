/** Numbers, days and lists as readers of each language write them. Only this file asks Intl. */
import { type Day, type Month, firstDayOf } from '#kernel/time.ts';
import type { Locale } from '../locale.ts';

/** Arabic keeps 0-9: telephone numbers, beats and addresses on the same page are written so. */
const TAGS: Readonly<Record<Locale, string>> = { en: 'en-US', es: 'es-US', ar: 'ar-u-nu-latn' };

/**
 * Making a formatter costs a thousand times what using it does, and a page uses hundreds. Each is
 * made once and found again by the few words that say which it is.
 */
function cached<Which extends string | number | undefined, Formatter>(
  make: (tag: string, which: Which) => Formatter,
) {
  const made: Record<Locale, Map<Which, Formatter>> = {
    en: new Map(),
    es: new Map(),
    ar: new Map(),
  };
  return (locale: Locale, which: Which): Formatter => {
    const known = made[locale].get(which);
    if (known) return known;
    const formatter = make(TAGS[locale], which);
    made[locale].set(which, formatter);
    return formatter;
  };
}

const numbers = cached(
  (tag, fractionDigits: number | undefined) =>
    new Intl.NumberFormat(tag, {
      ...(fractionDigits !== undefined && { minimumFractionDigits: fractionDigits }),
      maximumFractionDigits: fractionDigits ?? 1,
    }),
);

/** `fractionDigits` fixes the digits behind the point; without it at most one is shown. */
export const formatNumber = (locale: Locale, value: number, fractionDigits?: number): string =>
  numbers(locale, fractionDigits).format(value);

const percents = cached(
  (tag, maximumFractionDigits: number) =>
    new Intl.NumberFormat(tag, { style: 'percent', maximumFractionDigits }),
);

/** `share` is 0 to 1. */
export const formatPercent = (locale: Locale, share: number, fractionDigits = 0): string =>
  percents(locale, fractionDigits).format(share);

export type DayStyle = 'long' | 'short' | 'weekday' | 'full';

const DAY_STYLES: Readonly<Record<DayStyle, Intl.DateTimeFormatOptions>> = {
  long: { year: 'numeric', month: 'long', day: 'numeric' },
  short: { month: 'short', day: 'numeric' },
  weekday: { weekday: 'long', month: 'long', day: 'numeric' },
  full: { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' },
};

const days = cached(
  (tag, style: DayStyle) => new Intl.DateTimeFormat(tag, { ...DAY_STYLES[style], timeZone: 'UTC' }),
);

/** A local day is no instant: it is written as it stands, in no time zone. */
export const formatDay = (locale: Locale, day: Day, style: DayStyle = 'long'): string =>
  days(locale, style).format(Date.parse(`${day}T00:00Z`));

export type MonthStyle = 'long' | 'short' | 'name';

const MONTH_STYLES: Readonly<Record<MonthStyle, Intl.DateTimeFormatOptions>> = {
  long: { year: 'numeric', month: 'long' },
  short: { year: 'numeric', month: 'short' },
  name: { month: 'short' },
};

const months = cached(
  (tag, style: MonthStyle) =>
    new Intl.DateTimeFormat(tag, { ...MONTH_STYLES[style], timeZone: 'UTC' }),
);

export const formatMonth = (locale: Locale, month: Month, style: MonthStyle = 'long'): string =>
  months(locale, style).format(Date.parse(`${firstDayOf(month)}T00:00Z`));

const instants = cached(
  (tag, timeZone: string) =>
    new Intl.DateTimeFormat(tag, { dateStyle: 'long', timeStyle: 'short', timeZone }),
);

/** An instant on the agency's clock: day, hour and minute. */
export const formatInstant = (locale: Locale, instant: Date, timeZone: string): string =>
  instants(locale, timeZone).format(instant);

const zones = cached(
  (tag, timeZone: string) =>
    new Intl.DateTimeFormat(tag, { timeZone, timeZoneName: 'longGeneric', year: 'numeric' }),
);

/** A time zone as people call it, such as "Pacific Time", whatever the season. */
export const formatZone = (locale: Locale, timeZone: string): string =>
  zones(locale, timeZone)
    .formatToParts(0)
    .find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;

const lists = cached(
  (tag, type: Intl.ListFormatType) => new Intl.ListFormat(tag, { style: 'long', type }),
);

/** "English, Spanish and Arabic". */
export const formatList = (locale: Locale, items: readonly string[]): string =>
  lists(locale, 'conjunction').format(items);

const languages = cached(
  (tag, language: string) =>
    new Intl.DisplayNames(tag, { type: 'language' }).of(language) ?? language,
);

/** A language's name as people who read `locale` call it, such as "Spanish". */
export const formatLanguage = (locale: Locale, language: string): string =>
  languages(locale, language);
