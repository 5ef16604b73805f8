import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressPoints } from './address-points.ts';
import { gridPoints } from './grid-points.ts';
import type { PlacedPoint } from './map-point.ts';
import { BEAT_DEGREES, randomCity, REFERENCE_LATITUDE, SOUTH } from './random-city.examples.ts';
import { seededNumbers, shuffled, WEST } from './random-city.examples.ts';
import { buildSnapper } from './snapping.ts';

const referenceLatitude = REFERENCE_LATITUDE;
const city = randomCity(7, 3);
const points = addressPoints({ ...city, referenceLatitude });
const snapperOf = (of: readonly PlacedPoint[] = points) =>
  buildSnapper({ points: of, referenceLatitude, beatAt: city.beatAt });

const inCity = fc.record({
  longitude: fc.double({ min: WEST, max: WEST + 3 * BEAT_DEGREES, noNaN: true }),
  latitude: fc.double({ min: SOUTH, max: SOUTH + 3 * BEAT_DEGREES, noNaN: true }),
});

describe('snapping', () => {
  test('gives a place in a beat a point of that beat', () => {
    const snapper = snapperOf();
    fc.assert(
      fc.property(inCity, ({ longitude, latitude }) => {
        const beat = city.beatAt(longitude, latitude);
        fc.pre(beat !== undefined);
        expect(points[snapper.snap(longitude, latitude)]?.beat).toBe(beat);
      }),
    );
  });

  test('gives a place outside every beat no point, unless other borders hold it', () => {
    const snapper = snapperOf();
    expect(snapper.snap(WEST - 1, SOUTH)).toBe(-1);
    expect(snapper.snap(WEST - 1, SOUTH, true)).not.toBe(-1);
    expect(snapperOf([]).snap(WEST + 0.001, SOUTH + 0.001, true)).toBe(-1);
  });

  test('puts eight addresses or more, or a whole beat, behind every point', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000 }), (seed) => {
        const other = randomCity(seed, 3);
        const made = addressPoints({ ...other, referenceLatitude });
        const snapper = buildSnapper({ points: made, referenceLatitude, beatAt: other.beatAt });
        const behind = made.map(() => 0);
        for (const { longitude, latitude } of other.addresses)
          behind[snapper.snap(longitude, latitude)]! += 1;
        made.forEach(({ addressCount, beat }, at) => {
          if (addressCount !== null) expect(behind[at]).toBeGreaterThanOrEqual(8);
          else expect(made.filter((point) => point.beat === beat)).toHaveLength(1);
        });
      }),
    );
  });

  test('releases averaged come no nearer to the true place than the point itself', () => {
    fc.assert(
      fc.property(inCity, fc.integer({ min: 2, max: 60 }), ({ longitude, latitude }, releases) => {
        fc.pre(city.beatAt(longitude, latitude) !== undefined);
        const random = seededNumbers(releases);
        const seen = Array.from({ length: releases }, () => {
          // Each release makes its points anew, from a list in another order.
          const addresses = shuffled(city.addresses, random);
          const made = addressPoints({ ...city, addresses, referenceLatitude });
          return made[snapperOf(made).snap(longitude, latitude)]!;
        });
        expect(new Set(seen.map((point) => `${point.longitude},${point.latitude}`)).size).toBe(1);
      }),
      { numRuns: 10 },
    );
  });

  test('tells two places of one catchment apart in no way', () => {
    const snapper = snapperOf();
    const groups = Map.groupBy(city.addresses, ({ longitude, latitude }) =>
      snapper.snap(longitude, latitude),
    );
    const published = [...groups].map(([at, own]) => [points[at]?.addressCount ?? own.length, own]);
    for (const [count, own] of published) expect(own).toHaveLength(Number(count));
  });

  test('works on a grid the same way', () => {
    const grid = gridPoints({ ...city, referenceLatitude });
    const snapper = snapperOf(grid);
    fc.assert(
      fc.property(inCity, ({ longitude, latitude }) => {
        const beat = city.beatAt(longitude, latitude);
        fc.pre(beat !== undefined);
        expect(grid[snapper.snap(longitude, latitude)]?.beat).toBe(beat);
      }),
    );
  });
});
