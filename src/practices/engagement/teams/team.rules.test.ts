/** Who is on a beat, since when nobody is, and how long officers stay. */
import { describe, expect, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import type { Assignment, Duty } from './team.ts';
import { continuityOf, refuseOverlap, servingSince, teamOn, vacancyOn } from './team.rules.ts';

let lastId = 0;
type Days = readonly [from: string, until: string | null];

const stay = (staffId: string, [from, until]: Days, duty: Duty = 'primary'): Assignment => {
  lastId += 1;
  return {
    id: String(lastId),
    beatCode: '1',
    staffId,
    duty,
    fromDay: from as Day,
    untilDay: until as Day | null,
  };
};
const day = (text: string) => text as Day;

describe('the team of a day', () => {
  it('begins with the primary officer and includes both first and last day', () => {
    const all = [
      stay('sergeant', ['2020-01-01', null], 'sergeant'),
      stay('second', ['2020-01-01', null], 'secondary'),
      stay('first', ['2020-01-01', '2020-06-30']),
    ];
    const on = (text: string) => teamOn(all, day(text)).map(({ staffId }) => staffId);
    expect(on('2019-12-31')).toEqual([]);
    expect(on('2020-01-01')).toEqual(['first', 'second', 'sergeant']);
    expect(on('2020-06-30')).toEqual(['first', 'second', 'sergeant']);
    expect(on('2020-07-01')).toEqual(['second', 'sergeant']);
  });

  it('says since when somebody serves, over renewals without a break', () => {
    const [old, renewed] = [
      stay('a', ['2019-01-01', '2019-12-31']),
      stay('a', ['2020-01-01', null]),
    ];
    expect(servingSince([old, renewed], renewed)).toBe('2019-01-01');
    const broken = stay('a', ['2020-01-02', null]);
    expect(servingSince([old, broken], broken)).toBe('2020-01-02');
  });
});

describe('a beat without a primary officer', () => {
  it('is vacant since the day after the last one', () => {
    const all = [stay('a', ['2019-01-01', '2020-03-31']), stay('b', ['2018-01-01', '2018-12-31'])];
    expect(vacancyOn(all, day('2020-05-01'))).toEqual({ since: '2020-04-01' });
    expect(vacancyOn(all, day('2020-03-31'))).toBeUndefined();
  });

  it('is vacant although others serve there, and never had one where none is on record', () => {
    expect(vacancyOn([stay('a', ['2019-01-01', null], 'sergeant')], day('2020-01-01'))).toEqual({
      since: null,
    });
    expect(vacancyOn([stay('a', ['2021-01-01', null])], day('2020-01-01'))).toEqual({
      since: null,
    });
  });
});

describe('continuity', () => {
  it('keeps the stays of those who left apart from the time so far of those who stayed', () => {
    const found = continuityOf(
      [
        stay('a', ['2019-01-01', '2019-12-31']),
        stay('b', ['2020-01-01', '2020-12-30'], 'secondary'),
        stay('c', ['2020-07-01', null]),
      ],
      day('2021-06-30'),
    );
    expect(found.leftCount).toBe(2);
    expect(found.leftMedianMonths).toBeCloseTo(12, 1);
    expect(found.stayedCount).toBe(1);
    expect(found.stayedMedianMonths).toBeCloseTo(12, 1);
  });

  it('takes a change of duty, or a renewal the next day, as one stay', () => {
    const found = continuityOf(
      [stay('a', ['2019-01-01', '2019-06-30'], 'secondary'), stay('a', ['2019-07-01', null])],
      day('2019-12-31'),
    );
    expect([found.leftCount, found.stayedCount]).toEqual([0, 1]);
    expect(found.stayedMedianMonths).toBeCloseTo(12, 1);
    expect(found.changesAYear).toBe(0);
  });

  it('keeps one officer on two beats as two stays', () => {
    const there = { ...stay('a', ['2019-01-01', '2019-12-31']), beatCode: '2' };
    const found = continuityOf([stay('a', ['2019-01-01', null]), there], day('2020-12-31'));
    expect([found.leftCount, found.stayedCount]).toEqual([1, 1]);
  });

  it('counts comings and goings of the last year, but not the first team', () => {
    const all = [
      stay('a', ['2018-01-01', '2020-03-31']),
      stay('b', ['2020-04-01', null]),
      stay('c', ['2018-01-01', null], 'secondary'),
      stay('d', ['2018-01-01', null], 'sergeant'),
    ];
    expect(continuityOf(all, day('2020-12-31')).changesAYear).toBe(2);
    expect(continuityOf(all, day('2018-12-31')).changesAYear).toBe(0);
    expect(continuityOf(all, day('2018-02-01')).changesAYear).toBeNull();
  });

  it('says nothing where there is nothing to say', () => {
    expect(continuityOf([], day('2020-12-31'))).toEqual({
      leftMedianMonths: null,
      leftCount: 0,
      stayedMedianMonths: null,
      stayedCount: 0,
      changesAYear: null,
    });
  });
});

it('nobody holds the same duty on the same beat twice at once', () => {
  const known = [stay('a', ['2020-01-01', '2020-06-30']), stay('b', ['2020-01-01', null])];
  const may = (staffId: string, days: Days, duty?: Duty) =>
    refuseOverlap(known, stay(staffId, days, duty)).ok;
  expect(may('a', ['2020-06-30', null])).toBe(false);
  expect(may('a', ['2019-01-01', '2020-01-01'])).toBe(false);
  expect(may('a', ['2019-01-01', null])).toBe(false);
  expect(may('b', ['2025-01-01', null])).toBe(false);
  expect(may('a', ['2020-07-01', null])).toBe(true);
  expect(may('a', ['2019-01-01', '2019-12-31'])).toBe(true);
  expect(may('a', ['2020-01-01', null], 'liaison')).toBe(true);
  expect(may('c', ['2020-01-01', null])).toBe(true);
});
