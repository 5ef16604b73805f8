import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Bounds } from '#kernel/place.ts';
import { indexPoints, type CountedPoint } from './point-index.ts';
import { EXTENT, LAST_ZOOM, type TileFeature } from './tile.ts';

const CITY: Bounds = [-75.2, 39.9, -75, 40];

const point: fc.Arbitrary<CountedPoint> = fc.record({
  at: fc.tuple(
    fc.double({ min: -75.199, max: -75.001, noNaN: true }),
    fc.double({ min: 39.901, max: 39.999, noNaN: true }),
  ),
  counts: fc
    .dictionary(fc.constantFrom('theft', 'assault', 'arson'), fc.integer({ min: 1, max: 9 }), {
      minKeys: 1,
    })
    .map((counts) => new Map(Object.entries(counts))),
  tags: fc.constant({}),
});

const cities = fc.array(point, { minLength: 1, maxLength: 300 });

const totalOf = (points: readonly CountedPoint[]) =>
  points.flatMap(({ counts }) => [...counts.values()]).reduce((sum, one) => sum + one, 0);

/** The tiles of a zoom that can hold anything of the city. */
function* tilesOf(zoom: number) {
  const across = 2 ** zoom;
  const row = (latitude: number) => {
    const sine = Math.sin((latitude * Math.PI) / 180);
    return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * across);
  };
  const column = (longitude: number) => Math.floor(((longitude + 180) / 360) * across);
  for (let x = column(CITY[0]); x <= column(CITY[2]); x += 1)
    for (let y = row(CITY[3]); y <= row(CITY[1]); y += 1) yield { z: zoom, x, y };
}

const countOf = ({ tags }: TileFeature) => Number(tags['count']);
const kindsOf = ({ tags }: TileFeature) =>
  ['theft', 'assault', 'arson'].reduce((sum, kind) => sum + Number(tags[kind] ?? 0), 0);

describe('gathered points', () => {
  it('add up to the same number in the tiles of every zoom, and kind by kind', () => {
    fc.assert(
      fc.property(cities, fc.constantFrom(0, 8, 11, 13), (points, zoom) => {
        const index = indexPoints(points);
        const features = [...tilesOf(zoom)].flatMap((name) => index.tile(name));
        const total = totalOf(points);
        expect(features.reduce((sum, one) => sum + countOf(one), 0)).toBe(total);
        expect(features.reduce((sum, one) => sum + kindsOf(one), 0)).toBe(total);
      }),
      { numRuns: 60 },
    );
  });

  it('add up in a drawing of the whole city, however far away and however often asked', () => {
    fc.assert(
      fc.property(cities, fc.double({ min: 0, max: LAST_ZOOM, noNaN: true }), (points, zoom) => {
        const index = indexPoints(points);
        for (let time = 0; time < 2; time += 1) {
          const counts = index.within(CITY, zoom).flatMap((one) => Object.values(one.counts));
          expect(counts.reduce((sum, one) => sum + one, 0)).toBe(totalOf(points));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('lie inside their tile', () => {
    const index = indexPoints([
      { at: [-75.1, 39.95], counts: new Map([['theft', 2]]), tags: { id: 7 } },
    ]);
    const [found] = [...tilesOf(12)].flatMap((name) => index.tile(name));
    const [at] = found?.geometry ?? [];
    expect(at?.every((side) => Number(side) >= 0 && Number(side) < EXTENT)).toBe(true);
    expect(found?.tags).toMatchObject({ theft: 2, count: 2, id: 7 });
  });

  it('have a box around nearly all of them, and none without any', () => {
    const at = (longitude: number): CountedPoint => ({
      at: [longitude, 39.95],
      counts: new Map([['theft', 1]]),
      tags: {},
    });
    expect(indexPoints([]).bounds).toBeUndefined();
    const alone = indexPoints([at(-75.1)]).bounds ?? [];
    expect(alone.map((edge) => edge.toFixed(3))).toEqual([
      '-75.105',
      '39.945',
      '-75.095',
      '39.955',
    ]);
    const city = Array.from({ length: 300 }, (_, place) => at(-75.1 + (place % 10) / 100));
    const [west = 0, , east = 0] = indexPoints([...city, at(0)]).bounds ?? [];
    expect([west, east].map((edge) => edge.toFixed(3))).toEqual(['-75.105', '-75.005']);
  });
});
