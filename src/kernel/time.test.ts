/** Rules of days, months and zones; the oracle for zones is Temporal itself. */
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  daysIn,
  monthsFrom,
  parseDay,
  parseMonth,
  type Day,
  type Month,
} from './time.ts';
import { isZoneName, zoneOf } from './time-zone.ts';

describe('days and months', () => {
  it('refuses a day that the calendar does not have', () => {
    expect(parseDay('2026-02-30')).toBeUndefined();
    expect(parseDay('2026-2-3')).toBeUndefined();
    expect(parseDay('2028-02-29')).toBe('2028-02-29');
    expect(parseMonth('2026-13')).toBeUndefined();
  });
  it('adds across years and leap days', () => {
    expect(addMonths('2026-11' as Month, 3)).toBe('2027-02');
    expect(addMonths('2026-01' as Month, -1)).toBe('2025-12');
    expect(addDays('2028-02-28' as Day, 2)).toBe('2028-03-01');
    expect(daysIn('2028-02' as Month)).toBe(29);
    expect(monthsFrom('2025-11' as Month, '2026-02' as Month)).toHaveLength(4);
  });
});

const ZONES = ['America/New_York', 'Europe/London', 'Asia/Kolkata', 'Australia/Lord_Howe', 'UTC'];
const instants = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2045, 0) });

describe('zones', () => {
  it('reads the wall clock as Temporal does, in January and July and at every change', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), instants, (name, epochMs) => {
        const expected = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(name);
        const { day, hour, minute, second } = zoneOf(name).localAt(epochMs);
        expect({ day, hour, minute, second }).toEqual({
          day: expected.toPlainDate().toString(),
          hour: expected.hour,
          minute: expected.minute,
          second: expected.second,
        });
      }),
    );
  });
  it('finds the instant of a wall-clock reading as Temporal does, skipped and doubled too', () => {
    const near = fc.tuple(fc.constantFrom(...ZONES), instants).map(([name, epochMs]) => {
      const moment = Temporal.Instant.fromEpochMilliseconds(epochMs).toZonedDateTimeISO(name);
      const change = moment.getTimeZoneTransition('next') ?? moment;
      return { name, change };
    });
    fc.assert(
      fc.property(near, fc.integer({ min: -10_800, max: 10_800 }), ({ name, change }, seconds) => {
        const wall = change.toPlainDateTime().add({ seconds });
        const expected = wall.toZonedDateTime(name, { disambiguation: 'compatible' });
        const local = {
          day: wall.toPlainDate().toString() as Day,
          hour: wall.hour,
          minute: wall.minute,
          second: wall.second,
        };
        expect(zoneOf(name).instantOf(local)).toBe(
          Math.floor(expected.epochMilliseconds / 1000) * 1000,
        );
      }),
    );
  });
  it('knows which names are zones', () => {
    expect(isZoneName('America/New_York')).toBe(true);
    expect(isZoneName('America/Gotham')).toBe(false);
    expect(isZoneName('+05:00')).toBe(false);
  });
});
