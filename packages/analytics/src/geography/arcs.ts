/** Cuts rings where borders part, so that neighbours walk the same stretches. */
import { isSamePosition } from './area.ts';
import type { Position, Ring } from './area.ts';

/** A stretch of border, its positions in the order that all rings agree on. */
export interface Arc {
  readonly key: string;
  readonly positions: readonly Position[];
  /** Whether this ring walks it the other way. */
  readonly isTurned: boolean;
}

const keyOf = ([x, y]: Position): string => `${x},${y}`;

/** A ring without its closing repetition and without repeated positions. */
const walkOf = (ring: Ring): Position[] =>
  ring.filter((position, place) => {
    const next = ring[place + 1] ?? ring[0];
    return next !== undefined && (ring.length === 1 || !isSamePosition(position, next));
  });

/** Positions that have other neighbours in one ring, or one visit, than in another. */
export function junctionsOf(rings: readonly Ring[]): ReadonlySet<string> {
  const neighbours = new Map<string, ReadonlySet<string>>();
  const junctions = new Set<string>();
  for (const ring of rings) {
    const keys = walkOf(ring).map(keyOf);
    keys.forEach((key, place) => {
      const around = new Set([keys.at(place - 1) ?? key, keys[(place + 1) % keys.length] ?? key]);
      const known = neighbours.get(key);
      if (known === undefined) neighbours.set(key, around);
      else if (!isSameSet(known, around)) junctions.add(key);
    });
  }
  return junctions;
}

const isSameSet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  one.size === other.size && [...one].every((key) => other.has(key));

/** A ring's stretches from junction to junction, in the order of its walk. */
export function arcsOf(ring: Ring, junctions: ReadonlySet<string>): Arc[] {
  const walk = walkOf(ring);
  const atJunctions = walk.flatMap((position, place) =>
    junctions.has(keyOf(position)) ? [place] : [],
  );
  const cuts = atJunctions.length > 0 ? atJunctions : anchorsOf(walk);
  const twice = [...walk, ...walk];
  return cuts.map((from, place) => {
    const to = cuts[place + 1] ?? (cuts[0] ?? 0) + walk.length;
    return arcOf(twice.slice(from, to + 1));
  });
}

/** For a ring that meets no other: its smallest position and the one farthest from it. */
function anchorsOf(walk: readonly Position[]): number[] {
  const first = placeOfMost(walk, ([x = 0]) => -x);
  const [firstX = 0, firstY = 0] = walk[first] ?? [];
  const last = placeOfMost(walk, ([x = 0, y = 0]) => (x - firstX) ** 2 + (y - firstY) ** 2);
  return walk.length === 0 ? [] : [...new Set([first, last])].sort((one, other) => one - other);
}

/** Equals are told apart by their coordinates, because each ring begins where it likes. */
function placeOfMost(walk: readonly Position[], measure: (position: Position) => number): number {
  let most = 0;
  walk.forEach((position, place) => {
    const best = walk[most] ?? position;
    const ahead = measure(position) - measure(best);
    if (ahead > 0 || (ahead === 0 && keyOf(position) < keyOf(best))) most = place;
  });
  return most;
}

function arcOf(positions: readonly Position[]): Arc {
  const keys = positions.map(keyOf);
  const forward = keys.join(';');
  const backward = keys.toReversed().join(';');
  return forward <= backward
    ? { key: forward, positions, isTurned: false }
    : { key: backward, positions: positions.toReversed(), isTurned: true };
}
