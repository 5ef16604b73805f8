/** Everything that this package offers. */
export { checkAreas } from './geography/area-checks.ts';
export { buildAreaIndex } from './geography/area-index.ts';
export { boundsOf } from './geography/bounds.ts';
export { areaSquareKilometers } from './geography/measure.ts';

export type { Area, Polygon, Position, Ring } from './geography/area.ts';
export type { AreaIndex } from './geography/area-index.ts';
export type { Bounds } from './geography/bounds.ts';
export type { AreaErrorCode, AreaFinding, AreaNoteCode } from './geography/finding.ts';
