/** Places on the earth, as GeoJSON writes them. */

/** Longitude, then latitude, in degrees (WGS 84), the order of RFC 7946. */
export type Point = readonly [longitude: number, latitude: number];

/** True for finite degrees within the globe. */
export const isOnEarth = (longitude: number, latitude: number): boolean =>
  longitude >= -180 && longitude <= 180 && latitude >= -90 && latitude <= 90;

/**
 * West, south, east, north in degrees.
 * An agency never spans the date line here: such a box would read as the whole globe.
 */
export type Bounds = readonly [west: number, south: number, east: number, north: number];

export const isWithin = ([west, south, east, north]: Bounds, [longitude, latitude]: Point) =>
  longitude >= west && longitude <= east && latitude >= south && latitude <= north;

/** The box around all points; undefined when there are none. */
export function boundsAround(points: Iterable<Point>): Bounds | undefined {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [longitude, latitude] of points) {
    west = Math.min(west, longitude);
    east = Math.max(east, longitude);
    south = Math.min(south, latitude);
    north = Math.max(north, latitude);
  }
  return west <= east ? [west, south, east, north] : undefined;
}

/** How a file's reader names the point of a GeoJSON feature among the columns of its properties. */
export const GEOMETRY_COLUMNS = { longitude: '@longitude', latitude: '@latitude' } as const;
