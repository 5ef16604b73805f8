/** One beat as its page shows it: where it lies today, and since when its borders are so. */
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { BeatSummary } from './list-beats.action.ts';
import { boundariesOn, lastRevisions } from './boundaries.rules.ts';
import { beatStore } from './beat.store.ts';

/** A version in which the beat occurs. */
export interface BeatRevision {
  readonly effectiveFrom: Day;
  readonly revision: number;
  /** False where a later revision of the same day took its place. */
  readonly counts: boolean;
  /** Whether the beat's border, name, district or residents differ from the version before. */
  readonly isChange: boolean;
}

export interface BeatView extends BeatSummary {
  /** The day from which the boundaries of today are in force. */
  readonly effectiveFrom: Day;
  readonly revision: number;
  /** Every version that has the beat, ascending: corrections stay readable. */
  readonly revisions: readonly BeatRevision[];
}

/** Undefined when no beat in force on that day has this code. */
export async function viewBeat(
  work: Work,
  code: string,
  today: Day,
): Promise<BeatView | undefined> {
  const store = beatStore(work);
  const versions = await store.versions();
  const counting = lastRevisions(versions);
  const current = boundariesOn(counting, today);
  const beat = current && (await store.summary(current.id, code));
  if (!current || !beat) return undefined;
  const hashes = await store.contentHashes(code);
  const present = versions.filter(({ id }) => hashes.has(id));
  const revisions = present.map((version, place): BeatRevision => {
    const before = present[place - 1];
    return {
      effectiveFrom: version.effectiveFrom,
      revision: version.revision,
      counts: counting.includes(version),
      isChange: before === undefined || hashes.get(before.id) !== hashes.get(version.id),
    };
  });
  const { effectiveFrom, revision } = current;
  return { ...beat, effectiveFrom, revision, revisions };
}
