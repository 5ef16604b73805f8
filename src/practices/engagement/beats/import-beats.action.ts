/** Imports an agency's boundaries as a new version; corrections of a day are kept as revisions. */
import { createHash } from 'node:crypto';
import { done, refused, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import { importRunStore } from '#platform/imports/import-run.store.ts';
import { newStaffId } from '#platform/identifiers.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { BeatVersion } from './beat.ts';
import type { BeatFile, ReadingOptions, RefusedBeatFile } from './beat-file.ts';
import { MOST_BYTES } from './beat-file.rules.ts';
import { checkBeatFile } from './beat-check.rules.ts';
import { boundariesOn, changesBetween, contentOf, lastRevisions } from './boundaries.rules.ts';
import type { BoundaryChanges, Outcome } from './boundaries.rules.ts';
import { boundariesOf } from './boundary-shapes.rules.ts';
import { beatStore } from './beat.store.ts';

export { MOST_BYTES };

export interface BeatsToImport extends ReadingOptions {
  /** The file's own name, for the record of imports. */
  readonly fileName: string;
  readonly text: string;
  readonly effectiveFrom: Day;
  readonly actorId: string;
  readonly now: Date;
  /** Runs in the same transaction when boundaries changed: whatever depends on them follows. */
  readonly afterBoundariesChange?: (work: Work, change: BoundariesChange) => Promise<void>;
}

export interface BoundariesChange {
  readonly versionId: string;
  readonly effectiveFrom: Day;
}

export interface ImportedBeats {
  /** The version in force on that day now; not new when nothing had changed. */
  readonly version: BeatVersion;
  readonly isNew: boolean;
  readonly file: BeatFile;
  readonly removedCodes: readonly string[];
  /** Features by what became of their beat; they add up to `file.read`. */
  readonly counts: Readonly<Record<Outcome, number>>;
}

/**
 * Checks the file and, unless it has an error, writes it as the boundaries from that day on. A file
 * that says what is in force on that day already changes nothing.
 */
export async function importBeats(
  work: Work,
  request: BeatsToImport,
): Promise<Result<ImportedBeats, RefusedBeatFile>> {
  const checked = checkBeatFile(request.text, request);
  if (!checked.ok) return refused(checked.refusal);
  const file = checked.value;
  const store = beatStore(work);
  await store.lockForImport();
  const versions = await store.versions();
  const serving = boundariesOn(lastRevisions(versions), request.effectiveFrom);
  const changes = changesBetween(serving ? await store.details(serving.id) : [], file.beats);
  const counts = countsOf(file, changes);
  const { removedCodes } = changes;
  if (serving && !isChange(serving, changes, request.effectiveFrom)) {
    await importRunStore(work).add(importOf(request, counts, newStaffId()));
    return done({ version: serving, isNew: false, file, removedCodes, counts });
  }
  const version = newVersion(request, file, versions);
  const importId = newStaffId();
  await importRunStore(work).add(importOf(request, counts, importId));
  const report = { findings: file.findings, removedCodes };
  await store.add({ ...version, importId, report }, boundariesOf(file.beats));
  await raiseContentVersion(work, 'beats');
  const { id: versionId, effectiveFrom } = version;
  await request.afterBoundariesChange?.(work, { versionId, effectiveFrom });
  return done({ version, isNew: true, file, removedCodes, counts });
}

/** The same beats from an earlier day on than ever are news: they say since when. */
const isChange = (serving: BeatVersion, changes: BoundaryChanges, from: Day) =>
  from < serving.effectiveFrom ||
  changes.removedCodes.length > 0 ||
  [...changes.outcomes.values()].some((outcome) => outcome !== 'unchanged');

function countsOf({ featureCounts }: BeatFile, { outcomes }: BoundaryChanges) {
  const counts = { imported: 0, updated: 0, unchanged: 0 };
  for (const [code, outcome] of outcomes) counts[outcome] += featureCounts.get(code) ?? 0;
  return counts;
}

function newVersion(
  { effectiveFrom }: BeatsToImport,
  { beats }: BeatFile,
  versions: readonly BeatVersion[],
): BeatVersion {
  const revisions = versions.filter((version) => version.effectiveFrom === effectiveFrom);
  const content = beats.map(contentOf).toSorted().join('\n');
  const contentHash = createHash('sha256').update(content).digest('hex');
  return { id: newStaffId(), effectiveFrom, revision: revisions.length + 1, contentHash };
}

function importOf(
  { fileName, text, actorId, now }: BeatsToImport,
  counts: Readonly<Record<Outcome, number>>,
  id: string,
) {
  const sha256 = createHash('sha256').update(text).digest('hex');
  return {
    id,
    kind: 'beats' as const,
    source: fileName,
    files: [{ name: fileName, bytes: Buffer.byteLength(text), sha256 }],
    readCount: counts.imported + counts.updated + counts.unchanged,
    importedCount: counts.imported,
    updatedCount: counts.updated,
    unchangedCount: counts.unchanged,
    rejectedCount: 0,
    actorId,
    finishedAt: now,
  };
}
