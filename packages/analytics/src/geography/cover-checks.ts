/** Where areas overlap each other, and what they leave uncovered between them. */
import type { Area, Position, Ring } from './area.ts';
import { slabsOf } from './cover-slabs.ts';
import { NO_COVER, ROUNDING_DEGREES, stripsOf } from './cover-strips.ts';
import type { Strip } from './cover-strips.ts';
import { groups } from './groups.ts';
import type { Link } from './groups.ts';
import { outlineOf } from './strip-outline.ts';

/** A connected overlap of two areas, or a connected gap. */
export interface CoverRegion {
  readonly kind: 'overlap' | 'gap';
  /** The two that overlap, or all whose borders touch the gap, in order of id. */
  readonly areaIds: readonly string[];
  readonly squareMeters: number;
  /** Inside the region. */
  readonly at: Position;
  readonly outline: Ring;
}

/** A metre: a gap joined to the outside by an opening narrower than this still is a gap. */
const OPENING_DEGREES = 1e-5;

/**
 * Overlaps of two areas and gaps, in order of size. A gap is ground that no area covers and from
 * which no way of a metre's width leads out of all areas (measured from west to east).
 *
 * Method: the plane is cut at every latitude of a vertex or crossing; between two cuts all sides
 * are straight and do not cross, so each strip between neighbouring sides is covered by the same
 * areas all over and its size is exact. Strips of the same cover that touch are one region.
 * Resolution: strips narrower than 0.1 mm are ignored. Time grows with vertices times the number
 * of sides that one latitude meets: 30,000 vertices take about a second.
 * When not to trust this: areas that cross the 180th meridian; a gap whose only way out is a
 * narrow passage from west to east counts as outside.
 */
export function coverRegionsOf(areas: readonly Area[]): CoverRegion[] {
  const strips: Strip[] = [];
  const joints: Link[] = [];
  const openings: Link[] = [];
  const join = (below: readonly number[], above: readonly number[]): void => {
    for (const lower of below)
      for (const upper of above) {
        const shared = sharedDegrees(strips[lower], strips[upper]);
        if (shared > ROUNDING_DEGREES) joints.push([lower, upper]);
        if (shared > OPENING_DEGREES) openings.push([lower, upper]);
      }
  };
  let below = [strips.push(outside(-1)) - 1];
  let slabPlace = 0;
  for (const slab of slabsOf(areas)) {
    const above = stripsOf(slab, slabPlace).map((strip) => strips.push(strip) - 1);
    join(below, above);
    below = above;
    slabPlace += 1;
  }
  join(below, [strips.push(outside(slabPlace)) - 1]);
  return regionsOf(areas, strips, { joints, openings });
}

const outside = (slab: number): Strip => ({
  cover: NO_COVER,
  slab,
  bottom: 0,
  top: 0,
  bottomWest: -Infinity,
  bottomEast: Infinity,
  topWest: -Infinity,
  topEast: Infinity,
  isOpen: true,
  squareMeters: Infinity,
  beside: [],
});

/** Degrees of longitude over which one strip stands on another of the same cover. */
function sharedDegrees(lower: Strip | undefined, upper: Strip | undefined): number {
  if (lower === undefined || upper === undefined || lower.cover !== upper.cover) return 0;
  const west = Math.max(lower.topWest, upper.bottomWest);
  return Math.min(lower.topEast, upper.bottomEast) - west;
}

/** Which strips touch, and which touch over more than an opening's width. */
interface Links {
  readonly joints: readonly Link[];
  readonly openings: readonly Link[];
}

function regionsOf(
  areas: readonly Area[],
  strips: readonly Strip[],
  { joints, openings }: Links,
): CoverRegion[] {
  const isOutside = strips.map(() => false);
  for (const group of groups(strips.length, openings))
    if (group.some((place) => strips[place]?.isOpen))
      for (const place of group) isOutside[place] = true;
  const inner = joints.filter(([one, other]) => !isOutside[one] && !isOutside[other]);
  return groups(strips.length, inner)
    .filter(([place = 0]) => !isOutside[place])
    .map((group) =>
      regionOf(
        areas,
        group.flatMap((place) => strips[place] ?? []),
      ),
    )
    .sort((one, other) => other.squareMeters - one.squareMeters);
}

function regionOf(areas: readonly Area[], strips: readonly Strip[]): CoverRegion {
  const largest = strips.reduce((one, other) =>
    other.squareMeters > one.squareMeters ? other : one,
  );
  const isGap = largest.cover === NO_COVER;
  const places = isGap ? strips.flatMap((strip) => strip.beside) : largest.cover.split('+');
  const ids = new Set(places.flatMap((place) => areas[Number(place)]?.id ?? []));
  return {
    kind: isGap ? 'gap' : 'overlap',
    areaIds: [...ids].sort(),
    squareMeters: strips.reduce((sum, strip) => sum + strip.squareMeters, 0),
    at: middleOf(largest),
    outline: outlineOf(strips),
  };
}

const middleOf = (strip: Strip): Position => [
  (strip.bottomWest + strip.bottomEast + strip.topWest + strip.topEast) / 4,
  (strip.bottom + strip.top) / 2,
];
