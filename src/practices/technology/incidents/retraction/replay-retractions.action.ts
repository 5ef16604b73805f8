/**
 * Takes away again what an older backup brought back: every retraction of the list that is kept
 * outside the database is carried out once more, on the day it was made.
 */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import { readList } from '#platform/backup/durable-list.ts';
import { newStaffId } from '#platform/identifiers.ts';
import { importRunStore } from '#platform/imports/import-run.store.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { incidentSourceStore } from '../publication/incident-source.store.ts';
import { rebuildCounts } from '../figures/rebuild-counts.action.ts';
import { retractionStore } from './retraction.store.ts';
import { listedRetraction, retractionsPath, type ListedRetraction } from './retraction.ts';

export interface RetractionsToReplay {
  /** PEELIAN_HOME, where the list lies. */
  readonly home: string;
  readonly slug: string;
  readonly now: Date;
}

export interface ReplayedRetractions {
  /** Retractions that the backup did not know. */
  readonly replayedCount: number;
  /** Records that it had brought back, and that are gone again. */
  readonly removedCount: number;
  /** False: nobody kept one here, and the operator must give the lists again. */
  readonly hasList: boolean;
}

/** Refused when a line cannot be read, but for a last one that a kill cut off. */
export async function replayRetractions(
  work: Work,
  { home, slug, now }: RetractionsToReplay,
): Promise<Result<ReplayedRetractions>> {
  const path = retractionsPath(home, slug);
  const lines = await readList(path);
  if (!lines) return done({ replayedCount: 0, removedCount: 0, hasList: false });
  const read = lines.map((line) => listedRetraction.safeParse(line));
  const listed = read.flatMap(({ data }) => data ?? []);
  const bad = read.slice(0, -1).findIndex(({ success }) => !success);
  if (bad >= 0)
    return refusedFor('retractions-unreadable', { parameters: { file: path, line: bad + 1 } });
  const importId = newStaffId(now.getTime());
  const replayedCount = await retractionStore(work).barListed(listed, importId);
  if (replayedCount === 0) return done({ replayedCount, removedCount: 0, hasList: true });
  const removedCount = await removeAgain(work, listed, importId);
  await record(work, { importId, now, replayedCount });
  await raiseContentVersion(work, 'incidents');
  return done({ replayedCount, removedCount, hasList: true });
}

async function removeAgain(
  work: Work,
  listed: readonly ListedRetraction[],
  importId: string,
): Promise<number> {
  const store = retractionStore(work);
  let count = 0;
  for (const { source, days } of daysOfSources(listed)) {
    for (const today of days) {
      const { removedCount, months } = await store.findBarred(source, today);
      await store.remove({ source });
      await store.tell({ importId, today });
      await store.close();
      await rebuildCounts(work, months);
      count += removedCount;
    }
    await incidentSourceStore(work).measure(source);
  }
  return count;
}

function daysOfSources(listed: readonly ListedRetraction[]) {
  const days = new Map<string, Set<Day>>();
  for (const { source, retractedOn } of listed)
    days.set(source, (days.get(source) ?? new Set()).add(retractedOn));
  return [...days].map(([source, some]) => ({ source, days: [...some].toSorted() }));
}

interface Replay {
  readonly importId: string;
  readonly now: Date;
  readonly replayedCount: number;
}

const record = (work: Work, { importId, now, replayedCount }: Replay) =>
  importRunStore(work).add({
    id: importId,
    kind: 'retraction',
    source: 'restore',
    files: [],
    actorId: 'system:restore',
    finishedAt: now,
    readCount: replayedCount,
    importedCount: 0,
    updatedCount: replayedCount,
    unchangedCount: 0,
    rejectedCount: 0,
  });
