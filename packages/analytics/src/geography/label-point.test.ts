import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { buildAreaIndex } from './area-index.ts';
import type { Area, Ring } from './area.ts';
import { boundsOf } from './bounds.ts';
import { centroidOf, labelPointOf } from './label-point.ts';
import { box } from './rings.examples.ts';
import { wavyCity } from './wavy-city.examples.ts';

const area = (...polygons: Ring[][]): Area => ({ id: 'one', polygons });

describe('the label of an area', () => {
  test('stands inside it in any city of wavy borders', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10_000 }), (seed) => {
        for (const one of wavyCity({ columns: 3, rows: 2, sidesPerBorder: 9, seed })) {
          const [x = Number.NaN, y = Number.NaN] = labelPointOf(one) ?? [];
          expect(buildAreaIndex([one]).find(x, y)).toBe(one.id);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('stands in the middle of a square, and in the thick arm of an L', () => {
    const [x, y] = labelPointOf(area([box(0, 0, 1, 1)])) ?? [];
    expect(x).toBeCloseTo(0.5, 2);
    expect(y).toBeCloseTo(0.5, 2);
    const bent: Ring = [
      [0, 0],
      [10, 0],
      [10, 1],
      [4, 1],
      [4, 8],
      [0, 8],
      [0, 0],
    ];
    const [bentX = 0, bentY = 0] = labelPointOf(area([bent])) ?? [];
    expect(bentX).toBeCloseTo(2, 0);
    expect(bentY).toBeGreaterThan(1.9);
    expect(bentY).toBeLessThan(6.1);
  });

  test('stands neither in a hole nor in the smaller of two parts', () => {
    const [holedX = 0] = labelPointOf(area([box(0, 0, 3, 1), box(0.2, 0.1, 1.8, 0.9)])) ?? [];
    expect(holedX).toBeGreaterThan(1.8);
    const [partX = 0] = labelPointOf(area([box(0, 0, 1, 1)], [box(5, 0, 8, 3)])) ?? [];
    expect(partX).toBeCloseTo(6.5, 1);
  });

  test('has no place in an area without extent', () => {
    expect(labelPointOf(area())).toBeUndefined();
    expect(labelPointOf(area([box(1, 1, 1, 1)]))).toBeUndefined();
  });
});

describe('the centroid', () => {
  test('balances holes and parts', () => {
    expect(centroidOf(area([box(0, 0, 2, 2)]))).toEqual([1, 1]);
    expect(centroidOf(area([box(0, 0, 1, 1)], [box(2, 0, 3, 1)]))).toEqual([1.5, 0.5]);
    const [x = 0] = centroidOf(area([box(0, 0, 4, 2), [...box(2, 0, 4, 2)].reverse()])) ?? [];
    expect(x).toBeCloseTo(1, 12);
  });

  test('keeps its digits far from the origin', () => {
    const [x = 0, y = 0] = centroidOf(area([box(-75.000_02, 40, -75.000_01, 40.000_01)])) ?? [];
    expect(x).toBeCloseTo(-75.000_015, 12);
    expect(y).toBeCloseTo(40.000_005, 12);
  });

  test('does not exist without extent', () => {
    expect(centroidOf(area())).toBeUndefined();
  });
});

describe('the box around areas', () => {
  test('holds every position, and does not exist without any', () => {
    expect(boundsOf([area([box(0, 1, 2, 3)]), area([box(-1, 2, 0, 9)])])).toEqual({
      west: -1,
      south: 1,
      east: 2,
      north: 9,
    });
    expect(boundsOf([area()])).toBeUndefined();
  });
});
