/** The invented city's holidays, against a calendar. */
import { expect, it } from 'vitest';
import { weekdayOf } from '#kernel/work-calendar.ts';
import { HOLIDAYS } from './holidays.ts';

it('the holidays of 2026 and 2027 are those of a wall calendar, none on a weekend', () => {
  const days = HOLIDAYS.map(({ day }) => day).filter((day) => day >= '2026-01-01');
  expect(days).toEqual([
    '2026-01-01',
    '2026-01-19',
    '2026-02-16',
    '2026-05-25',
    '2026-06-19',
    '2026-07-03',
    '2026-09-07',
    '2026-11-11',
    '2026-11-26',
    '2026-11-27',
    '2026-12-25',
    '2027-01-01',
    '2027-01-18',
    '2027-02-15',
    '2027-05-31',
    '2027-06-18',
    '2027-07-05',
    '2027-09-06',
    '2027-11-11',
    '2027-11-25',
    '2027-11-26',
    '2027-12-24',
  ]);
  const weekdays = HOLIDAYS.map(({ day }) => weekdayOf(day));
  expect(weekdays.filter((day) => day === 'saturday' || day === 'sunday')).toEqual([]);
});
