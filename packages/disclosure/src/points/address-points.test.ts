import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressPoints, ADDRESSES_A_POINT_MIN } from './address-points.ts';
import type { Address, MapPoint } from './map-point.ts';
import { randomCity, REFERENCE_LATITUDE, seededNumbers, shuffled } from './random-city.examples.ts';
import type { RandomCity } from './random-city.examples.ts';

const cities = fc.record({
  seed: fc.integer({ min: 0, max: 1_000_000 }),
  across: fc.integer({ min: 1, max: 4 }),
});

const pointsOf = ({ addresses, beats }: Pick<RandomCity, 'addresses' | 'beats'>) =>
  addressPoints({ addresses, beats, referenceLatitude: REFERENCE_LATITUDE });

const RADIUS_METERS = 6_371_008.8;

/** The frame's distance, written out once more. */
function metersApart(one: Address | MapPoint, other: Address | MapPoint): number {
  const radians = Math.PI / 180;
  const east = (one.longitude - other.longitude) * Math.cos(REFERENCE_LATITUDE * radians);
  return Math.hypot(east, one.latitude - other.latitude) * radians * RADIUS_METERS;
}

/** Each address with the nearest point of its beat, found by comparing all. */
function catchments(points: readonly MapPoint[], addresses: readonly Address[]) {
  const owned = new Map<MapPoint, Address[]>(points.map((point) => [point, []]));
  for (const address of addresses) {
    const [nearest] = points
      .filter(({ beat }) => beat === address.beat)
      .map((point) => ({ point, meters: metersApart(point, address) }))
      .sort((one, other) => one.meters - other.meters);
    if (nearest) owned.get(nearest.point)?.push(address);
  }
  return owned;
}

const row = (count: number, more: Partial<Address> = {}): Address[] =>
  Array.from({ length: count }, (_, house) => ({
    longitude: -75.19 + house * 0.0001,
    latitude: 39.905,
    beat: '1',
    street: 'Quay Street',
    number: house,
    ...more,
  }));

const beats = [
  { code: '1', label: [-75.185, 39.905] as const },
  { code: '2', label: [-75.175, 39.905] as const },
];

describe('map points of addresses', () => {
  test('each has eight addresses or more to which it is the nearest of the beat', () => {
    fc.assert(
      fc.property(cities, ({ seed, across }) => {
        const city = randomCity(seed, across);
        const owned = catchments(pointsOf(city), city.addresses);
        for (const [point, own] of owned) {
          if (point.addressCount === null) continue;
          expect(own.length).toBeGreaterThanOrEqual(ADDRESSES_A_POINT_MIN);
          expect(point.addressCount).toBe(own.length);
          const farthest = Math.max(...own.map((address) => metersApart(point, address)));
          expect(point.radiusMeters).toBe(Math.max(10, Math.ceil(farthest / 10) * 10));
          expect(own.map(({ street }) => street)).toContain(point.label);
        }
      }),
    );
  });

  test('are the same points in the same order, however the addresses were listed', () => {
    fc.assert(
      fc.property(cities, ({ seed, across }) => {
        const city = randomCity(seed, across);
        const addresses = shuffled(city.addresses, seededNumbers(seed + 1));
        const again = { addresses, beats: city.beats.toReversed() };
        expect(pointsOf(again)).toEqual(pointsOf(city));
      }),
    );
  });

  test('of a beat do not depend on what lies in other beats', () => {
    fc.assert(
      fc.property(cities, ({ seed }) => {
        const city = randomCity(seed, 3);
        const alone = city.addresses.filter(({ beat }) => beat === '4');
        const inBeat = (points: MapPoint[]) => points.filter(({ beat }) => beat === '4');
        const { beats: all } = city;
        expect(inBeat(pointsOf({ addresses: alone, beats: all }))).toEqual(inBeat(pointsOf(city)));
      }),
    );
  });

  test('never stand on fewer than eight addresses', () => {
    fc.assert(
      fc.property(cities, ({ seed, across }) => {
        const city = randomCity(seed, across);
        for (const point of pointsOf(city)) {
          const isHere = (address: Address) =>
            Math.round(address.longitude * 1e6) === Math.round(point.longitude * 1e6) &&
            Math.round(address.latitude * 1e6) === Math.round(point.latitude * 1e6);
          const standing = city.addresses.filter(isHere).length;
          expect(standing === 0 || standing >= ADDRESSES_A_POINT_MIN).toBe(true);
        }
      }),
    );
  });

  test('step aside where the middle of a group is somebody’s address', () => {
    const [point] = pointsOf({ addresses: row(9), beats: beats.slice(0, 1) });
    expect(point).toMatchObject({ addressCount: 9, label: 'Quay Street' });
    expect(point?.longitude).not.toBe(-75.1896);
    expect(metersApart(point!, row(9)[4]!)).toBeLessThan(6);
  });

  test('stand on a tower block of eight addresses', () => {
    const tower = row(8, { longitude: -75.182, latitude: 39.904 });
    const [point] = pointsOf({ addresses: tower, beats: beats.slice(0, 1) });
    expect(point).toMatchObject({ longitude: -75.182, latitude: 39.904, radiusMeters: 10 });
  });

  test('of a beat with seven addresses are one, where its name is written', () => {
    const [point, ...others] = pointsOf({ addresses: row(7), beats: beats.slice(0, 1) });
    expect(others).toEqual([]);
    expect(point).toEqual({
      longitude: -75.185,
      latitude: 39.905,
      beat: '1',
      label: null,
      addressCount: null,
      radiusMeters: null,
    });
  });

  test('follow a street in the order of its houses, eight at a time', () => {
    const points = pointsOf({ addresses: row(24), beats: beats.slice(0, 1) });
    expect(points.map(({ addressCount }) => addressCount)).toEqual([8, 8, 8]);
    const middles = [-75.18965, -75.18885, -75.18805];
    points.forEach(({ longitude }, at) => expect(longitude).toBeCloseTo(middles[at]!, 4));
  });

  test('never mix the houses of a street on both sides of a border', () => {
    const addresses = [...row(10), ...row(10, { beat: '2' })];
    const points = pointsOf({ addresses, beats });
    expect(points.map(({ beat, addressCount }) => [beat, addressCount])).toEqual([
      ['1', 10],
      ['2', 10],
    ]);
  });

  test('are refused for places off the globe and for unknown or repeated beats', () => {
    const refused = (addresses: Address[], of = beats) =>
      expect(() => pointsOf({ addresses, beats: of })).toThrow(RangeError);
    refused(row(8, { longitude: Number.NaN }));
    refused(row(8, { latitude: 91 }));
    refused(row(8, { beat: '3' }));
    refused(row(8), [...beats, ...beats]);
  });
});
