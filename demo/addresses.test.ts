/** Rules of the invented addresses: each is one place in one beat, some with hard names. */
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import type { Point } from '#kernel/place.ts';
import type { ADDRESS_COLUMNS } from './addresses.ts';
import { shapeOf } from './city/rings.ts';
import { readPreparedAgency, readPreparedText } from './prepared.ts';

type Row = Readonly<Record<(typeof ADDRESS_COLUMNS)[number], string>>;

const prepared = readPreparedAgency();
const rows: Row[] = parse(readPreparedText('addresses'), { columns: true });
const pointOf = (row: Row): Point => [Number(row.longitude), Number(row.latitude)];
const shapes = prepared.beats.features.map(({ id, geometry }) => ({
  code: id,
  shape: shapeOf((geometry.coordinates[0] ?? []).slice(0, -1)),
}));
const beatsOf = (row: Row) =>
  shapes.filter(({ shape }) => shape.contains(pointOf(row))).map(({ code }) => code);

describe('the addresses', () => {
  it('are about 9,000, as many as the prepared file says', () => {
    expect(rows).toHaveLength(prepared.addresses.count);
    expect(Math.abs(rows.length - 9000)).toBeLessThan(300);
  });
  it('lie each in exactly one beat, and in every beat there are some', () => {
    const found = rows.map(beatsOf);
    expect(found.filter((codes) => codes.length !== 1)).toEqual([]);
    expect(new Set(found.flat()).size).toBe(24);
  });
  it('are told apart by street, number and unit', () => {
    const keys = rows.map(({ number, street, unit }) => `${number}|${street}|${unit}`);
    expect(new Set(keys).size).toBe(rows.length);
  });
  it('share a place only as units of one house', () => {
    const houses = new Map<string, string>();
    for (const row of rows) {
      const place = pointOf(row).join();
      const house = `${row.number} ${row.street}`;
      expect(houses.get(place) ?? house).toBe(house);
      houses.set(place, house);
    }
    expect(rows.filter(({ unit }) => unit !== '').length).toBeGreaterThan(100);
  });
  it('have names with accents and apostrophes, and streets that cross several beats', () => {
    const streets = new Set(rows.map(({ street }) => street));
    for (const name of ['Peña Street', "O'Hara Lane", 'Quay Street', 'Chandler Lane']) {
      expect(streets).toContain(name);
    }
    const onHarbor = rows.filter(({ street }) => street === 'Harbor Street').flatMap(beatsOf);
    expect(new Set(onHarbor).size).toBeGreaterThan(5);
  });
  it('number the left side even and the right side odd, growing along the street', () => {
    const onQuay = rows.filter(({ street }) => street === 'Quay Street');
    const numbers = onQuay.map(({ number }) => Number(number));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(numbers.map((number) => number % 2)).size).toBe(2);
  });
  it('include the door of every station', () => {
    for (const station of prepared.stations) {
      const row = rows.find(({ number, street }) => `${number} ${street}` === station.street);
      expect(row && beatsOf(row)).toEqual([station.beat]);
      expect(row && pointOf(row)).toEqual(station.at);
    }
  });
});
