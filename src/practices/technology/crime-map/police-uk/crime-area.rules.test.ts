import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Point } from '#kernel/place.ts';
import { areaTest, metersBetween } from './crime-area.rules.ts';
import { A_MILE_METERS } from './crime-area.ts';

const inside = (corners: readonly Point[]) => areaTest({ kind: 'inside', corners });
const SQUARE: readonly Point[] = [
  [0, 0],
  [2, 0],
  [2, 2],
  [0, 2],
];

describe('inside a line', () => {
  test('a point on the line or on a corner is inside, whichever way the line runs', () => {
    for (const corners of [SQUARE, SQUARE.toReversed(), [...SQUARE, [0, 0] as const]])
      for (const point of [
        [0, 0],
        [1, 0],
        [2, 1],
        [2, 2],
        [1, 2],
        [0, 1],
        [1, 1],
      ] as const)
        expect(inside(corners)(point), String(point)).toBe(true);
  });

  test('a point beside it is outside, also in line with a corner', () => {
    for (const point of [
      [-1, 0],
      [3, 2],
      [-1, 2],
      [1, 2.000001],
    ] as const)
      expect(inside(SQUARE)(point), String(point)).toBe(false);
  });

  test('where the line crosses itself, what is enclosed twice is outside', () => {
    const bow: readonly Point[] = [
      [0, 0],
      [2, 2],
      [2, 0],
      [0, 2],
    ];
    expect(inside(bow)([0.5, 1])).toBe(true);
    expect(inside(bow)([1, 0.5])).toBe(false);
    const twice = [...SQUARE, ...SQUARE];
    expect(inside(twice)([1.1, 0.7])).toBe(false);
  });

  test('a line there and back encloses nothing, so parts and holes are told by one line', () => {
    const hole: readonly Point[] = [
      [0.5, 0.5],
      [1.5, 0.5],
      [1.5, 1.5],
      [0.5, 1.5],
      [0.5, 0.5],
    ];
    const ring = inside([...SQUARE, [0, 0], ...hole, [0, 0]]);
    expect([ring([1, 1]), ring([0.25, 1]), ring([0.3, 0.2])]).toEqual([false, true, true]);
  });

  test('lines without any extent hold what lies on them and nothing else', () => {
    const flat: readonly Point[] = [
      [0, 1],
      [2, 1],
      [1, 1],
    ];
    expect([inside(flat)([0.5, 1]), inside(flat)([0.5, 1.1]), inside([])([0, 0])]).toEqual([
      true,
      false,
      false,
    ]);
  });

  test('strips of latitude change no answer', () => {
    const coordinate = fc.integer({ min: -9, max: 9 });
    const point = fc.tuple(coordinate, coordinate);
    fc.assert(
      fc.property(fc.array(point, { minLength: 3, maxLength: 40 }), point, (corners, at) => {
        expect(inside(corners)(at)).toBe(slowlyInside(corners, at));
      }),
      { numRuns: 2_000 },
    );
  });
});

/** Every edge, no strips: on an edge, or crossed an odd number of times by a ray to the east. */
function slowlyInside(corners: readonly Point[], [x, y]: Point): boolean {
  let crossings = 0;
  for (const [place, [x2, y2]] of corners.entries()) {
    const [x1, y1] = corners.at(place - 1) ?? [x2, y2];
    const isOnLine = (x2 - x1) * (y - y1) === (x - x1) * (y2 - y1);
    const [west, east] = [Math.min(x1, x2), Math.max(x1, x2)];
    const [south, north] = [Math.min(y1, y2), Math.max(y1, y2)];
    if (isOnLine && x >= west && x <= east && y >= south && y <= north) return true;
    if (y >= south && y < north && x1 + ((y - y1) / (y2 - y1)) * (x2 - x1) > x) crossings += 1;
  }
  return crossings % 2 === 1;
}

describe('round a place', () => {
  test('a mile is a mile on the sphere, in every direction', () => {
    const at: Point = [-0.0931, 51.5142];
    const degrees = (A_MILE_METERS / 6_371_008.8) * (180 / Math.PI);
    const round = areaTest({ kind: 'round', at, radiusMeters: A_MILE_METERS });
    expect(round([at[0], at[1] + degrees * 0.9999])).toBe(true);
    expect(round([at[0], at[1] + degrees * 1.0001])).toBe(false);
    const east = degrees / Math.cos((at[1] * Math.PI) / 180);
    expect([round([at[0] + east * 0.9999, at[1]]), round([at[0] + east * 1.001, at[1]])]).toEqual([
      true,
      false,
    ]);
  });

  test('from London to Paris it is 344 km', () => {
    expect(metersBetween([-0.1278, 51.5074], [2.3522, 48.8566]) / 1000).toBeCloseTo(343.6, 0);
  });
});
