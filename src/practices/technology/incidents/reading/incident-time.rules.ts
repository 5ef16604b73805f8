/** Reads when an incident happened: instants, local clocks in any written order, months. */
import { parseDay, parseMonth, type Day, type Month } from '#kernel/time.ts';
import { zoneOf, type Zone } from '#kernel/time-zone.ts';
import {
  clockReader,
  dayReader,
  isClock,
  timeOfDayReader,
  type Clock,
} from './incident-clock.rules.ts';
import { inParts } from './incident-time-parts.rules.ts';
import type { Moment } from '../incident.ts';
import type { TimeMapping } from '../mapping/mapping.ts';

/** Undefined when the texts are no time. */
export type ReadMoment = (texts: readonly string[]) => Moment | undefined;

export interface MomentReader {
  readonly columns: readonly string[];
  readonly read: ReadMoment;
}

export interface TimeReader extends MomentReader {
  /** Reads the end of the interval, where the mapping names one. */
  readonly until?: MomentReader;
}

const MS_A_MINUTE = 60_000;

export function timeReader(mapping: TimeMapping, timezone: string): TimeReader {
  const zone = zoneOf(timezone);
  switch (mapping.kind) {
    case 'instant':
      return inOneColumn(mapping, instantReader(zone, mapping.zone === 'utc'));
    case 'epoch':
      return inOneColumn(mapping, epochReader(zone, mapping));
    case 'local-text': {
      const readClock = clockReader(mapping.format);
      const hasHours = /HH|hh/.test(mapping.format);
      const read = hasHours
        ? onClock
        : (_: Zone, clock: Clock | undefined) => clock && onDay(clock.day);
      return inOneColumn(mapping, (text) => read(zone, readClock(text)));
    }
    case 'local-parts':
      return inParts(mapping, (clock) => onClock(zone, clock));
    case 'local-day-and-time':
      return inTwoColumns(mapping, dayAndTimeReader(zone, mapping));
    case 'month':
      return inOneColumn(mapping, inMonth);
  }
}

interface OneColumn {
  readonly column: string;
  readonly until?: string | undefined;
}

/** Rows of one minute recur, and files are mostly in order: the last answer is often the next. */
function inOneColumn({ column, until }: OneColumn, readText: (text: string) => Moment | undefined) {
  const reader = (name: string): MomentReader => {
    let [lastText, lastMoment]: [string, Moment | undefined] = ['', undefined];
    const read: ReadMoment = ([text = '']) => {
      if (text === lastText) return lastMoment;
      lastText = text;
      lastMoment = readText(text.trim());
      return lastMoment;
    };
    return { columns: [name], read };
  };
  return { ...reader(column), ...(until !== undefined && { until: reader(until) }) };
}

type TwoColumns = Extract<TimeMapping, { kind: 'local-day-and-time' }>;

function inTwoColumns(mapping: TwoColumns, read: ReadMoment): TimeReader {
  const { dayColumn, timeColumn, untilDayColumn, untilTimeColumn } = mapping;
  const columns = [untilDayColumn, untilTimeColumn].filter((name) => name !== undefined);
  return {
    columns: [dayColumn, timeColumn].filter((name) => name !== undefined),
    read,
    ...(untilDayColumn !== undefined && { until: { columns, read } }),
  };
}

const writtenDay = String.raw`(\d{4}[-/]\d\d[-/]\d\d)`;
const writtenTime = String.raw`(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?`;
const writtenOffset = String.raw`(Z|UTC|[+-]\d\d(?::?\d\d)?)?`;
const written = new RegExp(`^${writtenDay}(?:[T ]${writtenTime}\\s*${writtenOffset})?$`, 'i');

const instantReader = (zone: Zone, isUtc: boolean) => (text: string) =>
  momentOfInstant(zone, isUtc, text);

function momentOfInstant(zone: Zone, isUtc: boolean, text: string): Moment | undefined {
  const match = written.exec(text);
  const [, dayText = '', hour, minute, second = '0', offset] = match ?? [];
  const { day, startMs } = daysRead.get(dayText) ?? readDay(dayText);
  if (!day) return undefined;
  if (hour === undefined) return onDay(day);
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
  const day = parseDay(text.replaceAll('/', '-'));
  const read = { day, startMs: Date.parse(`${day}T00:00:00Z`) };
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

/** Far from any incident, and well within what a calendar can hold. */
const EPOCH_MS_MAX = 60_000_000_000_000;

const utc = zoneOf('UTC');

type Epoch = Extract<TimeMapping, { kind: 'epoch' }>;

function epochReader(zone: Zone, { unit, isDayOnly }: Epoch) {
  const msAUnit = unit === 's' ? 1000 : 1;
  return (text: string): Moment | undefined => {
    if (!/^-?\d+(\.\d+)?$/.test(text)) return undefined;
    const epochMs = Math.round(Number(text) * msAUnit);
    if (Math.abs(epochMs) > EPOCH_MS_MAX) return undefined;
    return isDayOnly ? onDay(utc.localAt(epochMs).day) : atInstant(zone, epochMs);
  };
}

const noTime = { hour: null, minute: null, epochMs: null };
const monthIn = (day: Day) => day.slice(0, 7) as Month;
const onDay = (day: Day): Moment => ({ ...noTime, month: monthIn(day), day });

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

function dayAndTimeReader(zone: Zone, { dayFormat, timeFormat }: TwoColumns): ReadMoment {
  const readDate = dayReader(dayFormat);
  const readTime = timeOfDayReader(timeFormat);
  return ([dayText = '', timeText = '']) => {
    const day = readDate(dayText);
    const text = timeText.trim();
    // Words such as S/D or UNKNOWN say that nobody knows the time.
    if (!day || !/\d/.test(text)) return day && onDay(day);
    const time = readTime(text);
    return time && onClock(zone, { day, ...time });
  };
}
