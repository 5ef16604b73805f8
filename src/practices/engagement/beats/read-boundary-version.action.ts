/** Reads one version of the boundaries, also one that was corrected since. */
import type { Point } from '#kernel/place.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { MultiPolygon } from './beat.ts';
import { beatStore } from './beat.store.ts';

export interface VersionArea {
  readonly code: string;
  readonly polygons: MultiPolygon;
  /** A point well inside. */
  readonly label: Point;
}

/** In the order of codes; empty for a version that there never was. */
export async function readBoundaryVersion(work: Work, versionId: string): Promise<VersionArea[]> {
  const store = beatStore(work);
  const labels = new Map(
    (await store.summaries(versionId)).map(({ code, label }) => [code, label] as const),
  );
  return (await store.details(versionId)).flatMap(({ code, polygons }) => {
    const label = labels.get(code);
    return label ? [{ code, polygons, label }] : [];
  });
}
