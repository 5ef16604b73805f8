import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gridPoints, GRID_METERS, GRID_RADIUS_METERS } from './grid-points.ts';
import { localFrame } from './local-frame.ts';
import { randomCity, REFERENCE_LATITUDE } from './random-city.examples.ts';

const city = randomCity(1, 3);
const pointsOf = (more: Partial<Parameters<typeof gridPoints>[0]> = {}) =>
  gridPoints({ ...city, referenceLatitude: REFERENCE_LATITUDE, ...more });

describe('map points of a grid', () => {
  test('lie in the beat that they stand for, 250 metres apart', () => {
    const { x, y } = localFrame(REFERENCE_LATITUDE);
    const points = pointsOf();
    // Nine beats of 1,112 by 853 metres: sixteen cells of a hectare's quarter each, or fewer.
    expect(points.length).toBeGreaterThan(9 * 9);
    for (const { longitude, latitude, beat, radiusMeters } of points) {
      expect(city.beatAt(longitude, latitude)).toBe(beat);
      expect(radiusMeters).toBe(GRID_RADIUS_METERS);
      for (const meters of [x(longitude), y(latitude)]) {
        const cells = meters / GRID_METERS - 0.5;
        expect(Math.abs(cells - Math.round(cells)) * GRID_METERS).toBeLessThan(0.1);
      }
    }
  });

  test('stay where they are when the box around the beats grows', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 0.05, noNaN: true }), (more) => {
        const { west, south, east, north } = city.bounds;
        const bounds = { west: west - more, south: south - more, east, north: north + more };
        expect(pointsOf({ bounds })).toEqual(pointsOf());
      }),
      { numRuns: 20 },
    );
  });

  test('leave no place of a beat farther away than the radius, but for its border', () => {
    const { x, y } = localFrame(REFERENCE_LATITUDE);
    const points = pointsOf();
    const [longitude, latitude] = [-75.185, 39.915];
    const nearest = points.map((point) =>
      Math.hypot(x(point.longitude) - x(longitude), y(point.latitude) - y(latitude)),
    );
    expect(Math.min(...nearest)).toBeLessThan(GRID_RADIUS_METERS);
  });

  test('of a beat without a centre are one, where its name is written', () => {
    const tiny = { code: 'tiny', label: [-75.1951234567, 39.905] as const };
    const points = pointsOf({ beats: [...city.beats, tiny] });
    expect(points.filter(({ beat }) => beat === 'tiny')).toEqual([
      {
        longitude: -75.195123,
        latitude: 39.905,
        beat: 'tiny',
        label: null,
        addressCount: null,
        radiusMeters: null,
      },
    ]);
  });

  test('are refused for a box off the globe and for a repeated beat', () => {
    const bounds = { ...city.bounds, west: -181 };
    expect(() => pointsOf({ bounds })).toThrow(RangeError);
    expect(() => pointsOf({ beats: [...city.beats, ...city.beats] })).toThrow(RangeError);
  });
});
