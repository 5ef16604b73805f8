/**
 * Time zones: instants to local days and hours and back, fast enough for every row of an import.
 */
import { Temporal } from 'temporal-polyfill';
import type { Day } from './time.ts';

/** A reading of the wall clock: whole seconds, `hour` 0-23. */
export interface LocalTime {
  readonly day: Day;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

export interface Zone {
  /** The IANA name, as `America/New_York`. */
  readonly name: string;
  /** Milliseconds that local time is ahead of UTC at an instant; negative west of Greenwich. */
  offsetAt(epochMs: number): number;
  localAt(epochMs: number): LocalTime;
  /**
   * The instant of a wall-clock reading. An hour that happens twice means the first time; a reading
   * that the clock skips is moved forward by the length of the skip (RFC 5545, section 3.3.5).
   */
  instantOf(local: LocalTime): number;
}

const MS_A_DAY = 86_400_000;
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;

/** True when the name is a zone of the IANA database, such as `America/New_York`. */
export function isZoneName(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return /^[A-Za-z]/.test(name);
  } catch {
    return false;
  }
}

interface Transitions {
  /** Instants at which the offset changes, ascending; the first is minus infinity. */
  readonly startsMs: readonly number[];
  readonly offsetsMs: readonly number[];
}

function transitionsOf(name: string): Transitions {
  const at = (year: number) =>
    Temporal.Instant.from(`${year}-01-01T00:00:00Z`).toZonedDateTimeISO(name);
  const end = at(LAST_YEAR).epochMilliseconds;
  let moment: Temporal.ZonedDateTime | null = at(FIRST_YEAR);
  const startsMs = [Number.NEGATIVE_INFINITY];
  const offsetsMs = [moment.offsetNanoseconds / 1e6];
  for (;;) {
    moment = moment.getTimeZoneTransition('next');
    if (moment === null || moment.epochMilliseconds > end) return { startsMs, offsetsMs };
    startsMs.push(moment.epochMilliseconds);
    offsetsMs.push(moment.offsetNanoseconds / 1e6);
  }
}

const zones = new Map<string, Zone>();

/** The zone of an IANA name; throws a RangeError for an unknown one (see `isZoneName`). */
export function zoneOf(name: string): Zone {
  const known = zones.get(name);
  if (known) return known;
  const zone = makeZone(name, transitionsOf(name));
  zones.set(name, zone);
  return zone;
}

function makeZone(name: string, { startsMs, offsetsMs }: Transitions): Zone {
  let last = startsMs.length - 1;
  const holds = (index: number, epochMs: number) =>
    epochMs >= (startsMs[index] ?? Infinity) && epochMs < (startsMs[index + 1] ?? Infinity);
  const offsetAt = (epochMs: number) => {
    if (!holds(last, epochMs)) last = lastNotAfter(startsMs, epochMs);
    return offsetsMs[last] ?? 0;
  };
  const instantOf = (local: LocalTime) => {
    const wallMs =
      Date.parse(`${local.day}T00:00:00Z`) +
      ((local.hour * 60 + local.minute) * 60 + local.second) * 1000;
    const before = offsetAt(wallMs - MS_A_DAY);
    const after = offsetAt(wallMs + MS_A_DAY);
    const early = wallMs - before;
    if (before === after || offsetAt(early) === before) return early;
    return offsetAt(wallMs - after) === after ? wallMs - after : early;
  };
  return { name, offsetAt, localAt: (epochMs) => split(epochMs + offsetAt(epochMs)), instantOf };
}

function lastNotAfter(startsMs: readonly number[], epochMs: number): number {
  let [low, high] = [0, startsMs.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((startsMs[middle] ?? Infinity) <= epochMs) low = middle;
    else high = middle - 1;
  }
  return low;
}

const dayTexts = new Map<number, Day>();

/** Days recur thousands of times in one import, so their texts are kept; some hundred years fit. */
function dayText(dayNumber: number): Day {
  const known = dayTexts.get(dayNumber);
  if (known !== undefined) return known;
  const text = new Date(dayNumber * MS_A_DAY).toISOString().slice(0, 10) as Day;
  if (dayTexts.size < 50_000) dayTexts.set(dayNumber, text);
  return text;
}

function split(wallMs: number): LocalTime {
  const dayNumber = Math.floor(wallMs / MS_A_DAY);
  const seconds = Math.floor((wallMs - dayNumber * MS_A_DAY) / 1000);
  const hour = Math.floor(seconds / 3600);
  const minute = Math.floor(seconds / 60) % 60;
  return { day: dayText(dayNumber), hour, minute, second: seconds % 60 };
}
