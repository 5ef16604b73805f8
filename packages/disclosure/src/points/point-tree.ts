/** A tree of points in the plane, halved along its wider side again and again. */

export interface PointTree {
  /** The place of the nearest point; -1 where every point was removed. Equal: the lowest place. */
  nearest(x: number, y: number): number;
  /** Takes a point out; the tree stays as it is, so take out no more than a good part. */
  remove(place: number): void;
}

/** Below this, looking at each is quicker than halving. */
const LEAF_SIZE = 8;
const WEST_EAST = 0;
const SOUTH_NORTH = 1;

/**
 * @param xs @param ys metres, by place
 * @param places which of them are in the tree
 * Source: bentley-1975
 */
export function buildTree(
  xs: Float64Array,
  ys: Float64Array,
  places: readonly number[],
): PointTree {
  const order = Int32Array.from(places);
  const axes = new Uint8Array(order.length);
  halve({ xs, ys, order, axes }, 0, order.length);
  const removed = new Uint8Array(xs.length);
  let [best, bestSquare] = [-1, Infinity];

  const look = (place: number, x: number, y: number): void => {
    if (removed[place] === 1) return;
    const square = (xs[place]! - x) ** 2 + (ys[place]! - y) ** 2;
    if (square > bestSquare || (square === bestSquare && place > best)) return;
    best = place;
    bestSquare = square;
  };
  const search = (from: number, to: number, x: number, y: number): void => {
    if (to - from <= LEAF_SIZE) {
      for (let at = from; at < to; at += 1) look(order[at]!, x, y);
      return;
    }
    const middle = (from + to) >> 1;
    const place = order[middle]!;
    const past = axes[middle] === WEST_EAST ? x - xs[place]! : y - ys[place]!;
    if (past < 0) search(from, middle, x, y);
    else search(middle + 1, to, x, y);
    look(place, x, y);
    // A point at exactly this distance may have the lower place.
    if (past * past > bestSquare) return;
    if (past < 0) search(middle + 1, to, x, y);
    else search(from, middle, x, y);
  };
  return {
    nearest(x, y) {
      [best, bestSquare] = [-1, Infinity];
      search(0, order.length, x, y);
      return best;
    },
    remove(place) {
      removed[place] = 1;
    },
  };
}

interface Halving {
  readonly xs: Float64Array;
  readonly ys: Float64Array;
  readonly order: Int32Array;
  readonly axes: Uint8Array;
}

/** Puts the middle point of the wider side in the middle, smaller ones before it. */
function halve(halving: Halving, from: number, to: number): void {
  if (to - from <= LEAF_SIZE) return;
  const { xs, ys, order, axes } = halving;
  const span = order.subarray(from, to);
  const axis = widthOf(xs, span) >= widthOf(ys, span) ? WEST_EAST : SOUTH_NORTH;
  const values = axis === WEST_EAST ? xs : ys;
  span.sort((one, other) => values[one]! - values[other]! || one - other);
  const middle = (from + to) >> 1;
  axes[middle] = axis;
  halve(halving, from, middle);
  halve(halving, middle + 1, to);
}

function widthOf(values: Float64Array, span: Int32Array): number {
  let [low, high] = [Infinity, -Infinity];
  for (const place of span) {
    low = Math.min(low, values[place]!);
    high = Math.max(high, values[place]!);
  }
  return high - low;
}
