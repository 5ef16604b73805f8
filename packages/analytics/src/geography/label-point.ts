/** Where to write an area's name: well inside it, however it is bent. */
import { edgesOfArea } from './area.ts';
import type { Area, Edge, Position } from './area.ts';
import { boundsOf, refuseUnusableCoordinates } from './bounds.ts';
import { sideOf } from './orientation.ts';

interface Cell {
  readonly x: number;
  readonly y: number;
  /** Half the cell's width. */
  readonly reach: number;
  /** To the nearest side; negative outside. */
  readonly distance: number;
  /** What no point of the cell can exceed. */
  readonly potential: number;
}

/** Cells stop halving when they can win no more than this share of the area's size. */
const PRECISION = 0.01;

/**
 * The point inside the area that is farthest from its border, to about a hundredth of the area's
 * size, or undefined for an area without extent. Holes count as outside; of several parts the one
 * with the most room has the label. Distances are as on the ground, for the middle's latitude.
 * Source: agafonkin-2016
 */
export function labelPointOf(area: Area): Position | undefined {
  refuseUnusableCoordinates([area]);
  const bounds = boundsOf([area]);
  if (bounds === undefined) return undefined;
  const { west, south, east, north } = bounds;
  const narrowing = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const edges = edgesOfArea(area).map((edge) => narrowed(edge, narrowing));
  const [left, right] = [west * narrowing, east * narrowing];
  const size = Math.min(right - left, north - south);
  if (!(size > 0)) return undefined;
  const cellAt = (x: number, y: number, reach: number): Cell => {
    const distance = distanceInside(edges, x, y);
    return { x, y, reach, distance, potential: distance + reach * Math.SQRT2 };
  };
  const cells: Cell[] = [];
  for (let x = left; x < right; x += size)
    for (let y = south; y < north; y += size)
      cells.push(cellAt(x + size / 2, y + size / 2, size / 2));
  const best = mostInside(cells, cellAt, size * PRECISION);
  return best.distance > 0 ? [best.x / narrowing, best.y] : undefined;
}

const narrowed = (edge: Edge, by: number): Edge => ({
  ...edge,
  lowX: edge.lowX * by,
  highX: edge.highX * by,
});

/** Halves the cell that may win most until none may win more than the precision. */
function mostInside(
  cells: Cell[],
  cellAt: (x: number, y: number, reach: number) => Cell,
  precision: number,
): Cell {
  const ordered = cells.sort((one, other) => one.potential - other.potential);
  let best = ordered.reduce((one, other) => (other.distance > one.distance ? other : one));
  for (let cell = ordered.pop(); cell !== undefined; cell = ordered.pop()) {
    if (cell.potential - best.distance <= precision) return best;
    const half = cell.reach / 2;
    for (const [x, y] of [
      [cell.x - half, cell.y - half],
      [cell.x + half, cell.y - half],
      [cell.x - half, cell.y + half],
      [cell.x + half, cell.y + half],
    ] as const) {
      const quarter = cellAt(x, y, half);
      if (quarter.distance > best.distance) best = quarter;
      const after = ordered.findLastIndex((other) => other.potential <= quarter.potential);
      ordered.splice(after + 1, 0, quarter);
    }
  }
  return best;
}

function distanceInside(edges: readonly Edge[], x: number, y: number): number {
  let isInside = false;
  let square = Infinity;
  for (const edge of edges) {
    if (edge.lowY > y !== edge.highY > y && sideOf(edge, x, y) > 0) isInside = !isInside;
    square = Math.min(square, squareToEdge(edge, x, y));
  }
  return isInside ? Math.sqrt(square) : -Math.sqrt(square);
}

function squareToEdge({ lowX, lowY, highX, highY }: Edge, x: number, y: number): number {
  const alongX = highX - lowX;
  const alongY = highY - lowY;
  const share = ((x - lowX) * alongX + (y - lowY) * alongY) / (alongX ** 2 + alongY ** 2);
  const held = Math.min(1, Math.max(0, share));
  return (x - lowX - held * alongX) ** 2 + (y - lowY - held * alongY) ** 2;
}

/**
 * The point on which the area would balance, or undefined for an area without extent. It may lie
 * outside a bent area: write names at `labelPointOf`.
 */
export function centroidOf(area: Pick<Area, 'polygons'>): Position | undefined {
  let weight = 0;
  let momentX = 0;
  let momentY = 0;
  for (const polygon of area.polygons)
    polygon.forEach((ring, place) => {
      const moment = momentOf(ring);
      const sign = Math.sign(moment.weight) * (place === 0 ? 1 : -1);
      weight += sign * moment.weight;
      momentX += sign * moment.x;
      momentY += sign * moment.y;
    });
  return weight === 0 ? undefined : [momentX / weight, momentY / weight];
}

/** Taken about the ring's first position, because differences of large numbers lose digits. */
function momentOf(ring: readonly Position[]): { weight: number; x: number; y: number } {
  const [[originX = 0, originY = 0] = []] = ring;
  let weight = 0;
  let x = 0;
  let y = 0;
  ring.forEach(([pastX = 0, pastY = 0], place) => {
    const [nextX = pastX, nextY = pastY] = ring[place + 1] ?? ring[0] ?? [];
    const [fromX, fromY] = [pastX - originX, pastY - originY];
    const [toX, toY] = [nextX - originX, nextY - originY];
    const turn = fromX * toY - toX * fromY;
    weight += turn / 2;
    x += (turn * (fromX + toX)) / 6;
    y += (turn * (fromY + toY)) / 6;
  });
  return { weight, x: x + weight * originX, y: y + weight * originY };
}
