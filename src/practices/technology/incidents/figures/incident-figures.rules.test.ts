/** Which months count, and how a month is compared with the ones before it. */
import { describe, expect, it } from 'vitest';
import type { Day, Month } from '#kernel/time.ts';
import { comparedRows, comparedTotal, yearEarlierOf } from './incident-comparison.rules.ts';
import { countTable, monthsShown, wholeMonths } from './incident-figures.rules.ts';

const month = (text: string) => text as Month;
const day = (text: string) => text as Day;
const today = day('2026-11-22');
const covering = (firstDay: string | null, lastDay: string | null) => ({
  first: month(firstDay?.slice(0, 7) ?? '2018-01'),
  firstDay: firstDay === null ? null : day(firstDay),
  last: month(lastDay?.slice(0, 7) ?? '2018-12'),
  lastDay: lastDay === null ? null : day(lastDay),
});

describe('whole months', () => {
  it('a month of a single evening at either end is left out', () => {
    expect(wholeMonths(covering('2017-12-31', '2018-12-31'), today)).toEqual({
      first: '2018-01',
      last: '2018-12',
    });
    expect(wholeMonths(covering('2018-01-01', '2018-12-15'), today)?.last).toBe('2018-11');
  });
  it('some quiet days at the edges do not make a month incomplete', () => {
    expect(wholeMonths(covering('2018-01-03', '2018-12-28'), today)).toEqual({
      first: '2018-01',
      last: '2018-12',
    });
  });
  it('a source that tells months only is taken at its word', () => {
    expect(wholeMonths(covering(null, null), today)).toEqual({ first: '2018-01', last: '2018-12' });
  });
  it('the month of today is never whole', () => {
    expect(wholeMonths(covering('2026-09-01', '2026-11-22'), today)?.last).toBe('2026-10');
    expect(wholeMonths(covering('2026-11-01', '2026-11-22'), today)).toBeUndefined();
  });
  it('the last ones are shown, never before the first', () => {
    const whole = { first: month('2026-08'), last: month('2026-10') };
    expect(monthsShown(whole, 2)).toEqual(['2026-09', '2026-10']);
    expect(monthsShown(whole, 13)).toEqual(['2026-08', '2026-09', '2026-10']);
  });
});

const months = Array.from({ length: 13 }, (_, place) =>
  month(place < 3 ? `2025-${place + 10}` : `2026-${String(place - 2).padStart(2, '0')}`),
);
const tableOf = (thefts: readonly number[]) =>
  countTable(
    months,
    thefts.map((count, place) => ({
      month: months[place] ?? month('2026-10'),
      category: 'theft',
      count,
    })),
  );

describe('a month beside those before it', () => {
  const steady = [40, 38, 42, 39, 41, 40, 37, 43, 40, 41, 39, 40];
  const city = tableOf([...steady, 40].map((count) => count * 10));

  it('is above, within or below what is usual', () => {
    const standing = (last: number) =>
      comparedRows({ table: tableOf([...steady, last]), city, residents: null })[0]?.standing;
    expect(standing(41)).toBe('within');
    expect(standing(80)).toBe('above');
    expect(standing(12)).toBe('below');
  });
  it('is not judged with fewer than six months before it', () => {
    const short = { ...tableOf([40, 41]), months: months.slice(0, 2), totals: [40, 41] };
    const total = comparedTotal({ table: short, city, residents: null });
    expect(total.standing).toBe('unknown');
  });
  it('has a rate with its range where residents are known and cases are enough', () => {
    const table = tableOf([...steady, 40]);
    expect(comparedTotal({ table, city, residents: null }).rate).toBeUndefined();
    expect(comparedTotal({ table, city, residents: 8_000 }).rate?.value).toBeCloseTo(5, 10);
    const few = tableOf([...steady, 19]);
    expect(comparedTotal({ table: few, city, residents: 8_000 }).rate).toBeUndefined();
  });
  it('is held against the same month a year before, and chance is said', () => {
    expect(yearEarlierOf(tableOf([...steady, 44]))).toEqual({
      month: '2025-10',
      count: 40,
      change: 'no-clear-change',
    });
    expect(yearEarlierOf(tableOf([...steady, 90]))?.change).toBe('up');
    expect(yearEarlierOf({ ...tableOf(steady), months: months.slice(0, 12) })).toBeUndefined();
  });
});
