/** Small invented areas for tests. */
import type { Area, Ring } from './area.ts';

type Sides = readonly [west: number, south: number, east: number, north: number];

/** A closed rectangle. */
export const box = (...[west, south, east, north]: Sides): Ring => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
];

/** A ring from text: 'longitude latitude, longitude latitude, ...' */
export const path = (text: string): Ring =>
  text.split(', ').map((position) => position.split(' ').map(Number));

export const area = (id: string, ...polygons: (readonly Ring[])[]): Area => ({ id, polygons });
