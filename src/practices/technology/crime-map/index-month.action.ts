/** The published points of one month, ready to be drawn at any size and cut into tiles. */
import type { Month } from '#kernel/time.ts';
import type { MapPoint } from '#practices/technology/incidents/publication/published-incident.ts';
import { indexPoints, type PointIndex } from '#platform/maps/point-index.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { readMonthPoints } from '../incidents/publication/list-published-incidents.action.ts';

/** At least 8 addresses, the middle of a square, or as the source had moved it. */
export const WAYS = ['addresses', 'grid', 'source'] as const;
export type Way = (typeof WAYS)[number];

export interface MonthMap {
  readonly points: PointIndex;
  /** How its points were chosen. */
  readonly ways: readonly Way[];
}

/** Reads published counts at published points, and no single incident. */
export async function indexMonth(work: Work, month: Month): Promise<MonthMap> {
  const counted = await readMonthPoints(work, month);
  const used = new Set(counted.map(({ point }) => wayOf(point)));
  return {
    ways: WAYS.filter((way) => used.has(way)),
    points: indexPoints(
      counted.map(({ point, counts }) => ({ at: point.at, counts, tags: tagsOf(point) })),
    ),
  };
}

function wayOf({ isFromSource, addressCount }: MapPoint): Way {
  if (isFromSource) return 'source';
  return addressCount === null ? 'grid' : 'addresses';
}

/** `near`: how far away, in meters, what is counted here may have happened. */
const tagsOf = ({ id, label, radiusMeters, addressCount }: MapPoint) => ({
  id,
  ...(label !== null && { label }),
  ...(radiusMeters !== null && { near: radiusMeters }),
  ...(addressCount !== null && { addresses: addressCount }),
});
