/** Closed rings: inside or outside, area, and the place for a name. */
import type { Point } from '#kernel/place.ts';
import { boundsAround, isWithin, type Bounds } from '#kernel/place.ts';

/** The ring's points without the closing repetition of the first. */
export type Ring = readonly Point[];

/**
 * One crossing test for an edge, the same whichever way round the edge is given: a point on the
 * border between two rings is therefore inside exactly one of them.
 */
function isCrossed([x, y]: Point, from: Point, to: Point): boolean {
  const [low, high] = from[1] < to[1] ? [from, to] : [to, from];
  if (y < low[1] || y >= high[1]) return false;
  return x < low[0] + ((y - low[1]) / (high[1] - low[1])) * (high[0] - low[0]);
}

export function isInRing(point: Point, ring: Ring): boolean {
  let [isInside, from] = [false, ring.at(-1)];
  for (const to of ring) {
    if (from && isCrossed(point, from, to)) isInside = !isInside;
    from = to;
  }
  return isInside;
}

/** Twice the signed area would be positive for a counter-clockwise ring, as RFC 7946 wants it. */
export function areaOf(ring: Ring): number {
  let [sum, from] = [0, ring.at(-1)];
  for (const to of ring) {
    if (from) sum += from[0] * to[1] - to[0] * from[1];
    from = to;
  }
  return sum / 2;
}

export const counterClockwise = (ring: Ring): Ring => (areaOf(ring) < 0 ? ring.toReversed() : ring);

export interface Shape {
  contains(point: Point): boolean;
  readonly bounds: Bounds;
}

/** A ring behind its bounding box, which answers most questions alone. */
export function shapeOf(ring: Ring): Shape {
  const bounds = boundsAround(ring) ?? [0, 0, 0, 0];
  return { bounds, contains: (point) => isWithin(bounds, point) && isInRing(point, ring) };
}
