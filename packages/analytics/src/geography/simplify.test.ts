import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { edgesOfArea } from './area.ts';
import type { Area, Edge, Ring } from './area.ts';
import { checkAreas } from './area-checks.ts';
import { areaSquareKilometers } from './measure.ts';
import { simplifyAreas } from './simplify.ts';
import { wavyCity } from './wavy-city.examples.ts';

const verticesOf = (areas: readonly Area[]): number =>
  areas.flatMap((area) => area.polygons.flat(2)).length;

/** Ends of sides that only one area walks: the outer border, unless a shared one came apart. */
function loneVertices(areas: readonly Area[]): ReadonlySet<string> {
  const walked = new Map<string, Edge>();
  for (const edge of areas.flatMap(edgesOfArea)) {
    const key = Object.values(edge).join();
    if (!walked.delete(key)) walked.set(key, edge);
  }
  return new Set(
    [...walked.values()].flatMap((edge) => [
      `${edge.lowX},${edge.lowY}`,
      `${edge.highX},${edge.highY}`,
    ]),
  );
}

describe('simplified areas', () => {
  test('need far fewer vertices and keep about their size', () => {
    const city = wavyCity({ columns: 6, rows: 4, sidesPerBorder: 40, seed: 3 });
    const drawn = simplifyAreas(city, 0.0005);
    expect(verticesOf(drawn)).toBeLessThan(verticesOf(city) / 3);
    drawn.forEach((area, place) => {
      const size = areaSquareKilometers(city[place] ?? area);
      expect(Math.abs(areaSquareKilometers(area) / size - 1)).toBeLessThan(0.02);
    });
  });

  test('share all the borders that they shared before, whatever city and tolerance', () => {
    const shapes = fc.record({
      columns: fc.integer({ min: 1, max: 5 }),
      rows: fc.integer({ min: 1, max: 5 }),
      sidesPerBorder: fc.integer({ min: 1, max: 20 }),
      seed: fc.integer({ min: 0, max: 100_000 }),
    });
    fc.assert(
      fc.property(shapes, fc.double({ min: 0, max: 0.003, noNaN: true }), (shape, tolerance) => {
        const city = wavyCity(shape).map(turnedRound);
        const drawn = simplifyAreas(city, tolerance);
        const outer = loneVertices(city);
        expect([...loneVertices(drawn)].filter((vertex) => !outer.has(vertex))).toEqual([]);
        for (const ring of drawn.flatMap((area) => area.polygons.flat()))
          expect(ring.length).toBeGreaterThanOrEqual(4);
      }),
      { numRuns: 60 },
    );
  });

  test('fit an enclave into its hole, wherever each ring begins', () => {
    const circle = Array.from({ length: 60 }, (_, place) => {
      const angle = (place * Math.PI) / 30;
      return [0.5 + Math.cos(angle) / 4, 0.5 + Math.sin(angle) / 4];
    });
    const from = (place: number): Ring => {
      const walk = [...circle.slice(place), ...circle.slice(0, place)];
      return [...walk, ...walk.slice(0, 1)];
    };
    const shell: Ring = [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0],
    ];
    const around = { id: 'around', polygons: [[shell, from(17)]] };
    const enclave = { id: 'enclave', polygons: [[[...from(41)].reverse()]] };
    const drawn = simplifyAreas([around, enclave], 0.01);
    expect(verticesOf(drawn)).toBeLessThan(50);
    expect(checkAreas(drawn)).toEqual([]);
  });

  test('keep small areas as triangles at least, and are unchanged at tolerance 0', () => {
    const city = wavyCity({ columns: 2, rows: 2, sidesPerBorder: 8, seed: 4 });
    for (const area of simplifyAreas(city, 10))
      expect(areaSquareKilometers(area)).toBeGreaterThan(1);
    simplifyAreas(city, 0).forEach((same, place) => {
      expect(loneVertices([same])).toEqual(loneVertices(city.slice(place, place + 1)));
    });
  });

  test('are refused at a negative tolerance', () => {
    expect(() => simplifyAreas([], -1)).toThrow(RangeError);
    expect(() => simplifyAreas([], Number.NaN)).toThrow(RangeError);
  });
});

/** Every second area walked the other way, because files do not agree on a direction. */
function turnedRound(area: Area, place: number): Area {
  const turn = (ring: Ring): Ring => (place % 2 === 0 ? ring : ring.toReversed());
  return { ...area, polygons: area.polygons.map((polygon) => polygon.map(turn)) };
}
