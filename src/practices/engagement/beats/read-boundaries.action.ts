/** Reads all boundaries that ever counted, so that a point of any day can be given its beat. */
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { MultiPolygon } from './beat.ts';
import { lastRevisions } from './boundaries.rules.ts';
import { beatStore } from './beat.store.ts';

export { boundariesOn } from './boundaries.rules.ts';

export interface BoundaryVersion {
  readonly id: string;
  readonly effectiveFrom: Day;
  readonly areas: readonly { readonly code: string; readonly polygons: MultiPolygon }[];
}

export interface Boundaries {
  readonly versions: readonly BoundaryVersion[];
}

/** One version a day (its last revision), ascending; `boundariesOn` says which serves a day. */
export async function readBoundaries(work: Work): Promise<Boundaries> {
  const store = beatStore(work);
  const versions: BoundaryVersion[] = [];
  for (const { id, effectiveFrom } of lastRevisions(await store.versions())) {
    const details = await store.details(id);
    versions.push({
      id,
      effectiveFrom,
      areas: details.map(({ code, polygons }) => ({ code, polygons })),
    });
  }
  return { versions };
}
