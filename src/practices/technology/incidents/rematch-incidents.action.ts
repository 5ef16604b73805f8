/** Gives incidents their beat anew when boundaries have changed, and rebuilds the counts. */
import { readBoundaries } from '#practices/engagement/beats/read-boundaries.action.ts';
import { firstDayOf, type Day } from '#kernel/time.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { incidentArrivalStore } from './incident-arrivals.store.ts';
import { incidentBeatStore, type BeatChange, type DaySpan } from './incident-beats.store.ts';
import type { PlacedIncident } from './incident-beats.store.ts';
import { incidentCountStore } from './incident-counts.store.ts';
import { beatFinder, type FindBeat } from './incident-place.rules.ts';
import type { BeatAreas } from './incident.ts';

const INCIDENTS_A_PAGE = 10_000;

/**
 * Runs in the transaction that imported the boundaries, so that no page ever counts by old ones.
 * @param effectiveFrom the day from which the changed boundaries serve
 * @returns how many incidents moved to another beat
 */
export async function rematchIncidents(work: Work, effectiveFrom: Day): Promise<number> {
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
  return moved;
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
