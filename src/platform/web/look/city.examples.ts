/** An invented coast town of eight areas, for the gallery and for tests of the map. */
import type { LineString, Polygon, Position } from 'geojson';
import type { BaseLayers, MapArea } from './map/prepare-map.ts';

const WEST = -70.9;
const SOUTH = 42.5;
const CELL = 0.02;
const NAMES = [
  ['Northshore', 'Millbrook', 'Fairview', 'Harbor Quarter'],
  ['Old Town', 'Quayside', 'Lindenfield', 'Eastmarsh'],
] as const;

const at = (column: number, row: number): Position => [
  WEST + column * CELL + Math.sin(row * 2.1 + column) * CELL * 0.12,
  SOUTH + row * CELL * 0.8 + Math.cos(column * 1.7 + row) * CELL * 0.1,
];

const polygon = (ring: Position[]): Polygon => ({
  type: 'Polygon',
  coordinates: [[...ring, ...ring.slice(0, 1)]],
});

const line = (coordinates: Position[]): LineString => ({ type: 'LineString', coordinates });

export const exampleAreas: readonly MapArea[] = NAMES.flatMap((names, row) =>
  names.map((name, column) => ({
    id: String(row * 4 + column + 1),
    name,
    shape: polygon([
      at(column, 1 - row),
      at(column + 1, 1 - row),
      at(column + 1, 2 - row),
      at(column, 2 - row),
    ]),
  })),
);

const COAST = Array.from({ length: 13 }, (_, step) => {
  const [longitude = 0, latitude = 0] = at(0, step / 4 - 0.5);
  return [longitude + Math.sin(step * 1.3) * CELL * 0.08, latitude];
});

const streets = (count: number, slope: number): LineString[] =>
  Array.from({ length: count }, (_, step) => {
    const latitude = SOUTH - CELL + (step * 3 * CELL) / count;
    return line([
      [WEST, latitude],
      [WEST + 5 * CELL, latitude + slope],
    ]);
  });

const crossings = (count: number): LineString[] =>
  Array.from({ length: count }, (_, step) => {
    const longitude = WEST + (step * 5 * CELL) / count;
    return line([
      [longitude, SOUTH - CELL],
      [longitude - CELL * 0.3, SOUTH + 3 * CELL],
    ]);
  });

export const exampleBase: BaseLayers = {
  land: [polygon([...COAST, [WEST + 6 * CELL, SOUTH + 3 * CELL], [WEST + 6 * CELL, SOUTH - CELL]])],
  parks: [polygon([at(2.2, 1.3), at(2.7, 1.25), at(2.8, 1.7), at(2.3, 1.75)])],
  streets: [...streets(34, CELL * 0.2), ...crossings(46)],
  roads: [line([at(0.1, 1), at(2, 1.1), at(4.2, 0.9)]), line([at(1.9, -0.4), at(2.1, 2.4)])],
  rail: [line([at(1, -0.4), at(2.4, 0.6), at(4.2, 1.6)])],
  coast: [line(COAST)],
};
