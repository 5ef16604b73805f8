/** The outline of strips that stand on each other, for drawing it on a map. */
import type { Position, Ring } from './area.ts';
import type { Strip } from './cover-strips.ts';

/**
 * A closed ring: the exact outline where each slab holds one strip and none is left out, the box
 * around all strips where the region branches.
 */
export function outlineOf(strips: readonly Strip[]): Ring {
  const isOneColumn = strips.every(
    (strip, place) => place === 0 || strip.slab === (strips[place - 1]?.slab ?? 0) + 1,
  );
  return isOneColumn ? columnOutline(strips) : boxAround(strips);
}

function columnOutline(strips: readonly Strip[]): Ring {
  const east = strips.flatMap((strip): Position[] => [
    [strip.bottomEast, strip.bottom],
    [strip.topEast, strip.top],
  ]);
  const west = strips.flatMap((strip): Position[] => [
    [strip.bottomWest, strip.bottom],
    [strip.topWest, strip.top],
  ]);
  const walk = withoutStraights([...east, ...west.reverse()]);
  return [...walk, ...walk.slice(0, 1)];
}

const STRAIGHT_DEGREES = 1e-9;

/** Drops repeated positions and those on the straight line between their neighbours. */
function withoutStraights(walk: readonly Position[]): Position[] {
  const kept: Position[] = [];
  for (const position of [...walk, ...walk.slice(0, 1)]) {
    const [before, last] = kept.slice(-2);
    if (before !== undefined && last !== undefined && isStraight(before, last, position))
      kept.pop();
    kept.push(position);
  }
  return kept.slice(0, -1);
}

function isStraight(
  [fromX = 0, fromY = 0]: Position,
  [overX = 0, overY = 0]: Position,
  [toX = 0, toY = 0]: Position,
): boolean {
  const aside = (toX - fromX) * (overY - fromY) - (toY - fromY) * (overX - fromX);
  const length = Math.hypot(toX - fromX, toY - fromY);
  const isRepeated = Math.hypot(overX - fromX, overY - fromY) <= STRAIGHT_DEGREES;
  return isRepeated || (length > 0 && Math.abs(aside) <= STRAIGHT_DEGREES * length);
}

/** Folded one by one: a region may have more strips than a function takes arguments. */
function boxAround(strips: readonly Strip[]): Ring {
  let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const strip of strips) {
    west = Math.min(west, strip.bottomWest, strip.topWest);
    east = Math.max(east, strip.bottomEast, strip.topEast);
    south = Math.min(south, strip.bottom);
    north = Math.max(north, strip.top);
  }
  return [
    [west, south],
    [east, south],
    [east, north],
    [west, north],
    [west, south],
  ];
}
