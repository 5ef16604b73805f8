/** The published points of one month, ready to be drawn at any size and cut into tiles. */
import type { Month } from '#kernel/time.ts';
import { readMonthPoints } from '#practices/technology/incidents/list-published-incidents.action.ts';
import type { MapPoint } from '#practices/technology/incidents/published-incident.ts';
import { indexPoints, type PointIndex } from '#platform/maps/point-index.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';

/** Reads published counts at published points, and no single incident. */
export async function indexMonth(work: Work, month: Month): Promise<PointIndex> {
  const points = await readMonthPoints(work, month);
  return indexPoints(
    points.map(({ point, counts }) => ({ at: point.at, counts, tags: tagsOf(point) })),
  );
}

/** `near`: how far away, in meters, what is counted here may have happened. */
const tagsOf = ({ id, label, radiusMeters, addressCount }: MapPoint) => ({
  id,
  ...(label !== null && { label }),
  ...(radiusMeters !== null && { near: radiusMeters }),
  ...(addressCount !== null && { addresses: addressCount }),
});
