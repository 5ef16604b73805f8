/** Which beat holds a place: for a click on the map, a device's location, an address. */
import { buildAreaIndex, type AreaIndex } from '@peelian/analytics';
import { isOnEarth, type Point } from '#kernel/place.ts';
import { done, refusedFor, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { boundariesOn, lastRevisions } from './boundaries.rules.ts';
import { beatStore } from './beat.store.ts';

/** Nothing that was asked is kept: where somebody stands or lives is theirs. */
export async function findBeatAt(
  work: Work,
  [longitude, latitude]: Point,
  today: Day,
): Promise<Result<string>> {
  if (!isOnEarth(longitude, latitude)) return refusedFor('point-not-on-earth');
  const index = await beatIndexOn(work, today);
  const code = index?.find(longitude, latitude);
  return code === undefined ? refusedFor('point-outside-agency') : done(code);
}

/** The index of the boundaries in force on a day; undefined before the first import. */
export async function beatIndexOn(work: Work, day: Day): Promise<AreaIndex | undefined> {
  const store = beatStore(work);
  const version = boundariesOn(lastRevisions(await store.versions()), day);
  if (version === undefined) return undefined;
  const known = indexes.get(version.id);
  if (known) return known;
  const details = await store.details(version.id);
  const index = buildAreaIndex(details.map(({ code, polygons }) => ({ id: code, polygons })));
  keep(version.id, index);
  return index;
}

/** A version never changes, so its index never ages; a few agencies share a process. */
const indexes = new Map<string, AreaIndex>();
const MOST_INDEXES = 16;

function keep(versionId: string, index: AreaIndex): void {
  const [oldest] = indexes.keys();
  if (indexes.size >= MOST_INDEXES && oldest !== undefined) indexes.delete(oldest);
  indexes.set(versionId, index);
}
