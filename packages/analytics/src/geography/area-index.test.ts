import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Area, Position, Ring } from './area.ts';
import { buildAreaIndex } from './area-index.ts';
import { seededNumbers, wavyCity } from './wavy-city.examples.ts';

/** The textbook even-odd rule, written without the index's parts. Source: hormann-agathos-2001 */
function isInsidePlainly(area: Area, x: number, y: number): boolean {
  let isInside = false;
  for (const ring of area.polygons.flat())
    ring.forEach(([toX = 0, toY = 0], index) => {
      const [fromX = 0, fromY = 0] = ring.at(index - 1) ?? [];
      if (fromY > y === toY > y) return;
      if (x < fromX + ((toX - fromX) * (y - fromY)) / (toY - fromY)) isInside = !isInside;
    });
  return isInside;
}

function firstPlainly(areas: readonly Area[], x: number, y: number): string | undefined {
  const ids = areas.filter((area) => isInsidePlainly(area, x, y)).map((area) => area.id);
  return ids.sort()[0];
}

const square = (west: number, south: number, size: number): Ring => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
];
const area = (id: string, ...polygons: Ring[][]): Area => ({ id, polygons });

describe('finding the area of a point', () => {
  test('agrees with the plain even-odd rule in any city of wavy shared borders', () => {
    const cities = fc.record({
      columns: fc.integer({ min: 1, max: 7 }),
      rows: fc.integer({ min: 1, max: 7 }),
      sidesPerBorder: fc.integer({ min: 1, max: 30 }),
      seed: fc.integer({ min: 0, max: 1_000_000 }),
    });
    fc.assert(
      fc.property(cities, (shape) => {
        const city = wavyCity(shape);
        const index = buildAreaIndex(city);
        const random = seededNumbers(shape.seed + 1);
        for (let point = 0; point < 200; point += 1) {
          const x = -75.32 + random() * 0.28;
          const y = 39.85 + random() * 0.22;
          expect(index.find(x, y)).toBe(firstPlainly(city, x, y));
        }
      }),
      { numRuns: 60 },
    );
  });

  test('agrees with the plain rule for any tangle of overlapping rings on a coarse lattice', () => {
    const lattice = fc.tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 6 }));
    const rings = fc.array(lattice, { minLength: 3, maxLength: 9 });
    const tangles = fc.array(fc.array(rings, { minLength: 1, maxLength: 3 }), { maxLength: 4 });
    fc.assert(
      fc.property(tangles, (tangle) => {
        const areas = tangle.map((parts, place) => area(`a${place}`, parts));
        const index = buildAreaIndex(areas);
        for (let x = -0.3701; x < 7; x += Math.SQRT1_2)
          for (let y = -0.2103; y < 7; y += Math.LN2)
            expect(index.find(x, y)).toBe(firstPlainly(areas, x, y));
      }),
      { numRuns: 300 },
    );
  });

  test('every vertex and every midpoint of a shared border is in exactly one neighbour', () => {
    const city = wavyCity({ columns: 5, rows: 4, sidesPerBorder: 12, seed: 7 });
    const alone = city.map((one) => buildAreaIndex([one]));
    const inner = city.find((one) => one.id === '2-2');
    const ring = inner?.polygons[0]?.[0] ?? [];
    const points = ring.flatMap(([x = 0, y = 0], place): Position[] => {
      const [nextX = x, nextY = y] = ring[place + 1] ?? [];
      return [
        [x, y],
        [(x + nextX) / 2, (y + nextY) / 2],
      ];
    });
    expect(points.length).toBeGreaterThan(90);
    for (const [x = 0, y = 0] of points)
      expect(alone.filter((index) => index.find(x, y) !== undefined)).toHaveLength(1);
  });

  test('a point on a border of unit squares belongs to the square east and north of it', () => {
    const index = buildAreaIndex([
      area('sw', [square(0, 0, 1)]),
      area('se', [square(1, 0, 1)]),
      area('nw', [square(0, 1, 1)]),
      area('ne', [square(1, 1, 1)]),
    ]);
    expect(index.find(1, 0.5)).toBe('se');
    expect(index.find(0.5, 1)).toBe('nw');
    expect(index.find(1, 1)).toBe('ne');
    expect(index.find(0, 0)).toBe('sw');
    expect(index.find(2, 0.5)).toBeUndefined();
  });

  test('a hole belongs to whoever fills it, and to nobody otherwise', () => {
    const ring = area('ring', [square(0, 0, 3), square(1, 1, 1)]);
    expect(buildAreaIndex([ring]).find(1.5, 1.5)).toBeUndefined();
    const filled = buildAreaIndex([ring, area('core', [square(1, 1, 1)])]);
    expect(filled.find(1.5, 1.5)).toBe('core');
    expect(filled.find(0.5, 1.5)).toBe('ring');
  });

  test('an area of several parts is found in each', () => {
    const index = buildAreaIndex([area('isles', [square(0, 0, 1)], [square(5, 5, 1)])]);
    expect([index.find(0.5, 0.5), index.find(3, 3), index.find(5.5, 5.5)]).toEqual([
      'isles',
      undefined,
      'isles',
    ]);
  });

  test('where areas overlap the first by id has the point, in whatever order they come', () => {
    const first = area('10', [square(0, 0, 2)]);
    const second = area('9', [square(1, 1, 2)]);
    expect(buildAreaIndex([second, first]).find(1.5, 1.5)).toBe('10');
    expect(buildAreaIndex([first, second]).find(1.5, 1.5)).toBe('10');
  });

  test('the batch answers with places in the given order, and -1 outside', () => {
    const index = buildAreaIndex([area('b', [square(1, 0, 1)]), area('a', [square(0, 0, 1)])]);
    const places = index.findAll(
      Float64Array.of(1.5, 0.5, 9, Number.NaN),
      Float64Array.of(0.5, 0.5, 9, 0.5),
    );
    expect([...places]).toEqual([0, 1, -1, -1]);
    expect(() => index.findAll(new Float64Array(2), new Float64Array(1))).toThrow(RangeError);
  });

  test('no areas, and areas without rings, have no points', () => {
    expect(buildAreaIndex([]).find(0, 0)).toBeUndefined();
    expect([
      ...buildAreaIndex([area('a')]).findAll(Float64Array.of(0), Float64Array.of(0)),
    ]).toEqual([-1]);
  });

  test('coordinates that are not finite numbers and repeated ids are refused by name', () => {
    const broken: Ring = [
      [0, 0],
      [1, Number.NaN],
      [1, 1],
      [0, 0],
    ];
    expect(() => buildAreaIndex([area('7', [broken])])).toThrow(/area 7 .* finite/);
    expect(() => buildAreaIndex([area('7'), area('7')])).toThrow(/same id/);
  });
});
