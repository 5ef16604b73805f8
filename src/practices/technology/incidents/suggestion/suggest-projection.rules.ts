/** Finds the projection that brings plane coordinates to where the agency is. */
import { isWithin, type Bounds, type Point } from '#kernel/place.ts';
import { KNOWN_PROJECTIONS, projectionOf } from '#kernel/projection.ts';

export type PlanePoint = readonly [x: number, y: number];

/** Points that are looked at: enough to see, few enough for hundreds of projections. */
const POINTS_TRIED = 200;
const WITHIN_MIN = 0.9;

export interface FittingProjection {
  readonly code: string;
  readonly name: string;
  /** How many of the points lie in the area, from 0 to 1. */
  readonly share: number;
}

export const samplePoints = (points: readonly PlanePoint[]): PlanePoint[] => {
  const every = Math.max(1, Math.floor(points.length / POINTS_TRIED));
  return points.filter((_, at) => at % every === 0).slice(0, POINTS_TRIED);
};

/** Those that bring nine points of ten into the area; the best first. */
export function projectionsInto(
  area: Bounds,
  points: readonly PlanePoint[],
): readonly FittingProjection[] {
  const sample = samplePoints(points);
  return KNOWN_PROJECTIONS.flatMap(({ name, codes }): FittingProjection[] => {
    const [code = ''] = codes;
    const projection = projectionOf(code);
    if (!projection || sample.length === 0) return [];
    const isInside = ([x, y]: PlanePoint) => {
      const point = projection.toDegrees(x, y);
      return point !== undefined && isWithin(area, point);
    };
    const share = sample.filter(isInside).length / sample.length;
    return share >= WITHIN_MIN ? [{ code, name, share }] : [];
  }).sort((a, b) => b.share - a.share);
}

/** The middle of a box. */
const middleOf = ([west, south, east, north]: Bounds): Point => [
  (west + east) / 2,
  (south + north) / 2,
];

/** Of several that fit, the one whose points lie nearest to the middle of the area. */
export function nearestFit(
  area: Bounds,
  fits: readonly FittingProjection[],
  points: readonly PlanePoint[],
): FittingProjection | undefined {
  const [east, north] = middleOf(area);
  const distanceOf = ({ code }: FittingProjection) => {
    const found = samplePoints(points)
      .map(([x, y]) => projectionOf(code)?.toDegrees(x, y))
      .filter((point) => point !== undefined);
    const sum = found.reduce((total, [lon, lat]) => total + Math.hypot(lon - east, lat - north), 0);
    return sum / (found.length || 1);
  };
  return fits.toSorted((a, b) => b.share - a.share || distanceOf(a) - distanceOf(b))[0];
}

/** A code that a name tells, as `x_epsg26910`. */
export function codeInName(name: string): string | undefined {
  const [, code] = /(?:epsg|srid)\D{0,2}(\d{4,6})/i.exec(name) ?? [];
  const named = `EPSG:${code}`;
  return code && projectionOf(named) ? named : undefined;
}
