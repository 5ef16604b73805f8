/** Metres in a city: a flat frame that is right to a few parts in a thousand over its width. */

/** The mean radius of the earth. */
const EARTH_METERS = 6_371_008.8;

/** Metres in a degree of latitude. */
export const METERS_A_DEGREE = (EARTH_METERS * Math.PI) / 180;

export interface LocalFrame {
  /** Metres east of the meridian of Greenwich, along the reference latitude. */
  x(longitude: number): number;
  /** Metres north of the equator. */
  y(latitude: number): number;
  longitudeAt(x: number): number;
  latitudeAt(y: number): number;
}

/**
 * Equirectangular metres: x = R cos(reference) longitude, y = R latitude, angles in radians. Two
 * people who know the reference latitude get the same frame, whatever they put into it.
 * @param referenceLatitude degrees, more than -90 and less than 90
 * When not to trust this: far from the reference latitude. Distances from east to west are wrong by
 * tan(latitude) times the difference in radians: half a degree away at 40 degrees, 0.7 %.
 * Source: snyder-1987 (equirectangular projection)
 */
export function localFrame(referenceLatitude: number): LocalFrame {
  if (!(Math.abs(referenceLatitude) < 90))
    throw new RangeError(`not a reference latitude: ${referenceLatitude}`);
  const narrowing = Math.cos((referenceLatitude * Math.PI) / 180) * METERS_A_DEGREE;
  return {
    x: (longitude) => longitude * narrowing,
    y: (latitude) => latitude * METERS_A_DEGREE,
    longitudeAt: (x) => x / narrowing,
    latitudeAt: (y) => y / METERS_A_DEGREE,
  };
}

/**
 * The reference latitude for places between two latitudes: the middle, to a tenth of a degree, so
 * that a border that moves by a street leaves it as it is.
 */
export const referenceLatitudeOf = (south: number, north: number): number =>
  Math.round(((south + north) / 2) * 10) / 10;
