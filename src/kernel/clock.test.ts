/** Clocks against a table checked by hand, against counting one by one, and against themselves. */
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answers, HAND_CHECKED } from './clock-table.examples.ts';
import { checkClocks, dayCases, hourCases, type Case } from './clock.examples.ts';
import { lastDayBefore, readClock, residentsStartMs, THRESHOLDS } from './clock.ts';
import type { Day } from './time.ts';
import { zoneOf } from './time-zone.ts';
import {
  addBusinessDays,
  addBusinessHours,
  businessDaysBetween,
  isBusinessDay,
  openMsBetween,
  weekdayOf,
  WEEKDAYS,
} from './work-calendar.ts';

const SAMPLE = 150;
const SEED = 20_260_615;
const allCases = fc.oneof(hourCases, dayCases);

const expected = HAND_CHECKED.map(({ due }) => due);

describe('a deadline', () => {
  it('is the one that was found by hand on a calendar', () => {
    expect(answers()).toEqual(expected);
  });

  it('is the one that counting quarters of an hour, or walking day by day, finds', () => {
    expect(() => checkClocks(SAMPLE, SEED)).not.toThrow();
  });

  it('is the same when the process runs in the time zone of Kolkata', () => {
    const code = `
      const { answers } = await import('./src/kernel/clock-table.examples.ts');
      const { checkClocks } = await import('./src/kernel/clock.examples.ts');
      checkClocks(${SAMPLE}, ${SEED + 1});
      console.log(JSON.stringify({ offset: new Date(0).getTimezoneOffset(), due: answers() }));`;
    const run = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'Asia/Kolkata', NODE_OPTIONS: '' },
    });
    expect(run.stderr).toBe('');
    expect(JSON.parse(run.stdout)).toEqual({ offset: -330, due: expected });
  });
});

const read = ({ terms, nowMs }: Case) => readClock(terms, nowMs);

describe('a clock', () => {
  it('reads the same in whatever order its pauses are told, twice or in halves', () => {
    fc.assert(
      fc.property(allCases, (example) => {
        const { terms } = example;
        const halves = terms.pauses.flatMap((pause) => {
          if (pause.toMs === undefined) return [pause];
          const middleMs = Math.floor((pause.fromMs + pause.toMs) / 2);
          const isInDays = !terms.span.unit.endsWith('hours');
          // A clock of whole days forgets a pause that ends on its day: halves may not be told.
          // And what begins later than now has not begun.
          if (isInDays || middleMs > example.nowMs) return [pause, pause];
          return [
            { fromMs: middleMs, toMs: pause.toMs },
            { fromMs: pause.fromMs, toMs: middleMs },
          ];
        });
        const told = { ...terms, pauses: halves.toReversed() };
        expect(read({ ...example, terms: told })).toEqual(read(example));
      }),
    );
  });

  it('is never due earlier for being paused, and never runs backwards', () => {
    fc.assert(
      fc.property(allCases, fc.integer({ min: 0, max: 40 }), (example, hours) => {
        const now = read(example);
        const unpaused = read({ ...example, terms: { ...example.terms, pauses: [] } });
        expect(now.dueMs).toBeGreaterThanOrEqual(unpaused.dueMs);
        const later = read({ ...example, nowMs: example.nowMs + hours * 3_600_000 });
        expect(later.elapsed).toBeGreaterThanOrEqual(now.elapsed);
        expect(later.dueMs).toBeGreaterThanOrEqual(now.dueMs);
      }),
    );
  });

  it('reaches 50, 75, 90 and 100 % at the instants that it names, and not before', () => {
    const unpaused = allCases.map(({ terms }) => ({ ...terms, pauses: [] }));
    fc.assert(
      fc.property(unpaused, (terms) => {
        const { thresholdsAtMs } = readClock(terms, terms.startMs);
        for (const percent of THRESHOLDS) {
          const atMs = thresholdsAtMs[percent];
          expect(readClock(terms, atMs).reached).toBeGreaterThanOrEqual(percent);
          expect(readClock(terms, atMs - 1).reached).toBeLessThan(percent);
        }
      }),
    );
  });

  const calendar = {
    zone: zoneOf('America/Los_Angeles'),
    weekend: new Set(['saturday', 'sunday'] as const),
    holidays: new Set(['2026-11-26', '2026-11-27'] as Day[]),
    opensAtMinute: 540,
    closesAtMinute: 1020,
  };
  const at = (text: string) => Date.parse(text);
  const ninety = {
    calendar,
    span: { count: 90, unit: 'days' },
    startMs: at('2026-11-20T08:00Z'),
  } as const;

  it('says day 34 of 90 on December 24, and 56 days left', () => {
    expect(readClock(ninety, at('2026-12-24T20:00Z'))).toMatchObject({
      state: 'running',
      elapsed: 34,
      remaining: 56,
      reached: 0,
    });
  });

  it('is due today on its last day until midnight, then a day late', () => {
    const last = readClock(ninety, at('2027-02-19T07:59Z'));
    expect(last).toMatchObject({ state: 'running', remaining: 0, reached: 90, lateBy: 0 });
    const next = readClock(ninety, at('2027-02-19T08:00Z'));
    expect(next).toMatchObject({ state: 'late', lateBy: 1, reached: 100 });
  });

  it('stands still while a pause is open, and is late all the same when it was late before', () => {
    const pauses = [{ fromMs: at('2026-12-01T18:00Z') }];
    const paused = readClock({ ...ninety, pauses }, at('2026-12-11T18:00Z'));
    expect(paused).toMatchObject({ state: 'paused', elapsed: 11, paused: 10, remaining: 79 });
    const tooLate = [{ fromMs: at('2027-03-01T18:00Z') }];
    const late = readClock({ ...ninety, pauses: tooLate }, at('2027-03-05T18:00Z'));
    expect(late).toMatchObject({ state: 'late', lateBy: 15 });
  });
});

describe('what a resident sends', () => {
  const zone = zoneOf('America/Los_Angeles');
  const receivedOn = '2026-11-20' as Day;
  const start = (unit: 'hours' | 'days', basis: 'law' | 'promise') =>
    new Date(residentsStartMs({ zone, receivedOn, span: { count: 1, unit }, basis })).toISOString();

  it('starts our hours at the following midnight, and those of a law at 00:00 of the day', () => {
    expect(start('hours', 'promise')).toBe('2026-11-21T08:00:00.000Z');
    expect(start('hours', 'law')).toBe('2026-11-20T08:00:00.000Z');
    expect(start('days', 'promise')).toBe(start('days', 'law'));
  });

  it('is promised by the end of a day that is wholly in time', () => {
    expect(lastDayBefore(zone, Date.parse('2026-11-24T08:00Z'))).toBe('2026-11-23');
    expect(lastDayBefore(zone, Date.parse('2026-11-24T07:00Z'))).toBe('2026-11-22');
  });
});

describe('business days', () => {
  const calendars = dayCases.map(({ terms }) => terms.calendar);
  const days = fc
    .integer({ min: 0, max: 1100 })
    .map((count) => new Date(Date.UTC(2026, 0, 1 + count)).toISOString().slice(0, 10) as Day);

  it('are added so that as many lie between, and the last of them is one', () => {
    fc.assert(
      fc.property(calendars, days, fc.integer({ min: 1, max: 60 }), (calendar, day, count) => {
        const reached = addBusinessDays(calendar, day, count);
        expect(businessDaysBetween(calendar, day, reached)).toBe(count);
        expect(isBusinessDay(calendar, reached)).toBe(true);
        const back = addBusinessDays(calendar, reached, -count);
        expect(businessDaysBetween(calendar, reached, back)).toBeGreaterThanOrEqual(-count);
      }),
    );
  });

  it('are the days that Date calls so, and none where the whole week is a weekend', () => {
    fc.assert(
      fc.property(days, (day) => {
        expect(weekdayOf(day)).toBe(WEEKDAYS[new Date(`${day}T12:00Z`).getUTCDay()]);
      }),
    );
    const never = {
      zone: zoneOf('UTC'),
      weekend: new Set(WEEKDAYS),
      holidays: new Set<Day>(),
      opensAtMinute: 0,
      closesAtMinute: 1440,
    };
    expect(() => addBusinessDays(never, '2026-01-01' as Day, 1)).toThrow(RangeError);
  });

  it('have hours that add up to what was added', () => {
    const hours = fc.integer({ min: 1, max: 50 });
    fc.assert(
      fc.property(hourCases, hours, ({ terms: { calendar, startMs } }, count) => {
        const reachedMs = addBusinessHours(calendar, startMs, count);
        expect(openMsBetween(calendar, startMs, reachedMs)).toBe(count * 3_600_000);
      }),
    );
  });
});
