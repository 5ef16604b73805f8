import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlacedPoint } from './map-point.ts';
import { buildPointIndex } from './nearest-point.ts';
import { buildTree } from './point-tree.ts';

/** Few different coordinates, so that equal distances and points on one place are common. */
const coordinate = (from: number) =>
  fc.oneof(
    fc.integer({ min: 0, max: 12 }).map((step) => from + step * 0.001),
    fc.double({ min: from, max: from + 0.012, noNaN: true }),
  );
const place = fc.record({ longitude: coordinate(-75.2), latitude: coordinate(39.9) });
const point = fc.record({
  longitude: coordinate(-75.2),
  latitude: coordinate(39.9),
  beat: fc.constantFrom('1', '2', '3'),
});

const scale = (Math.PI / 180) * 6_371_008.8;

/** Compares all, in the metres of the local frame; the first of equals. */
function nearestPlainly(
  points: readonly PlacedPoint[],
  at: Pick<PlacedPoint, 'longitude' | 'latitude'>,
  beat?: string,
): number {
  const narrowing = Math.cos((39.9 * Math.PI) / 180) * scale;
  let [best, bestSquare] = [-1, Infinity];
  points.forEach((each, index) => {
    if (beat !== undefined && each.beat !== beat) return;
    const square =
      (each.longitude * narrowing - at.longitude * narrowing) ** 2 +
      (each.latitude * scale - at.latitude * scale) ** 2;
    if (square < bestSquare) [best, bestSquare] = [index, square];
  });
  return best;
}

describe('the nearest point', () => {
  test('is the one that comparing all would find, of a beat and of all', () => {
    const lists = fc.array(point, { maxLength: 300 });
    fc.assert(
      fc.property(lists, fc.array(place, { minLength: 1, maxLength: 40 }), (points, places) => {
        const index = buildPointIndex(points, 39.9);
        for (const at of places) {
          expect(index.nearest(at.longitude, at.latitude)).toBe(nearestPlainly(points, at));
          for (const beat of ['1', '2', '3', 'none'])
            expect(index.nearestOf(beat, at.longitude, at.latitude)).toBe(
              nearestPlainly(points, at, beat),
            );
        }
      }),
    );
  });

  test('is found for places far away from every point', () => {
    const points = [0, 1, 2].map((step) => ({
      longitude: -75.2 + step * 0.01,
      latitude: 39.9,
      beat: '1',
    }));
    const index = buildPointIndex(points, 39.9);
    expect(index.nearestOf('1', 10, 50)).toBe(2);
    expect(index.nearestOf('1', -170, -50)).toBe(0);
  });

  test('is the next one once a point is taken out', () => {
    const places = fc.array(fc.tuple(fc.integer({ max: 50 }), fc.integer({ max: 50 })), {
      minLength: 1,
      maxLength: 120,
    });
    fc.assert(
      fc.property(places, (all) => {
        const xs = Float64Array.from(all, ([x]) => x);
        const ys = Float64Array.from(all, ([, y]) => y);
        const tree = buildTree(xs, ys, [...all.keys()]);
        const found = all.map(() => {
          const nearest = tree.nearest(7, 9);
          tree.remove(nearest);
          return nearest;
        });
        const away = (at: number) => (xs[at]! - 7) ** 2 + (ys[at]! - 9) ** 2;
        const sorted = [...all.keys()].sort((one, other) => away(one) - away(other) || one - other);
        expect(found).toEqual(sorted);
        expect(tree.nearest(7, 9)).toBe(-1);
      }),
    );
  });

  test('is refused among points that are not on the globe', () => {
    const off = [{ longitude: Number.NaN, latitude: 0, beat: '1' }];
    expect(() => buildPointIndex(off, 0)).toThrow(RangeError);
    expect(() => buildPointIndex([], 90)).toThrow(RangeError);
  });
});
