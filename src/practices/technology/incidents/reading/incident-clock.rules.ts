/** Reads wall-clock texts in any written order of year, month, date, hours and minutes. */
import { parseDay, type Day } from '#kernel/time.ts';
import { CLOCK_LETTERS } from '../mapping/mapping-time.ts';

export interface Clock {
  readonly day: Day;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export const isClock = ({ hour, minute, second }: Omit<Clock, 'day'>): boolean =>
  hour < 24 && minute < 60 && second < 61;

/** What a format's letters stand for; `MM`, `DD`, `hh`, `HH` take one digit or two. */
const letters: Readonly<Record<string, string>> = {
  YYYY: String.raw`(?<year>\d{4})`,
  YY: String.raw`(?<year>\d{2})`,
  MMM: String.raw`(?<month>[A-Za-z]{3,10})\.?`,
  MM: String.raw`(?<month>\d{1,2})`,
  DD: String.raw`(?<date>\d{1,2})`,
  HH: String.raw`(?<hour>\d{1,2})`,
  hh: String.raw`(?<hour>\d{1,2})`,
  mm: String.raw`(?<minute>\d{2})`,
  ss: String.raw`(?<second>\d{2})(?:\.\d+)?`,
  A: String.raw`(?<half>[AaPp])\.?[Mm]\.?`,
};

const patternOf = (format: string) =>
  format
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(CLOCK_LETTERS, (letter) => letters[letter] ?? letter);

/** Undefined for a text that is not written so, or is no moment of any calendar. */
export function clockReader(format: string): (text: string) => Clock | undefined {
  const whole = new RegExp(`^${patternOf(format)}$`);
  return (text) => {
    const { year, month, date = '', ...time } = whole.exec(text.trim())?.groups ?? {};
    const day = dayOf(year, month, date);
    const hour = hourOf(time.hour, time.half);
    if (!day || hour === undefined) return undefined;
    const clock = { day, hour, minute: Number(time.minute ?? 0), second: Number(time.second ?? 0) };
    return isClock(clock) ? clock : undefined;
  };
}

/** Two digits from 69 on mean 1969 to 1999, others 2000 to 2068. Source: posix-strptime */
const wholeYear = (year: string) =>
  year.length > 2 ? year : `${Number(year) < 69 ? '20' : '19'}${year}`;

function dayOf(year = '', month = '', date: string): Day | undefined {
  const number = /^\d/.test(month) ? month.padStart(2, '0') : monthNamed(month);
  return parseDay(`${wholeYear(year)}-${number}-${date.padStart(2, '0')}`);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
/** Where Spanish begins otherwise. */
const SPANISH: Readonly<Record<string, string>> = {
  ene: 'jan',
  abr: 'apr',
  ago: 'aug',
  set: 'sep',
  dic: 'dec',
};

/** In English or Spanish, whole or abbreviated; `00` for what is no month. */
export function monthNamed(name: string): string {
  const start = name.slice(0, 3).toLowerCase();
  return String(MONTHS.indexOf(SPANISH[start] ?? start) + 1).padStart(2, '0');
}

/** 12 AM is midnight, 12 PM noon. */
function hourOf(text = '0', half: string | undefined): number | undefined {
  const hour = Number(text);
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}

/** Hours, minutes, seconds and half of the day, in this order. */
const clocks = {
  'HH:mm': /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(?:([AaPp])\.?[Mm]\.?)?$/,
  /** Leading zeros are lost where a table took `0005` for a number. */
  HHmm: /^(\d{0,2}?)(\d{1,2})(?:\.0*)?$/,
  HH: /^(\d{1,2})(?:\.0*)?$/,
} as const;

/** A time of day without its day, in a column of its own. */
export function timeOfDayReader(
  format: keyof typeof clocks,
): (text: string) => Omit<Clock, 'day'> | undefined {
  const whole = clocks[format];
  return (text) => {
    const found = whole.exec(text);
    const [, hours = '', minute = '0', second = '0', half] = found ?? [];
    const hour = hourOf(hours || '0', half);
    if (!found || hour === undefined) return undefined;
    const time = { hour, minute: Number(minute), second: Number(second) };
    return isClock(time) ? time : undefined;
  };
}

/** The day of a text in a format that may hold a clock, too: `01/08/2020 12:00:00 AM`. */
export function dayReader(format: string): (text: string) => Day | undefined {
  const readClock = clockReader(format);
  const readDay = clockReader(dayPartOf(format));
  let [lastText, lastDay]: [string, Day | undefined] = ['', undefined];
  return (text) => {
    if (text === lastText) return lastDay;
    lastText = text;
    lastDay = (readClock(text) ?? readDay(text) ?? readDay(withoutMidnight(text)))?.day;
    return lastDay;
  };
}

/** The format up to its first letter of a clock. */
const dayPartOf = (format: string) => format.replace(/[\sT]*(HH|hh|A).*$/, '');

/** `2018-01-06T00:00:00.000` is what many portals write for a day. */
const withoutMidnight = (text: string) =>
  text
    .trim()
    .replace(/[T\s]+(0{1,2}:00(:00(\.0+)?)?|12:00(:00)?\s*[Aa][Mm])\s*(Z|\+00(:?00)?)?$/, '');
