/** Rules of the invented geometry: beats part the land without gap; streets stay on land. */
import { describe, expect, it } from 'vitest';
import type { Point } from '#kernel/place.ts';
import { readPreparedAgency } from '../prepared.ts';
import { chanceOf } from '../random.ts';
import { DISTRICTS } from './beat-list.ts';
import { areaOf, isInRing, shapeOf } from './rings.ts';

const prepared = readPreparedAgency();
const beats = prepared.beats.features.map(({ properties, geometry }) => ({
  ...properties,
  closed: geometry.coordinates[0] ?? [],
  ring: (geometry.coordinates[0] ?? []).slice(0, -1),
}));
const shapes = beats.map(({ ring }) => shapeOf(ring));
const beatsAt = (point: Point) => shapes.filter((shape) => shape.contains(point)).length;

const edgesOf = (ring: readonly Point[]) =>
  ring.map((from, index) => [from.join(), (ring[(index + 1) % ring.length] ?? from).join()]);

/** The ring around all beats: the edges that only one beat has, end to end. */
function outline(): Point[] {
  const edges = beats.flatMap(({ ring }) => edgesOf(ring));
  const all = new Set(edges.map((edge) => edge.join('>')));
  const outer = new Map(
    edges
      .filter(([from, to]) => !all.has(`${to}>${from}`))
      .map(([from, to]): [string, string] => [from ?? '', to ?? '']),
  );
  const [start = ''] = outer.keys();
  const found: Point[] = [];
  for (let at = start; found.length < outer.size; at = outer.get(at) ?? start) {
    const [longitude = 0, latitude = 0] = at.split(',').map(Number);
    found.push([longitude, latitude]);
  }
  return found;
}

describe('the beats', () => {
  it('are 24, in four districts, with codes 1 to 24 and Harbor Quarter as beat 4', () => {
    expect(beats.map(({ code }) => Number(code))).toEqual(beats.map((_, index) => index + 1));
    expect(beats).toHaveLength(24);
    expect(new Set(beats.map(({ district }) => district))).toEqual(new Set(DISTRICTS));
    expect(beats[3]?.name).toBe('Harbor Quarter');
    expect(new Set(beats.map(({ name }) => name)).size).toBe(24);
  });
  it('have between 25 and 80 corners, closed and counter-clockwise', () => {
    for (const { ring, closed } of beats) {
      expect(ring.length).toBeGreaterThanOrEqual(25);
      expect(ring.length).toBeLessThanOrEqual(80);
      expect(closed.at(-1)).toEqual(closed[0]);
      expect(areaOf(ring)).toBeGreaterThan(0);
    }
  });
  it('share every inner border vertex by vertex, run through in opposite directions', () => {
    const seen = new Map<string, number>();
    for (const { ring } of beats) {
      for (const [from, to] of edgesOf(ring)) {
        const key = `${from}>${to}`;
        expect(seen.has(key), `edge ${key} belongs to two beats on the same side`).toBe(false);
        seen.set(key, 1);
      }
    }
    const shared = [...seen.keys()].filter((key) =>
      seen.has(key.split('>').toReversed().join('>')),
    );
    expect(shared.length).toBeGreaterThan(600);
  });
  it('hold each point of the city in exactly one of them and no point outside', () => {
    const [west, south, east, north] = prepared.map.bounds;
    const around = outline();
    const chance = chanceOf('sample points');
    const points = Array.from({ length: 20_000 }, (): Point => [
      chance.between(west, east),
      chance.between(south, north),
    ]);
    const inside = points.filter((point) => isInRing(point, around));
    expect(inside.length).toBeGreaterThan(10_000);
    expect(inside.filter((point) => beatsAt(point) !== 1)).toEqual([]);
    const outside = points.filter((point) => !isInRing(point, around));
    expect(outside.filter((point) => beatsAt(point) !== 0)).toEqual([]);
  });
  it('hold each inner corner, which several beats share, in exactly one', () => {
    const around = outline();
    const outer = new Set(around.map((point) => point.join()));
    const corners = beats.flatMap(({ ring }) => ring).filter((point) => !outer.has(point.join()));
    for (const corner of corners) expect(beatsAt(corner)).toBe(1);
  });
  it('add up to the area of the city', () => {
    const sum = beats.reduce((total, { ring }) => total + areaOf(ring), 0);
    expect(sum).toBeCloseTo(Math.abs(areaOf(outline())), 12);
  });
  it('have their names inside themselves', () => {
    for (const { labelAt, ring } of beats) expect(isInRing(labelAt, ring)).toBe(true);
  });
  it('are home to some 190,000 people, 8,940 of them in Harbor Quarter', () => {
    const residents = beats.reduce((sum, beat) => sum + beat.residents, 0);
    expect(residents).toBeGreaterThan(185_000);
    expect(residents).toBeLessThan(195_000);
    expect(beats[3]?.residents).toBe(8940);
  });
});

describe('the base map', () => {
  it('stays under 150 kB', () => {
    expect(JSON.stringify(prepared.map).length).toBeLessThan(150_000);
  });
  it('has its streets on land, and none in the river or a pond', () => {
    const land = shapeOf(prepared.map.land[0] ?? []);
    const water = prepared.map.water.map((ring) => shapeOf(ring));
    const places = [...prepared.map.streets, ...prepared.map.lanes].flat();
    const isWet = (point: Point) => water.some((shape) => shape.contains(point));
    expect(places.filter((point) => !land.contains(point) || isWet(point))).toEqual([]);
  });
  it('lies in the open ocean, far from any real place', () => {
    const [west, south, east, north] = prepared.map.bounds;
    expect(east).toBeLessThan(-129);
    expect(west).toBeGreaterThan(-130);
    expect(south).toBeGreaterThan(41);
    expect(north).toBeLessThan(41.5);
  });
});
