/** Reads when an incident happened: instants, local clocks in any written order, months. */
import { parseDay, parseMonth, type Day, type Month } from '#kernel/time.ts';
import { zoneOf, type Zone } from '#kernel/time-zone.ts';
import type { Moment } from './incident.ts';
import type { TimeMapping } from './mapping.ts';

/** Undefined when the texts are no time. */
export type ReadMoment = (texts: readonly string[]) => Moment | undefined;

export interface TimeReader {
  readonly columns: readonly string[];
  readonly read: ReadMoment;
}

const MS_A_MINUTE = 60_000;

export function timeReader(mapping: TimeMapping, timezone: string): TimeReader {
  const zone = zoneOf(timezone);
  switch (mapping.kind) {
    case 'instant':
      return { columns: [mapping.column], read: instantReader(zone, mapping.zone === 'utc') };
    case 'local-day-and-time': {
      const readClock = clockReader(`${mapping.dayFormat} HH:mm`);
      const columns = [mapping.dayColumn, mapping.timeColumn];
      return { columns, read: dayAndTimeReader(zone, mapping.dayFormat, readClock) };
    }
    case 'local-text': {
      const readClock = clockReader(mapping.format);
      return { columns: [mapping.column], read: ([text = '']) => onClock(zone, readClock(text)) };
    }
    case 'month':
      return { columns: [mapping.column], read: ([text = '']) => inMonth(text.trim()) };
  }
}

const written =
  /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?\s*(Z|UTC|[+-]\d\d(?::?\d\d)?)?)?$/i;

/** Rows of one minute recur, and files are mostly in order: the last answer is often the next. */
function instantReader(zone: Zone, isUtc: boolean): ReadMoment {
  let [lastText, lastMoment]: [string, Moment | undefined] = ['', undefined];
  return ([text = '']) => {
    if (text === lastText) return lastMoment;
    lastText = text;
    lastMoment = momentOfInstant(zone, isUtc, text.trim());
    return lastMoment;
  };
}

function momentOfInstant(zone: Zone, isUtc: boolean, text: string): Moment | undefined {
  const match = written.exec(text);
  const [, dayText = '', hour, minute, second = '0', offset] = match ?? [];
  const { day, startMs } = daysRead.get(dayText) ?? readDay(dayText);
  if (!day) return undefined;
  if (hour === undefined) return { ...noTime, month: monthIn(day), day };
  const clock = { day, hour: Number(hour), minute: Number(minute), second: Number(second) };
  if (!isClock(clock)) return undefined;
  if (offset === undefined && !isUtc) return onClock(zone, clock);
  const offsetMs = offsetOf(offset);
  if (offsetMs === undefined) return undefined;
  const { hour: hours, minute: minutes, second: seconds } = clock;
  const sinceStartMs = ((hours * 60 + minutes) * 60 + seconds) * 1000;
  return atInstant(zone, startMs + sinceStartMs - offsetMs);
}

interface ReadDay {
  readonly day: Day | undefined;
  /** Of the day in UTC. */
  readonly startMs: number;
}

/** The same few hundred days stand on all rows of a file. */
const daysRead = new Map<string, ReadDay>();
const DAYS_KEPT_MAX = 20_000;

function readDay(text: string): ReadDay {
  const read = { day: parseDay(text), startMs: Date.parse(`${text}T00:00:00Z`) };
  if (daysRead.size < DAYS_KEPT_MAX) daysRead.set(text, read);
  return read;
}

/** `+00`, `-0500`, `+05:30`, `Z`; undefined when no clock on earth runs so. */
function offsetOf(text = 'Z'): number | undefined {
  if (/^(Z|UTC)$/i.test(text)) return 0;
  const [hours, minutes] = [Number(text.slice(1, 3)), Number(text.slice(3).replace(':', '') || 0)];
  if (hours > 14 || minutes > 59) return undefined;
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * MS_A_MINUTE;
}

interface Clock {
  readonly day: Day;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

const noTime = { hour: null, minute: null, epochMs: null };
const monthIn = (day: Day) => day.slice(0, 7) as Month;
const isClock = ({ hour, minute, second }: Clock) => hour < 24 && minute < 60 && second < 61;

function atInstant(zone: Zone, epochMs: number): Moment {
  const { day, hour, minute } = zone.localAt(epochMs);
  return { month: monthIn(day), day, hour, minute, epochMs };
}

/** A reading that the clock skipped keeps its hour as written: that is what was recorded. */
function onClock(zone: Zone, clock: Clock | undefined): Moment | undefined {
  if (!clock) return undefined;
  const { day, hour, minute } = clock;
  return { month: monthIn(day), day, hour, minute, epochMs: zone.instantOf(clock) };
}

function inMonth(text: string): Moment | undefined {
  const month = parseMonth(text.slice(0, 7));
  return month && /^.{7}(-01)?$/.test(text) ? { ...noTime, month, day: null } : undefined;
}

function dayAndTimeReader(
  zone: Zone,
  dayFormat: string,
  readClock: (text: string) => Clock | undefined,
): ReadMoment {
  const readDate = clockReader(dayFormat);
  return ([dayText = '', timeText = '']) => {
    const time = timeText.trim();
    if (time !== '') return onClock(zone, readClock(`${dayText.trim()} ${time.slice(0, 5)}`));
    const day = readDate(dayText)?.day;
    return day && { ...noTime, month: monthIn(day), day };
  };
}

/** What a format's letters stand for; `M`, `D`, `h`, `H` take one digit or two. */
const letters: Readonly<Record<string, string>> = {
  YYYY: String.raw`(?<year>\d{4})`,
  MM: String.raw`(?<month>\d{1,2})`,
  DD: String.raw`(?<date>\d{1,2})`,
  HH: String.raw`(?<hour>\d{1,2})`,
  hh: String.raw`(?<hour>\d{1,2})`,
  mm: String.raw`(?<minute>\d{2})`,
  ss: String.raw`(?<second>\d{2})`,
  A: String.raw`(?<half>[AaPp])\.?[Mm]\.?`,
};

function clockReader(format: string): (text: string) => Clock | undefined {
  const pattern = format
    .replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)
    .replace(/YYYY|MM|DD|HH|hh|mm|ss|A/g, (letter) => letters[letter] ?? letter);
  const whole = new RegExp(`^${pattern}$`);
  return (text) => {
    const { year, month = '', date = '', ...time } = whole.exec(text.trim())?.groups ?? {};
    const day = parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`);
    const hour = hourOf(time.hour, time.half);
    if (!day || hour === undefined) return undefined;
    const clock = { day, hour, minute: Number(time.minute ?? 0), second: Number(time.second ?? 0) };
    return isClock(clock) ? clock : undefined;
  };
}

/** 12 AM is midnight, 12 PM noon. */
function hourOf(text = '0', half: string | undefined): number | undefined {
  const hour = Number(text);
  if (half === undefined) return hour;
  if (hour < 1 || hour > 12) return undefined;
  return (hour % 12) + (half.toUpperCase() === 'P' ? 12 : 0);
}
