/** Which boundaries serve a day, and what counts as a change. */
import { expect, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import type { BeatDetails } from './beat.ts';
import { boundariesOn, byCode, changesBetween, lastRevisions } from './boundaries.rules.ts';

const version = (day: string, revision = 1) => ({ effectiveFrom: day as Day, revision });

it('the newest boundaries begun serve a day, and the earliest serve all days before', () => {
  const versions = [version('2016-01-01'), version('2018-07-01')];
  const on = (day: string) => boundariesOn(versions, day as Day)?.effectiveFrom;
  expect(['1999-12-31', '2016-01-01', '2018-06-30', '2018-07-01', '2030-01-01'].map(on)).toEqual([
    '2016-01-01',
    '2016-01-01',
    '2016-01-01',
    '2018-07-01',
    '2018-07-01',
  ]);
  expect(boundariesOn([], '2018-01-01' as Day)).toBeUndefined();
});

it('the last revision of a day counts', () => {
  const versions = [version('2016-01-01'), version('2016-01-01', 2), version('2018-07-01')];
  expect(lastRevisions(versions)).toEqual([version('2016-01-01', 2), version('2018-07-01')]);
});

it('codes are sorted as people sort them', () => {
  const codes = ['10', '2', '10A', 'North', '0413'].map((code) => ({ code }));
  expect(codes.toSorted(byCode).map(({ code }) => code)).toEqual([
    '2',
    '10',
    '10A',
    '0413',
    'North',
  ]);
});

const beat = (code: string, name = code, east = 0): BeatDetails => ({
  code,
  name,
  district: null,
  residents: null,
  polygons: [
    [
      [
        [east, 0],
        [east + 1, 0],
        [east, 1],
        [east, 0],
      ],
    ],
  ],
});

it('a beat is new, changed in any word or border, or unchanged; those missing are named', () => {
  const before = [beat('1'), beat('2'), beat('3'), beat('4')];
  const after = [beat('1'), beat('2', 'Harbor'), beat('3', '3', 5), beat('5')];
  const { outcomes, removedCodes } = changesBetween(before, after);
  expect([...outcomes]).toEqual([
    ['1', 'unchanged'],
    ['2', 'updated'],
    ['3', 'updated'],
    ['5', 'imported'],
  ]);
  expect(removedCodes).toEqual(['4']);
});
