/** Draws areas with fewer vertices, and keeps the borders that neighbours share the same. */
import { arcsOf, junctionsOf } from './arcs.ts';
import type { Arc } from './arcs.ts';
import type { Area, Position, Ring } from './area.ts';
import { refuseUnusableCoordinates } from './bounds.ts';

/**
 * The same areas with fewer vertices, for drawing: no vertex left out lies farther than the
 * tolerance from the line drawn. Borders that two areas share vertex for vertex stay shared, and
 * the places where borders part stay where they are. A ring that would collapse is drawn finer.
 * Throws a RangeError for a negative tolerance and for coordinates that are not finite.
 * When not to trust this: never count with the result, and a line simplified beyond the width of
 * its bends may touch or cross another.
 * Source: douglas-peucker-1973
 */
export function simplifyAreas(areas: readonly Area[], toleranceDegrees: number): Area[] {
  if (!(toleranceDegrees >= 0)) throw new RangeError('the tolerance must not be negative');
  refuseUnusableCoordinates(areas);
  const rings = areas.flatMap((area) => area.polygons.flat());
  const junctions = junctionsOf(rings);
  const arcs = new Map(rings.map((ring) => [ring, arcsOf(ring, junctions)]));
  const lines = linesOf([...arcs.values()], toleranceDegrees);
  return areas.map((area) => ({
    ...area,
    polygons: area.polygons.map((polygon) =>
      polygon.map((ring) => ringOf(arcs.get(ring) ?? [], lines)),
    ),
  }));
}

type Lines = Map<string, readonly Position[]>;

/** How often a tolerance is halved for a ring that collapses, before it is drawn as it is. */
const MOST_HALVINGS = 20;

/** Each arc once, however many rings walk it; finer where a ring would lose its third corner. */
function linesOf(rings: readonly (readonly Arc[])[], toleranceDegrees: number): Lines {
  const lines: Lines = new Map();
  const draw = ({ key, positions }: Arc, tolerance: number): void => {
    lines.set(key, lineOf(positions, tolerance));
  };
  for (const arcs of rings) for (const arc of arcs) draw(arc, toleranceDegrees);
  let tolerance = toleranceDegrees;
  for (let halving = 1; halving <= MOST_HALVINGS; halving += 1) {
    const collapsed = rings.filter((arcs) => hasCollapsed(arcs, lines));
    tolerance = halving === MOST_HALVINGS ? 0 : tolerance / 2;
    for (const arcs of collapsed) for (const arc of arcs) draw(arc, tolerance);
  }
  return lines;
}

/** A closed ring has its first position twice. */
const hasCollapsed = (arcs: readonly Arc[], lines: Lines): boolean =>
  ringOf(arcs, lines).length < 4;

function ringOf(arcs: readonly Arc[], lines: Lines): Ring {
  const walk = arcs.flatMap(({ key, isTurned }) => {
    const line = lines.get(key) ?? [];
    return (isTurned ? line.toReversed() : line).slice(0, -1);
  });
  return [...walk, ...walk.slice(0, 1)];
}

/** Keeps both ends and, between two kept positions, the farthest one beyond the tolerance. */
function lineOf(positions: readonly Position[], tolerance: number): Position[] {
  const isKept = positions.map((_, place) => place === 0 || place === positions.length - 1);
  const stretches: (readonly [from: number, to: number])[] = [[0, positions.length - 1]];
  for (let stretch = stretches.pop(); stretch !== undefined; stretch = stretches.pop()) {
    const [from, to] = stretch;
    const farthest = farthestBetween(positions, from, to);
    if (farthest.distance <= tolerance) continue;
    isKept[farthest.place] = true;
    stretches.push([from, farthest.place], [farthest.place, to]);
  }
  return positions.filter((_, place) => isKept[place]);
}

function farthestBetween(
  positions: readonly Position[],
  from: number,
  to: number,
): { readonly place: number; readonly distance: number } {
  let farthest = { place: from, distance: 0 };
  for (let place = from + 1; place < to; place += 1) {
    const distance = distanceTo(positions[place], positions[from], positions[to]);
    if (distance > farthest.distance) farthest = { place, distance };
  }
  return farthest;
}

/** From a position to the straight line between two others, ends included. */
function distanceTo(
  [x = 0, y = 0]: Position = [],
  [fromX = 0, fromY = 0]: Position = [],
  [toX = 0, toY = 0]: Position = [],
): number {
  const square = (toX - fromX) ** 2 + (toY - fromY) ** 2;
  const share = ((x - fromX) * (toX - fromX) + (y - fromY) * (toY - fromY)) / square;
  const held = square === 0 ? 0 : Math.min(1, Math.max(0, share));
  return Math.hypot(x - fromX - held * (toX - fromX), y - fromY - held * (toY - fromY));
}
