/**
 * Counted points of a map, gathered where they would lie on each other. The counts of a gathering
 * are the sums of its points', kind by kind, so that kinds are chosen without asking again.
 */
import Supercluster from 'supercluster';
import type { Bounds, Point } from '#kernel/place.ts';
import { EXTENT, LAST_ZOOM, type TileFeature, type TileName, type TileTags } from './tile.ts';

export interface CountedPoint {
  readonly at: Point;
  /** By kind; all above zero. */
  readonly counts: ReadonlyMap<string, number>;
  /** What a point that stands alone says of itself. */
  readonly tags: TileTags;
}

/** Points near each other, or one point that stands alone. */
export interface Gathering {
  readonly at: Point;
  readonly counts: Readonly<Record<string, number>>;
  /** Of a point that stands alone. */
  readonly tags: TileTags | undefined;
}

export interface PointIndex {
  /** How many points there are; also a measure of the memory that they take. */
  readonly size: number;
  /** All points and kinds together. */
  readonly count: number;
  /** A box around nearly all: the last hundredth on each side may be somebody's slip. */
  readonly bounds: Bounds | undefined;
  /** The point whose tag `id` this is. */
  point(id: number): CountedPoint | undefined;
  /** Each gathering lies in one tile only, so that tiles can be added up. */
  tile(name: TileName): readonly TileFeature[];
  /** What a drawing of this box shows. @param zoom as of tiles of 512 px, fractions allowed */
  within(bounds: Bounds, zoom: number): readonly Gathering[];
}

/** Px on a map of 512 px tiles. Circles are at most 48 px wide. */
const RADIUS = 44;

/** Half a kilometer or so: a single point needs surroundings, too. */
const SURROUNDINGS_DEGREES = 0.005;
const LEFT_OUT_SHARE = 0.01;

function boundsOfMost(points: readonly CountedPoint[]): Bounds | undefined {
  const ends = (side: 0 | 1) => {
    const sorted = points.map(({ at }) => at[side]).toSorted((a, b) => a - b);
    const left = Math.floor(sorted.length * LEFT_OUT_SHARE);
    return [sorted[left], sorted[sorted.length - 1 - left]] as const;
  };
  const [[west, east], [south, north]] = [ends(0), ends(1)];
  if (west === undefined || east === undefined || south === undefined || north === undefined)
    return undefined;
  const more = SURROUNDINGS_DEGREES;
  return [west - more, south - more, east + more, north + more];
}

type Counts = Readonly<Record<string, number>>;

interface Properties extends Record<string, unknown> {
  counts: Counts;
  readonly tags?: TileTags;
}

/** Costs some milliseconds for 10,000 points: keep it as long as the points are the same. */
export function indexPoints(points: readonly CountedPoint[]): PointIndex {
  const index = new Supercluster<Properties, Properties>({
    minZoom: 0,
    maxZoom: LAST_ZOOM - 1,
    radius: (RADIUS * EXTENT) / 512,
    extent: EXTENT,
    map: ({ counts }) => ({ counts: { ...counts } }),
    // The library copies a gathering's properties, but not what is in them: a sum is a new object.
    reduce: (sum, { counts }) => {
      sum.counts = sumOf(sum.counts, counts);
    },
  }).load(
    points.map(({ at, counts, tags }) => ({
      type: 'Feature',
      properties: { counts: Object.fromEntries(counts), tags },
      geometry: { type: 'Point', coordinates: [...at] },
    })),
  );
  return {
    size: points.length,
    bounds: boundsOfMost(points),
    count: points.reduce((sum, { counts }) => sum + totalOf(counts.values()), 0),
    point: (id) => points.find(({ tags }) => tags['id'] === id),
    tile: ({ z, x, y }) =>
      (index.getTile(z, x, y)?.features ?? [])
        .filter(({ geometry: [at] }) => at !== undefined && isInside(at))
        .map(({ geometry, tags }) => ({ type: 1, geometry, tags: tagsOf(tags) })),
    within: ([west, south, east, north], zoom) =>
      index
        .getClusters([west, south, east, north], Math.round(zoom))
        .map(({ geometry, properties }) => ({
          at: [geometry.coordinates[0] ?? 0, geometry.coordinates[1] ?? 0],
          counts: properties.counts,
          tags: properties.tags,
        })),
  };
}

const totalOf = (counts: Iterable<number>): number =>
  [...counts].reduce((sum, count) => sum + count, 0);

function sumOf(one: Counts, other: Counts): Counts {
  const sum: Record<string, number> = { ...one };
  for (const [kind, count] of Object.entries(other)) sum[kind] = (sum[kind] ?? 0) + count;
  return sum;
}

/** The library hands out a margin around each tile too: those points are their neighbors'. */
const isInside = ([x, y]: readonly [number, number]): boolean =>
  x >= 0 && x < EXTENT && y >= 0 && y < EXTENT;

function tagsOf(properties: Partial<Properties> | null | undefined): TileTags {
  const counts = properties?.counts ?? {};
  return { ...counts, ...properties?.tags, count: totalOf(Object.values(counts)) };
}
