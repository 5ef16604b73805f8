/** Gives incidents their beat anew when boundaries have changed, and rebuilds the counts. */
import { readBoundaries } from '#practices/engagement/beats/read-boundaries.action.ts';
import { firstDayOf, monthOf, type Day } from '#kernel/time.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { incidentArrivalStore } from '../importing/incident-arrivals.store.ts';
import { incidentBeatStore, type BeatChange, type DaySpan } from './incident-beats.store.ts';
import type { PlacedIncident } from './incident-beats.store.ts';
import { incidentCountStore } from '../figures/incident-counts.store.ts';
import { beatFinder, type FindBeat } from '../reading/incident-place.rules.ts';
import type { BeatAreas } from '../incident.ts';
import { maskedPointStore } from './masked-point.store.ts';
import { placeIncidents } from './place-incidents.action.ts';

const INCIDENTS_A_PAGE = 10_000;

/**
 * Runs in the transaction that imported the boundaries, so that no page ever counts by old ones.
 * @param effectiveFrom the day from which the changed boundaries serve
 * Points of frozen sets stay with what was published; only incidents without a point get one.
 * @param now dates a set of points, where one has to be made
 * @returns how many incidents moved to another beat
 */
export async function rematchIncidents(
  work: Work,
  effectiveFrom: Day,
  now: Date = new Date(),
): Promise<number> {
  await incidentArrivalStore(work).lockForImport();
  const { versions } = await readBoundaries(work);
  const store = incidentBeatStore(work);
  const span = spanServedFrom(versions, effectiveFrom);
  const findBeat = beatFinder(versions);
  const months = new Set<string>();
  let moved = 0;
  for (let last = { source: '', key: '' }; ;) {
    const page = await store.placedAfter(last, span, INCIDENTS_A_PAGE);
    const changes = changesOf(page, findBeat, months);
    if (changes.length > 0) await store.change(changes);
    moved += changes.length;
    const end = page.at(-1);
    if (!end) break;
    last = end;
  }
  if (moved > 0) await rebuild(work, [...months]);
  await rematchMaskedPoints(work, versions);
  await placeIncidents(work, zoneOf('UTC').localAt(now.getTime()).day);
  return moved;
}

/** Points that were masked by their source stay where they are; their beat is today's. */
async function rematchMaskedPoints(work: Work, versions: readonly BeatAreas[]): Promise<void> {
  const points = maskedPointStore(work);
  const latest = versions.slice(-1);
  const findBeat = beatFinder(latest);
  const [day] = latest.map(({ effectiveFrom }) => effectiveFrom);
  if (!day) return;
  for (let last = -1; ;) {
    const page = await points.after(last, INCIDENTS_A_PAGE);
    const end = page.at(-1);
    if (!end) return;
    last = end.id;
    const changes = page.flatMap(({ id, longitude, latitude, beatCode: before }) => {
      const beatCode = findBeat({ month: monthOf(day), day }, longitude, latitude) ?? null;
      return beatCode === before ? [] : [{ id, beatCode }];
    });
    if (changes.length > 0) await points.changeBeats(changes);
  }
}

/** The earliest boundaries serve all days before them, too. */
function spanServedFrom(versions: readonly BeatAreas[], effectiveFrom: Day): DaySpan {
  const isEarliest = versions[0]?.effectiveFrom === effectiveFrom;
  const next = versions.find((version) => version.effectiveFrom > effectiveFrom);
  return { from: isEarliest ? null : effectiveFrom, until: next?.effectiveFrom ?? null };
}

function changesOf(
  page: readonly PlacedIncident[],
  findBeat: FindBeat,
  months: Set<string>,
): BeatChange[] {
  return page.flatMap(({ source, key, month, day, longitude, latitude, beatCode: before }) => {
    const beatCode = findBeat({ month, day }, longitude, latitude) ?? null;
    if (beatCode === before) return [];
    months.add(firstDayOf(month));
    return [{ source, key, beatCode }];
  });
}

async function rebuild(work: Work, months: readonly string[]): Promise<void> {
  await incidentCountStore(work).rebuildMonths(months);
  await raiseContentVersion(work, 'incidents');
}
