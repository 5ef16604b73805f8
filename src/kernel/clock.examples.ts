/**
 * A slow second way to every answer of the clocks. Run by its test in any time zone of the process,
 * with as many cases as wanted.
 */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { readClock, type ClockTerms } from './clock.ts';
import type { Pause } from './pauses.ts';
import type { SpanUnit } from './span.ts';
import { addDays, type Day } from './time.ts';
import { zoneOf } from './time-zone.ts';
import { WEEKDAYS, weekdayOf, type WorkCalendar } from './work-calendar.ts';

const QUARTER_MS = 900_000;
const FIRST_MS = Date.parse('2026-01-01T00:00Z');
const ZONES = [
  'America/Los_Angeles',
  'Europe/London',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'America/Havana',
  'Pacific/Apia',
  'UTC',
];

/** Quarters of an hour since `FIRST_MS`, over three years with a leap day. */
const quarter = fc.integer({ min: 0, max: 3 * 366 * 96 });
const after = (maxQuarters: number) => fc.integer({ min: 0, max: maxQuarters });

/**
 * In quarters of an hour. Not at night but all of it: where an office closes in the hour that comes
 * twice, ours closes at its first time, and counting by the wall clock would open it again.
 */
const openHours = fc
  .tuple(fc.integer({ min: 16, max: 60 }), fc.integer({ min: 4, max: 36 }))
  .map(([opens, open]) => [opens, Math.min(96, opens + open)] as const);

const calendars: fc.Arbitrary<WorkCalendar> = fc
  .record({
    zone: fc.constantFrom(...ZONES),
    weekend: fc.subarray([...WEEKDAYS], { maxLength: 5 }),
    holidays: fc.array(fc.integer({ min: 0, max: 1200 }), { maxLength: 40 }),
    hours: fc.oneof(fc.constant([0, 96] as const), openHours),
  })
  .map(({ zone, weekend, holidays, hours: [opens, closes] }) => ({
    zone: zoneOf(zone),
    weekend: new Set(weekend),
    holidays: new Set(holidays.map((count) => addDays('2026-01-01' as Day, count))),
    opensAtMinute: opens * 15,
    closesAtMinute: closes * 15,
  }));

export interface Case {
  readonly terms: ClockTerms & { readonly pauses: readonly Pause[] };
  readonly nowMs: number;
}

const cases = (units: readonly SpanUnit[], most: { count: number; quarters: number }) =>
  fc
    .record({
      calendar: calendars,
      unit: fc.constantFrom(...units),
      count: fc.integer({ min: 1, max: most.count }),
      start: quarter,
      now: after(most.quarters),
      includesFirstDay: fc.boolean(),
      pauses: fc.array(
        fc.tuple(after(most.quarters), fc.option(after(most.quarters / 4), { freq: 4 })),
        { maxLength: 4 },
      ),
    })
    .map(({ calendar, unit, count, start, now, includesFirstDay, pauses }): Case => {
      const startMs = FIRST_MS + start * QUARTER_MS;
      const paused = pauses.map(([from, length]): Pause => {
        const fromMs = startMs + from * QUARTER_MS;
        return length === null ? { fromMs } : { fromMs, toMs: fromMs + length * QUARTER_MS };
      });
      const span = { unit, count: unit === 'years' ? (count % 3) + 1 : count };
      const terms = { calendar, span, startMs, includesFirstDay, pauses: paused };
      return { terms, nowMs: startMs + now * QUARTER_MS };
    });

export const hourCases = cases(['hours', 'business-hours'], { count: 12, quarters: 300 });
export const dayCases = cases(['days', 'business-days', 'months', 'years'], {
  count: 20,
  quarters: 60 * 96,
});

/** Whether the clock stands still at an instant, read from the pauses as they were given. */
const standsStill = ({ terms, nowMs }: Case, atMs: number): boolean =>
  terms.pauses.some(({ fromMs, toMs = nowMs }) => fromMs <= nowMs && fromMs <= atMs && atMs < toMs);

function isOpenAt({ calendar, span: { unit } }: ClockTerms, atMs: number): boolean {
  if (unit === 'hours') return true;
  const { day, hour, minute } = calendar.zone.localAt(atMs);
  if (calendar.weekend.has(weekdayOf(day)) || calendar.holidays.has(day)) return false;
  const at = hour * 60 + minute;
  return at >= calendar.opensAtMinute && at < calendar.closesAtMinute;
}

/** Counts quarters of an hour one by one: when they are enough, and how many there are by now. */
export function countQuarters(example: Case): { dueMs: number; elapsed: number; paused: number } {
  const { terms, nowMs } = example;
  let [counted, elapsed, paused, atMs] = [0, 0, 0, terms.startMs];
  let dueMs: number | undefined;
  for (; dueMs === undefined || atMs < nowMs; atMs += QUARTER_MS) {
    if (!isOpenAt(terms, atMs)) continue;
    const isStill = standsStill(example, atMs);
    if (!isStill) counted += 1;
    if (atMs < nowMs && isStill) paused += 1;
    if (atMs < nowMs && !isStill) elapsed += 1;
    if (dueMs === undefined && counted === terms.span.count * 4) dueMs = atMs + QUARTER_MS;
  }
  return { dueMs, elapsed: elapsed / 4, paused: paused / 4 };
}

const plainDayAt = (zone: string, ms: number) =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDate();

/** The days that do not count, as Temporal reads the pauses. */
function isStillDay({ terms, nowMs }: Case, day: Temporal.PlainDate): boolean {
  const zone = terms.calendar.zone.name;
  return terms.pauses.some(({ fromMs, toMs = nowMs }) => {
    if (fromMs > nowMs || toMs <= fromMs) return false;
    const [from, to] = [plainDayAt(zone, fromMs), plainDayAt(zone, toMs)];
    const isAfter = Temporal.PlainDate.compare(day, from) > 0;
    return isAfter && Temporal.PlainDate.compare(day, to) <= 0;
  });
}

function countsAsDay(example: Case, day: Temporal.PlainDate): boolean {
  const { calendar, span: given } = example.terms;
  if (given.unit === 'business-days') {
    const weekday = WEEKDAYS[day.dayOfWeek % 7] ?? 'sunday';
    if (calendar.weekend.has(weekday) || calendar.holidays.has(day.toString() as Day)) return false;
  }
  return !isStillDay(example, day);
}

/** Walks the calendar by Temporal, day by day, to the last day that is in time. */
export function walkDays(example: Case): { dueMs: number } {
  const { terms } = example;
  const { unit, count } = terms.span;
  const zone = terms.calendar.zone.name;
  const first = plainDayAt(zone, terms.startMs);
  const zero = terms.includesFirstDay ? first.subtract({ days: 1 }) : first;
  const end = unit === 'months' ? first.add({ months: count }) : first.add({ years: count });
  const last = terms.includesFirstDay ? end.subtract({ days: 1 }) : end;
  const isCalendar = unit === 'months' || unit === 'years';
  let left = isCalendar ? zero.until(last, { largestUnit: 'days' }).days : count;
  let day = zero;
  while (left > 0) {
    day = day.add({ days: 1 });
    if (countsAsDay(example, day)) left -= 1;
  }
  return { dueMs: day.add({ days: 1 }).toZonedDateTime(zone).epochMilliseconds };
}

/** Throws with the smallest case that fails; `runs` for each kind of clock. */
export function checkClocks(runs: number, seed: number): void {
  const options = { numRuns: runs, seed };
  const same = (found: unknown, expected: unknown) => {
    const [one, other] = [JSON.stringify(found), JSON.stringify(expected)];
    if (one !== other) throw new Error(`${one} instead of ${other}`);
  };
  fc.assert(
    fc.property(hourCases, (example) => {
      const { dueMs, elapsed, paused } = readClock(example.terms, example.nowMs);
      const expected = countQuarters(example);
      const total = example.terms.span.count;
      same([dueMs, elapsed], [expected.dueMs, Math.min(total, expected.elapsed)]);
      same(paused, expected.paused);
    }),
    options,
  );
  fc.assert(
    fc.property(dayCases, (example) => {
      const reading = readClock(example.terms, example.nowMs);
      same(reading.dueMs, walkDays(example).dueMs);
      same(reading.elapsed + reading.remaining, reading.total);
      same(reading.state === 'late', example.nowMs >= reading.dueMs);
    }),
    options,
  );
}
