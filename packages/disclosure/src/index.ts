/** Everything that this package offers. */
export { addressPoints, ADDRESSES_A_POINT_MIN } from './points/address-points.ts';
export { gridPoints, GRID_METERS, GRID_RADIUS_METERS } from './points/grid-points.ts';
export { referenceLatitudeOf } from './points/local-frame.ts';
export { buildPointIndex } from './points/nearest-point.ts';
export { buildSnapper } from './points/snapping.ts';

export type { Address, BeatLabel, MapPoint, PlacedPoint } from './points/map-point.ts';
export type { PointIndex } from './points/nearest-point.ts';
export type { Snapper, SnapperParts } from './points/snapping.ts';
