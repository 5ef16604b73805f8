/** Working days and hours. Which days an office is closed is given as values, never known here. */
import { addDays, dayNumber, type Day } from './time.ts';
import type { Zone } from './time-zone.ts';

export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

export interface WorkCalendar {
  readonly zone: Zone;
  /** Never all seven. */
  readonly weekend: ReadonlySet<Weekday>;
  readonly holidays: ReadonlySet<Day>;
  /** Minutes after midnight on the local clock, 0 to 1440; `closes` is later than `opens`. */
  readonly opensAtMinute: number;
  readonly closesAtMinute: number;
}

/** A stretch of time, the end not included. */
export interface Period {
  readonly fromMs: number;
  readonly toMs: number;
}

const MINUTES_A_DAY = 1440;
/** 1970-01-01 was a Thursday. */
const WEEKDAY_OF_DAY_ZERO = 4;

export const weekdayOf = (day: Day): Weekday => {
  const place = (((dayNumber(day) + WEEKDAY_OF_DAY_ZERO) % 7) + 7) % 7;
  return WEEKDAYS[place] ?? 'sunday';
};

export const isBusinessDay = ({ weekend, holidays }: WorkCalendar, day: Day): boolean =>
  !weekend.has(weekdayOf(day)) && !holidays.has(day);

/**
 * The `count`-th business day after `day`, before it when negative; zero is the day itself.
 * Throws a RangeError when every day of the week is a weekend: there would be no answer.
 */
export function addBusinessDays(calendar: WorkCalendar, day: Day, count: number): Day {
  if (calendar.weekend.size === WEEKDAYS.length) throw new RangeError('No day is a working day');
  const step = Math.sign(count);
  let reached = day;
  for (let left = Math.abs(count); left > 0;) {
    reached = addDays(reached, step);
    if (isBusinessDay(calendar, reached)) left -= 1;
  }
  return reached;
}

/** Business days after `from`, up to and with `to`; negative when `to` is earlier. */
export function businessDaysBetween(calendar: WorkCalendar, from: Day, to: Day): number {
  if (to < from) return -businessDaysBetween(calendar, to, from);
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1))
    if (isBusinessDay(calendar, day)) count += 1;
  return count;
}

/** The first instant of a local day, also where the clock skips midnight. */
export const startOfDay = (zone: Zone, day: Day): number =>
  zone.instantOf({ day, hour: 0, minute: 0, second: 0 });

/** The first instant that no longer belongs to the day. */
export const endOfDay = (zone: Zone, day: Day): number => startOfDay(zone, addDays(day, 1));

function instantOfMinute(zone: Zone, day: Day, minute: number): number {
  if (minute >= MINUTES_A_DAY) return endOfDay(zone, day);
  return zone.instantOf({ day, hour: Math.floor(minute / 60), minute: minute % 60, second: 0 });
}

/**
 * When the office is open on a day; undefined on days on which it is closed. An hour that comes
 * twice is opened and closed at its first time.
 */
export function openPeriod(calendar: WorkCalendar, day: Day): Period | undefined {
  if (!isBusinessDay(calendar, day)) return undefined;
  const { zone, opensAtMinute, closesAtMinute } = calendar;
  return {
    fromMs: instantOfMinute(zone, day, opensAtMinute),
    toMs: instantOfMinute(zone, day, closesAtMinute),
  };
}

/** Milliseconds between two instants in which the office is open; zero when `toMs` is earlier. */
export function openMsBetween(calendar: WorkCalendar, fromMs: number, toMs: number): number {
  if (toMs <= fromMs) return 0;
  const last = calendar.zone.localAt(toMs).day;
  let sum = 0;
  for (let day = calendar.zone.localAt(fromMs).day; day <= last; day = addDays(day, 1)) {
    const open = openPeriod(calendar, day);
    if (open) sum += Math.max(0, Math.min(open.toMs, toMs) - Math.max(open.fromMs, fromMs));
  }
  return sum;
}

/** The first instant at which the office has been open for so long since `fromMs`. */
export function addOpenMs(calendar: WorkCalendar, fromMs: number, durationMs: number): number {
  if (calendar.weekend.size === WEEKDAYS.length) throw new RangeError('No day is a working day');
  if (durationMs <= 0) return fromMs;
  let left = durationMs;
  for (let day = calendar.zone.localAt(fromMs).day; ; day = addDays(day, 1)) {
    const open = openPeriod(calendar, day);
    if (!open) continue;
    const begin = Math.max(open.fromMs, fromMs);
    const length = Math.max(0, open.toMs - begin);
    if (length >= left) return begin + left;
    left -= length;
  }
}

const MS_AN_HOUR = 3_600_000;

/** Business hours: open time, as `addOpenMs` adds it. */
export const addBusinessHours = (calendar: WorkCalendar, fromMs: number, hours: number): number =>
  addOpenMs(calendar, fromMs, hours * MS_AN_HOUR);
