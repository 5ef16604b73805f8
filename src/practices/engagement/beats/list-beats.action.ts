/** Lists the beats that are in force today, as pages and maps show them. */
import type { Point } from '#kernel/place.ts';
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { MultiPolygon } from './beat.ts';
import { boundariesOn, byCode, lastRevisions } from './boundaries.rules.ts';
import { beatStore } from './beat.store.ts';

export interface BeatSummary {
  readonly code: string;
  /** The code again where the agency gave no name. */
  readonly name: string;
  readonly district: string | null;
  readonly residents: number | null;
  readonly squareKilometers: number;
  readonly label: Point;
  /** Simplified for maps; borders that beats share stay shared. */
  readonly drawing: MultiPolygon;
}

/** In the order of their codes, 2 before 10; none before the first import. */
export async function listBeats(work: Work, today: Day): Promise<readonly BeatSummary[]> {
  const store = beatStore(work);
  const version = boundariesOn(lastRevisions(await store.versions()), today);
  return version === undefined ? [] : (await store.summaries(version.id)).toSorted(byCode);
}
