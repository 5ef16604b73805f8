/** Sizes on the ground: square metres of areas in degrees on the WGS 84 ellipsoid. */
import type { Area, Ring } from './area.ts';

const EQUATOR_METERS = 6_378_137;
const ECCENTRICITY_SQUARED = 0.006_694_379_990_141_33;
const ECCENTRICITY = Math.sqrt(ECCENTRICITY_SQUARED);
const RADIANS = Math.PI / 180;

/** Square metres in a square of one degree by one degree at this latitude. */
export function squareMetersPerSquareDegree(latitude: number): number {
  const curvature = 1 - ECCENTRICITY_SQUARED * Math.sin(latitude * RADIANS) ** 2;
  const perRadian = (EQUATOR_METERS ** 2 * (1 - ECCENTRICITY_SQUARED)) / curvature ** 2;
  return perRadian * Math.cos(latitude * RADIANS) * RADIANS ** 2;
}

/** Square metres between the equator and a latitude, a degree of longitude wide. */
function squareMetersBelow(latitude: number): number {
  const sine = Math.sin(latitude * RADIANS);
  const stretch = ECCENTRICITY * sine;
  const authalic =
    (1 - ECCENTRICITY_SQUARED) * (sine / (1 - stretch ** 2) + Math.atanh(stretch) / ECCENTRICITY);
  return (EQUATOR_METERS ** 2 / 2) * authalic * RADIANS;
}

/** Positive for a ring walked counterclockwise, negative clockwise. */
export function signedSquareMeters(ring: Ring): number {
  let sum = 0;
  ring.forEach(([fromX = 0, fromY = 0], place) => {
    const [toX = fromX, toY = fromY] = ring[place + 1] ?? ring[0] ?? [];
    sum += ((fromX + toX) / 2) * (squareMetersBelow(toY) - squareMetersBelow(fromY));
  });
  return sum;
}

/**
 * The size of an area in square kilometres, holes taken off, on the WGS 84 ellipsoid. Sides are
 * straight on a map of longitude and latitude; for sides up to a tenth of a degree that is within
 * one part in a million.
 * Source: snyder-1987 (equation 3-12)
 */
export function areaSquareKilometers(area: Pick<Area, 'polygons'>): number {
  const squareMeters = area.polygons.reduce((sum, polygon) => {
    const [shell = 0, ...holes] = polygon.map((ring) => Math.abs(signedSquareMeters(ring)));
    return sum + holes.reduce((rest, hole) => rest - hole, shell);
  }, 0);
  return squareMeters / 1e6;
}
