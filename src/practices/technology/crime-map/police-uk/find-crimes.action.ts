/** Finds published incidents by where their points lie, as programs ask for them. */
import { setImmediate } from 'node:timers/promises';
import type { Point } from '#kernel/place.ts';
import type { Month } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type {
  IncidentFilter,
  PointCounts,
  PublishedIncident,
} from '../../incidents/publication/published-incident.ts';
import { publishedIncidentStore } from '../../incidents/publication/published-incident.store.ts';
import { areaTest, metersBetween } from './crime-area.rules.ts';
import { ALL_CRIME, type CrimeArea, MOST_CRIMES } from './crime-area.ts';

/** Other requests are answered between so many points. */
const POINTS_AT_ONCE = 1_000;

/** The month's points that lie in the area, each with its counts. */
export async function pointsWithin(
  points: readonly PointCounts[],
  area: CrimeArea,
): Promise<readonly PointCounts[]> {
  const isInArea = areaTest(area);
  const found: PointCounts[] = [];
  for (let start = 0; start < points.length; start += POINTS_AT_ONCE) {
    if (start > 0) await setImmediate();
    const some = points.slice(start, start + POINTS_AT_ONCE);
    found.push(...some.filter(({ point }) => isInArea(point.at)));
  }
  return found;
}

/** The month's point nearest to a place; undefined when nothing was published that month. */
export function nearestPoint(points: readonly PointCounts[], at: Point): PointCounts | undefined {
  const meters = points.map(({ point }) => metersBetween(at, point.at));
  return points[meters.indexOf(Math.min(...meters))];
}

export interface CrimesAsked {
  readonly month: Month;
  /** A category's public slug, or `ALL_CRIME`. */
  readonly category: string;
}

/** Undefined when there are more than `MOST_CRIMES`. */
export async function findCrimesAt(
  work: Work,
  asked: CrimesAsked,
  points: readonly PointCounts[],
): Promise<readonly PublishedIncident[] | undefined> {
  if (points.length === 0) return [];
  if (asked.category === ALL_CRIME && totalOf(points) > MOST_CRIMES) return undefined;
  return list(work, { ...filterOf(asked), pointIds: points.map(({ point }) => point.id) });
}

/** Those that no point was published for. Undefined when there are more than `MOST_CRIMES`. */
export const findCrimesWithoutPlace = (work: Work, asked: CrimesAsked) =>
  list(work, { ...filterOf(asked), isPlaced: false });

/** Any one that can be asked for by its public identifier, rather one whose outcome is known. */
export async function findExampleCrime(
  work: Work,
  asked: CrimesAsked,
): Promise<PublishedIncident | undefined> {
  const some = await publishedIncidentStore(work).list(filterOf(asked), { limit: 100 });
  const named = some.filter(({ persistentId }) => persistentId !== '');
  return named.find(({ outcome }) => outcome !== null) ?? named[0];
}

const filterOf = ({ month, category }: CrimesAsked) => ({
  month,
  ...(category !== ALL_CRIME && { publicCategory: category }),
});

async function list(work: Work, filter: IncidentFilter) {
  const found = await publishedIncidentStore(work).list(filter, { limit: MOST_CRIMES + 1 });
  return found.length > MOST_CRIMES ? undefined : found;
}

function totalOf(points: readonly PointCounts[]): number {
  let total = 0;
  for (const { counts } of points) for (const count of counts.values()) total += count;
  return total;
}
