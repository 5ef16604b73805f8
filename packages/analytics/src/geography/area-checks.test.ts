import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Area, Ring } from './area.ts';
import { checkAreas } from './area-checks.ts';
import { area, box, path } from './rings.examples.ts';
import { wavyCity } from './wavy-city.examples.ts';

const codes = (...areas: Area[]): string[] => checkAreas(areas).map(({ code }) => code);
const findings = (...areas: Area[]) => checkAreas(areas);

describe('an area is refused', () => {
  test('when there is none, or when it has no positions', () => {
    expect(findings()).toEqual([{ severity: 'error', code: 'no-areas', areaIds: [] }]);
    expect(findings(area('1'))).toEqual([
      { severity: 'error', code: 'no-geometry', areaIds: ['1'] },
    ]);
    expect(codes(area('1', [[]]))).toEqual(['no-geometry']);
  });

  test('when its id is used twice', () => {
    expect(findings(area('1', [box(0, 0, 1, 1)]), area('1', [box(2, 2, 3, 3)]))).toEqual([
      { severity: 'error', code: 'duplicate-id', areaIds: ['1'], count: 2 },
    ]);
  });

  test('when a ring is not closed, and the finding says where it stops', () => {
    const [finding] = findings(area('1', [box(0, 0, 1, 1).slice(0, 4)]));
    expect(finding).toMatchObject({ severity: 'error', code: 'ring-not-closed', at: [0, 1] });
  });

  test('when a ring has too few positions, or all on one line', () => {
    const line: Ring = [
      [0, 0],
      [1, 1],
      [0, 0],
    ];
    expect(codes(area('1', [line]))).toContain('ring-too-short');
    expect(codes(area('1', [path('2 2, 2 2, 2 2, 2 2')]))).toContain('ring-without-area');
    expect(codes(area('1', [path('7 0, 4 9, 2 15, 7 0')]))).toContain('ring-without-area');
  });

  test('when a ring crosses itself, and the finding says where', () => {
    const bowTie = path('0 0, 2 2, 2 0, 0 2, 0 0');
    expect(findings(area('1', [bowTie]))[0]).toMatchObject({
      severity: 'error',
      code: 'ring-crosses-itself',
      areaIds: ['1'],
      at: [1, 1],
      count: 1,
    });
  });

  test('when a ring crosses itself exactly at one of its corners', () => {
    const bowTie = path('0 0, 1 1, 2 2, 2 0, 1 1, 0 2, 0 0');
    expect(findings(area('1', [bowTie]))[0]).toMatchObject({
      code: 'ring-crosses-itself',
      at: [1, 1],
      count: 1,
    });
  });

  test('when its rings cross each other', () => {
    expect(codes(area('1', [box(0, 0, 2, 2), box(1, 1, 3, 3)]))).toContain('rings-cross');
  });

  test('when a hole lies outside its shell, in another hole, or a part in a part', () => {
    expect(codes(area('1', [box(0, 0, 1, 1), box(2, 2, 3, 3)]))).toEqual(['hole-outside-shell']);
    expect(codes(area('1', [box(0, 0, 9, 9), box(1, 1, 8, 8), box(2, 2, 3, 3)]))).toEqual([
      'hole-inside-hole',
    ]);
    expect(codes(area('1', [box(0, 0, 9, 9)], [box(2, 2, 3, 3)]))).toEqual(['part-inside-part']);
  });

  test('when a coordinate is not a number or not a degree', () => {
    const withNaN: Ring = [
      [0, 0],
      [1, 0],
      [1, Number.NaN],
      [0, 0],
    ];
    expect(codes(area('1', [withNaN]))).toEqual(['coordinates-not-numbers']);
    expect(codes(area('1', [box(Infinity, 0, 1, 1)]))).toEqual(['coordinates-not-numbers']);
    expect(codes(area('1', [path('')]))).toEqual(['coordinates-not-numbers']);
    expect(codes(area('1', [box(7_600_000, 680_000, 7_601_000, 681_000)]))).toEqual([
      'coordinates-not-degrees',
    ]);
  });

  test('when longitude and latitude changed places in an American or Australian city', () => {
    expect(codes(area('1', [box(39.9, -75.2, 40, -75.1)]))).toEqual(['coordinates-swapped']);
    expect(codes(area('1', [box(45.5, -122.7, 45.6, -122.6)]))).toEqual(['coordinates-swapped']);
    expect(codes(area('1', [box(-33.9, 151.1, -33.8, 151.2)]))).toEqual(['coordinates-swapped']);
  });
});

describe('an area is only noted', () => {
  test('when a position is repeated', () => {
    const [finding] = findings(area('1', [path('0 0, 1 0, 1 0, 1 1, 0 0')]));
    expect(finding).toMatchObject({ severity: 'note', code: 'repeated-position', at: [1, 0] });
  });

  test('when its ring touches itself at a corner without crossing', () => {
    const pinched = path('0 0, 2 0, 1 1, 2 2, 0 2, 1 1, 0 0');
    expect(findings(area('1', [pinched]))).toMatchObject([
      { severity: 'note', code: 'ring-touches-itself', at: [1, 1] },
    ]);
  });

  test('when its ring goes out and back along the same line', () => {
    const spike = path('0 0, 2 0, 2 1, 3 1, 2 1, 2 2, 0 2, 0 0');
    const notes = findings(area('1', [spike]));
    expect(notes.map(({ severity }) => severity)).not.toContain('error');
    expect(notes.map(({ code }) => code)).toContain('ring-folds-back');
  });
});

describe('a sound set of areas', () => {
  test('has no findings: neighbours, holes that others fill, parts, either direction', () => {
    const reversed = [...box(3, 0, 4, 1)].reverse();
    expect(
      findings(
        area('ring', [box(0, 0, 3, 3), box(1, 1, 2, 2)]),
        area('core', [box(1, 1, 2, 2)]),
        area('parts', [reversed], [box(5, 5, 6, 6)]),
        area('isle in a lake', [box(10, 0, 19, 9), box(11, 1, 18, 8)], [box(12, 2, 13, 3)]),
        area('lake', [box(11, 1, 18, 8), box(12, 2, 13, 3)]),
      ),
    ).toEqual([]);
  });

  test('has no findings in any city of wavy shared borders, whatever its order', () => {
    const shapes = fc.record({
      columns: fc.integer({ min: 1, max: 6 }),
      rows: fc.integer({ min: 1, max: 6 }),
      sidesPerBorder: fc.integer({ min: 1, max: 12 }),
      seed: fc.integer({ min: 0, max: 100_000 }),
    });
    fc.assert(
      fc.property(shapes, (shape) => {
        expect(checkAreas(wavyCity(shape).reverse())).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });
});
