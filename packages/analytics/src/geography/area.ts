/** What an area is: an id and polygons in degrees, as GeoJSON writes a MultiPolygon. */

/** [longitude, latitude] in degrees; a third number (height) is ignored. */
export type Position = readonly number[];

/** Positions in order, the last equal to the first. Either direction of travel is fine. */
export type Ring = readonly Position[];

/** The outer ring, then the holes. */
export type Polygon = readonly Ring[];

export interface Area {
  readonly id: string;
  readonly polygons: readonly Polygon[];
}

/** A side of a ring. `lowX, lowY` is the southern end, so that neighbours agree on every side. */
export interface Edge {
  readonly lowX: number;
  readonly lowY: number;
  readonly highX: number;
  readonly highY: number;
}

/**
 * The same side has the same ends in the same order, whichever ring walks it. Two neighbours that
 * share a border therefore do the same arithmetic, and no point falls between or into both.
 */
export function edgeBetween(from: Position, to: Position): Edge {
  const [fromX = Number.NaN, fromY = Number.NaN] = from;
  const [toX = Number.NaN, toY = Number.NaN] = to;
  const isUpward = fromY < toY || (fromY === toY && fromX <= toX);
  return isUpward
    ? { lowX: fromX, lowY: fromY, highX: toX, highY: toY }
    : { lowX: toX, lowY: toY, highX: fromX, highY: fromY };
}

export const isSamePosition = (one: Position, other: Position): boolean =>
  one[0] === other[0] && one[1] === other[1];

/** The sides of a ring without those of no length; an unclosed ring is closed by a last side. */
export function edgesOfRing(ring: Ring): Edge[] {
  const edges: Edge[] = [];
  ring.forEach((from, index) => {
    const to = ring[index + 1] ?? ring[0];
    if (to !== undefined && !isSamePosition(from, to)) edges.push(edgeBetween(from, to));
  });
  return edges;
}

export const edgesOfArea = (area: Area): Edge[] =>
  area.polygons.flatMap((polygon) => polygon.flatMap(edgesOfRing));

/** Ids in the order of their UTF-16 code units: the order that decides where areas overlap. */
export const byId = (one: Area, other: Area): number =>
  one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
