/** Lists the beats in force today with their exact boundaries, for maps that others draw. */
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { BeatDetails } from './beat.ts';
import { beatStore } from './beat.store.ts';
import { boundariesOn, byCode, lastRevisions } from './boundaries.rules.ts';

export interface BeatArea extends BeatDetails {
  readonly squareKilometers: number;
}

export interface BeatAreas {
  readonly effectiveFrom: Day;
  /** In the order of their codes, 2 before 10. */
  readonly beats: readonly BeatArea[];
}

/** Undefined before the first import. */
export async function listBeatAreas(work: Work, today: Day): Promise<BeatAreas | undefined> {
  const store = beatStore(work);
  const version = boundariesOn(lastRevisions(await store.versions()), today);
  if (!version) return undefined;
  const sizes = new Map(
    (await store.summaries(version.id)).map(({ code, squareKilometers }) => [
      code,
      squareKilometers,
    ]),
  );
  const details = await store.details(version.id);
  return {
    effectiveFrom: version.effectiveFrom,
    beats: details
      .map((beat) => ({ ...beat, squareKilometers: sizes.get(beat.code) ?? 0 }))
      .toSorted(byCode),
  };
}
