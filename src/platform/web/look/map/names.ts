/** Where the names of areas stand on a map: well inside, and none over another. Pure. */
import type { Position } from 'geojson';
import type { Frame } from './geometry.ts';

export interface NameToPlace {
  readonly id: string;
  readonly name: string;
  /** Outer rings in px. */
  readonly rings: readonly (readonly Position[])[];
  /** Placed before all others. */
  readonly isChosen: boolean;
}

export interface PlacedName {
  readonly id: string;
  readonly name: string;
  readonly x: number;
  readonly y: number;
}

/** Width in px of a character of 13 px semibold Public Sans, with room for its halo. */
const CHARACTER = 7.4;
const LINE = 18;
const STEPS = 14;

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** The chosen name first, then the largest area's and so on; what has no room is left out. */
export function placeNames(names: readonly NameToPlace[], frame: Frame): PlacedName[] {
  const taken: Box[] = [];
  return [...names]
    .map((name) => ({ ...name, size: Math.max(0, ...name.rings.map(areaOf)) }))
    .toSorted((a, b) => Number(b.isChosen) - Number(a.isChosen) || b.size - a.size)
    .flatMap((name): PlacedName[] => {
      const inside = interiorPoint(name.rings.toSorted((a, b) => areaOf(b) - areaOf(a))[0] ?? []);
      if (!inside) return [];
      const spot = [0, -LINE, LINE]
        .map((shift) => [inside[0], inside[1] + shift] as const)
        .find(([x, y]) => hasRoom(boxOf(name.name, x, y), taken, frame));
      if (!spot) return [];
      taken.push(boxOf(name.name, ...spot));
      return [{ id: name.id, name: name.name, x: Math.round(spot[0]), y: Math.round(spot[1] + 4) }];
    });
}

export interface Circle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** Where else a name may stand, in px from its own place; the nearest first. */
const MOVES: readonly (readonly [x: number, y: number])[] = [0, -16, 16, -32, 32, -48, 48]
  .flatMap((y) => [0, -24, 24, -48, 48].map((x) => [x, y] as const))
  .toSorted(([x, y], [otherX, otherY]) => Math.hypot(x, y) - Math.hypot(otherX, otherY));

/**
 * Moves names out from under circles, those first that come first. A name that finds no room is
 * left out: half of a name tells nothing, and the list beside the map has them all.
 */
export function clearNames(
  names: readonly PlacedName[],
  circles: readonly Circle[],
  frame: Frame,
): PlacedName[] {
  const taken: Box[] = circles.map(({ x, y, radius }) => {
    const reach = radius * 0.9;
    return [x - reach, y - reach, x + reach, y + reach];
  });
  return names.flatMap((name): PlacedName[] => {
    const move = MOVES.find(([x, y]) =>
      hasRoom(boxOf(name.name, name.x + x, name.y - 4 + y), taken, frame),
    );
    if (!move) return [];
    taken.push(boxOf(name.name, name.x + move[0], name.y - 4 + move[1]));
    return [{ ...name, x: name.x + move[0], y: name.y + move[1] }];
  });
}

function boxOf(name: string, x: number, y: number): Box {
  const half = ([...name].length * CHARACTER) / 2 + 4;
  return [x - half, y - LINE / 2, x + half, y + LINE / 2];
}

function hasRoom([left, top, right, bottom]: Box, taken: readonly Box[], frame: Frame): boolean {
  if (left < 0 || top < 0 || right > frame.width || bottom > frame.height) return false;
  return taken.every(([l, t, r, b]) => right <= l || left >= r || bottom <= t || top >= b);
}

/** Area of a ring in square px, without sign. */
function areaOf(ring: readonly Position[]): number {
  let twice = 0;
  for (const [index, [x = 0, y = 0]] of ring.entries()) {
    const [nextX = 0, nextY = 0] = ring[(index + 1) % ring.length] ?? [];
    twice += x * nextY - nextX * y;
  }
  return Math.abs(twice) / 2;
}

/** A point far from the ring's edge, looked for on a grid: near enough for a name. */
function interiorPoint(ring: readonly Position[]): readonly [number, number] | undefined {
  const xs = ring.map(([x = 0]) => x);
  const ys = ring.map(([, y = 0]) => y);
  const [left, right, top, bottom] = [min(xs), max(xs), min(ys), max(ys)];
  let best: readonly [number, number] | undefined;
  let widest = 0;
  for (let row = 1; row < STEPS; row++)
    for (let column = 1; column < STEPS; column++) {
      const x = left + ((right - left) * column) / STEPS;
      const y = top + ((bottom - top) * row) / STEPS;
      const distance = isInside(ring, x, y) ? distanceToEdge(ring, x, y) : 0;
      if (distance > widest) [widest, best] = [distance, [x, y]];
    }
  return best;
}

const min = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), Infinity);
const max = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), -Infinity);

function isInside(ring: readonly Position[], x: number, y: number): boolean {
  let inside = false;
  for (const [index, [x1 = 0, y1 = 0]] of ring.entries()) {
    const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? [];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}

function distanceToEdge(ring: readonly Position[], x: number, y: number): number {
  let nearest = Infinity;
  for (const [index, [x1 = 0, y1 = 0]] of ring.entries()) {
    const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? [];
    const [dx, dy] = [x2 - x1, y2 - y1];
    const length = dx * dx + dy * dy;
    const along =
      length === 0 ? 0 : Math.min(1, Math.max(0, ((x - x1) * dx + (y - y1) * dy) / length));
    nearest = Math.min(nearest, Math.hypot(x - x1 - along * dx, y - y1 - along * dy));
  }
  return nearest;
}
