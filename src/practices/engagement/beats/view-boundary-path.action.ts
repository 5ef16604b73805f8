/** The border of a beat that is in force today, as one line. */
import type { Point } from '#kernel/place.ts';
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { boundariesOn, lastRevisions } from './boundaries.rules.ts';
import { boundaryPath } from './boundary-path.rules.ts';
import { beatStore } from './beat.store.ts';

/** Empty for a code that no beat of today has. */
export async function boundaryPathOf(
  work: Work,
  code: string,
  today: Day,
): Promise<readonly Point[]> {
  const store = beatStore(work);
  const version = boundariesOn(lastRevisions(await store.versions()), today);
  const polygons = version && (await store.polygonsOf(version.id, code));
  return polygons ? boundaryPath(polygons) : [];
}
