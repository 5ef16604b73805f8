/** Gives incidents a point that came before there was one: before beats, or before an upgrade. */
import { createHash } from 'node:crypto';
import { firstDayOf, type Day } from '#kernel/time.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { ensurePointSets, readSnappingSets } from './ensure-point-sets.action.ts';
import { incidentArrivalStore } from '../importing/incident-arrivals.store.ts';
import { incidentSourceStore } from '../publication/incident-source.store.ts';
import { maskedPointStore } from './masked-point.store.ts';
import { pointCountStore } from '../figures/point-counts.store.ts';
import type { UnplacedIncident } from './point-set.ts';
import {
  maskedPlaceText,
  numberOfDigest,
  pointFinder,
  type FindPoint,
} from './point-snap.rules.ts';
import { unplacedIncidentStore } from './unplaced-incident.store.ts';

const INCIDENTS_A_PAGE = 10_000;

/**
 * Looks at the incidents that have coordinates and no point. Those outside every beat keep none and
 * are looked at again each time: there are few of them.
 * @returns how many have a point now
 */
export async function placeIncidents(work: Work, today: Day): Promise<number> {
  const unplaced = unplacedIncidentStore(work);
  if ((await unplaced.after({ source: '', key: '' }, 1)).length === 0) return 0;
  await incidentArrivalStore(work).lockForImport();
  const masked = await maskedSources(work);
  const sets = await readSnappingSets(work, await ensurePointSets(work, today));
  const findPoint = pointFinder(sets);
  const months = new Set<string>();
  let placed = 0;
  for (let last = { source: '', key: '' }; ;) {
    const page = await unplaced.after(last, INCIDENTS_A_PAGE);
    const end = page.at(-1);
    if (!end) break;
    last = end;
    const placings = placingsOf(page, findPoint, masked);
    for (const { month } of placings) months.add(firstDayOf(month));
    placed += placings.length;
    if (placings.length > 0) await unplaced.place(placings);
    for (const source of masked)
      await maskedPointStore(work).addPlaced(source, pointsOf(placings, source));
  }
  if (placed > 0) await pointCountStore(work).rebuildMonths([...months]);
  if (placed > 0) await raiseContentVersion(work, 'incidents');
  return placed;
}

async function maskedSources(work: Work): Promise<Set<string>> {
  const sources = await incidentSourceStore(work).list();
  return new Set(sources.flatMap(({ source, masking }) => (masking === 'none' ? [] : [source])));
}

interface PlacedIncident extends UnplacedIncident {
  readonly pointId: number;
}

function placingsOf(
  page: readonly UnplacedIncident[],
  findPoint: FindPoint,
  masked: ReadonlySet<string>,
): PlacedIncident[] {
  return page.flatMap((incident) => {
    const pointId = masked.has(incident.source)
      ? maskedPointId(incident)
      : findPoint({ ...incident, isInBeat: incident.beatCode !== null });
    return pointId === null ? [] : [{ ...incident, pointId }];
  });
}

const maskedPointId = (incident: UnplacedIncident): number =>
  numberOfDigest(createHash('sha256').update(maskedPlaceText(incident)).digest('base64url'));

const pointsOf = (placings: readonly PlacedIncident[], source: string): number[] => [
  ...new Set(placings.filter((each) => each.source === source).map(({ pointId }) => pointId)),
];
