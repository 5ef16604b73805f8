/** Everything that this package offers. */
export type { Area, Polygon, Position, Ring } from './geography/area.ts';
export { buildAreaIndex } from './geography/area-index.ts';
export type { AreaIndex } from './geography/area-index.ts';
export { boundsOf } from './geography/bounds.ts';
export type { Bounds } from './geography/bounds.ts';
