/** Finds pairs of sides whose boxes meet, so that few pairs need a closer look. */
import type { Edge } from './area.ts';

/**
 * Visits each pair of sides whose boxes meet once. Sides are taken from south to north, so a side
 * is held only against those that begin before it ends.
 */
export function forEachClosePair<Side>(
  sides: readonly Side[],
  edgeOf: (side: Side) => Edge,
  visit: (one: Side, other: Side) => void,
): void {
  const ordered = sides
    .map((side) => {
      const edge = edgeOf(side);
      const west = Math.min(edge.lowX, edge.highX);
      return { side, west, east: Math.max(edge.lowX, edge.highX), ...edge };
    })
    .sort((one, other) => one.lowY - other.lowY);
  ordered.forEach((one, place) => {
    for (let next = place + 1; next < ordered.length; next += 1) {
      const other = ordered[next];
      if (other === undefined || other.lowY > one.highY) return;
      if (other.west <= one.east && other.east >= one.west) visit(one.side, other.side);
    }
  });
}
