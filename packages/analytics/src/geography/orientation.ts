/** On which side of a line a point lies, without rounding errors; and how two sides meet. */
import { edgeBetween } from './area.ts';
import type { Edge, Position } from './area.ts';

const ROUNDING = 2 ** -53;
/** Above this share of its terms, the sign of the rounded determinant is the true sign. */
const SAFE_SHARE = (3 + 16 * ROUNDING) * ROUNDING;
const EXACT_SCALE = 2 ** 400;

/** A double as an integer multiple of 2^-400. Nothing below 2^-348 degrees is a place. */
const exact = (value: number): bigint => BigInt(Math.trunc(value * EXACT_SCALE));

/** Two differences multiplied, less two others: the sign decides, and rounding must not. */
function exactSide(edge: Edge, x: number, y: number): number {
  const px = exact(x);
  const py = exact(y);
  const left = (exact(edge.lowX) - px) * (exact(edge.highY) - py);
  const right = (exact(edge.lowY) - py) * (exact(edge.highX) - px);
  return left > right ? 1 : left < right ? -1 : 0;
}

/**
 * 1 when the point is left of the line from the low to the high end, -1 right, 0 exactly on it.
 * The rounded result is used where it is certain; otherwise whole numbers decide.
 * Source: shewchuk-1997
 */
export function sideOf(edge: Edge, x: number, y: number): number {
  const left = (edge.lowX - x) * (edge.highY - y);
  const right = (edge.lowY - y) * (edge.highX - x);
  const difference = left - right;
  if (Math.abs(difference) > SAFE_SHARE * (Math.abs(left) + Math.abs(right)))
    return difference > 0 ? 1 : -1;
  return left === 0 && right === 0 ? 0 : exactSide(edge, x, y);
}

/** How two sides meet. `touch`: an end of one lies on the other. `along`: they share a stretch. */
export type Meeting = 'apart' | 'cross' | 'touch' | 'along';

export function meetingOf(one: Edge, other: Edge): Meeting {
  const otherLow = sideOf(one, other.lowX, other.lowY);
  const otherHigh = sideOf(one, other.highX, other.highY);
  if (otherLow * otherHigh > 0) return 'apart';
  const oneLow = sideOf(other, one.lowX, one.lowY);
  const oneHigh = sideOf(other, one.highX, one.highY);
  if (oneLow * oneHigh > 0) return 'apart';
  if (otherLow * otherHigh < 0 && oneLow * oneHigh < 0) return 'cross';
  if (otherLow === 0 && otherHigh === 0) return meetingOnOneLine(one, other);
  return 'touch';
}

/** On one line the lower of the high ends and the higher of the low ends decide. */
function meetingOnOneLine(one: Edge, other: Edge): Meeting {
  const from = isLower(one.lowX, one.lowY, other.lowX, other.lowY)
    ? [other.lowX, other.lowY]
    : [one.lowX, one.lowY];
  const to = isLower(one.highX, one.highY, other.highX, other.highY)
    ? [one.highX, one.highY]
    : [other.highX, other.highY];
  const [fromX = 0, fromY = 0] = from;
  const [toX = 0, toY = 0] = to;
  if (fromX === toX && fromY === toY) return 'touch';
  return isLower(fromX, fromY, toX, toY) ? 'along' : 'apart';
}

const isLower = (x: number, y: number, otherX: number, otherY: number): boolean =>
  y < otherY || (y === otherY && x < otherX);

/** Where two crossing sides meet, rounded to a double. */
export function crossingPoint(one: Edge, other: Edge): [number, number] {
  const oneX = one.highX - one.lowX;
  const oneY = one.highY - one.lowY;
  const otherX = other.highX - other.lowX;
  const otherY = other.highY - other.lowY;
  const share =
    ((other.lowX - one.lowX) * otherY - (other.lowY - one.lowY) * otherX) /
    (oneX * otherY - oneY * otherX);
  return [one.lowX + share * oneX, one.lowY + share * oneY];
}

/** 1 when a walk from `from` over `over` to `to` turns left, -1 right, 0 straight on or back. */
export function turnOf(from: Position, over: Position, to: Position): number {
  const edge = edgeBetween(from, over);
  const isAlong = edge.lowX === from[0] && edge.lowY === from[1];
  const side = sideOf(edge, to[0] ?? Number.NaN, to[1] ?? Number.NaN);
  return isAlong ? side : -side;
}

/** Whether a point lies exactly on a side, its ends included. */
export function isOnEdge(edge: Edge, x: number, y: number): boolean {
  if (y < edge.lowY || y > edge.highY) return false;
  if (x < Math.min(edge.lowX, edge.highX) || x > Math.max(edge.lowX, edge.highX)) return false;
  return sideOf(edge, x, y) === 0;
}
