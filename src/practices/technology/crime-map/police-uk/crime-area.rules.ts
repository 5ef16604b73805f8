/** Which points lie in an area; the published points, never the places behind them. */
import { boundsAround, isWithin, type Point } from '#kernel/place.ts';
import type { CrimeArea } from './crime-area.ts';

export type IsInArea = (point: Point) => boolean;

const EARTH_RADIUS_METERS = 6_371_008.8;
const radians = (degrees: number): number => (degrees * Math.PI) / 180;

/** Metres on the sphere, by the haversine. */
export function metersBetween(one: Point, other: Point): number {
  const [east, north] = [radians(other[0] - one[0]) / 2, radians(other[1] - one[1]) / 2];
  const squared =
    Math.sin(north) ** 2 +
    Math.cos(radians(one[1])) * Math.cos(radians(other[1])) * Math.sin(east) ** 2;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(squared)));
}

export const areaTest = (area: CrimeArea): IsInArea =>
  area.kind === 'round'
    ? (point) => metersBetween(area.at, point) <= area.radiusMeters
    : insideOf(area.corners);

interface Edge {
  readonly from: Point;
  readonly to: Point;
}

/** Edges are sorted into strips of latitude, so that a point is held against few of them. */
const MOST_STRIPS = 256;

/**
 * By the even-odd rule, also where the line crosses itself. A point on the line is inside, so that
 * areas side by side both have it and none loses it.
 */
function insideOf(corners: readonly Point[]): IsInArea {
  const bounds = boundsAround(corners);
  if (!bounds) return () => false;
  const [, south, , north] = bounds;
  const count = Math.min(MOST_STRIPS, corners.length);
  const stripOf = (latitude: number): number =>
    north > south
      ? Math.min(count - 1, Math.floor(((latitude - south) / (north - south)) * count))
      : 0;
  const strips = Array.from({ length: count }, (): Edge[] => []);
  for (const edge of edgesOf(corners)) {
    const [low, high] = [edge.from[1], edge.to[1]].toSorted((one, other) => one - other);
    for (let strip = stripOf(low ?? 0); strip <= stripOf(high ?? 0); strip += 1)
      strips[strip]?.push(edge);
  }
  return (point) =>
    isWithin(bounds, point) && isInsideEdges(strips[stripOf(point[1])] ?? [], point);
}

const edgesOf = (corners: readonly Point[]): Edge[] =>
  corners.map((to, place) => ({ from: corners.at(place - 1) ?? to, to }));

function isInsideEdges(edges: readonly Edge[], [x, y]: Point): boolean {
  let isInside = false;
  for (const { from, to } of edges) {
    const [x1, y1] = from;
    const [x2, y2] = to;
    const side = (x2 - x1) * (y - y1) - (x - x1) * (y2 - y1);
    const isBeside = (x - x1) * (x - x2) <= 0 && (y - y1) * (y - y2) <= 0;
    if (side === 0 && isBeside) return true;
    if (y1 > y !== y2 > y && side > 0 === y2 > y1) isInside = !isInside;
  }
  return isInside;
}
