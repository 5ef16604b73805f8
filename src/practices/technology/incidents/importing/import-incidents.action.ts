/** Imports files of recorded incidents: all of a command in one transaction, or nothing. */
import { done, refused, type Refusal, type Result } from '#kernel/result.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { newStaffId } from '#platform/identifiers.ts';
import { importRunStore } from '#platform/imports/import-run.store.ts';
import type { ReadFile, ReadingProgress } from '#platform/imports/read-files.ts';
import { openRejectsFile } from '#platform/imports/rejects-file.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import type { ConversionStatistics } from '../incident.ts';
import { incidentArrivalStore } from './incident-arrivals.store.ts';
import { incidentMergeStore } from './incident-merge.store.ts';
import { maskedPointStore } from '../points/masked-point.store.ts';
import { saveSource } from './save-source.action.ts';
import { rebuildCounts } from '../figures/rebuild-counts.action.ts';
import type { IncidentMapping } from '../mapping/mapping.ts';
import { receiveIncidents, type Received } from './receive-incidents.action.ts';
import { mayImport, type RejectionLimit } from '#platform/imports/rejection-limit.ts';
import { listSuperseded, type Superseded } from './list-superseded.action.ts';

export interface IncidentsToImport {
  readonly agencyId: number;
  readonly timezone: string;
  readonly actorId: string;
  readonly paths: readonly string[];
  readonly mapping: IncidentMapping;
  readonly limit: RejectionLimit;
  /** PEELIAN_HOME: refused rows are listed below it. */
  readonly home: string;
  readonly now: Date;
  readonly translate: (refusal: Refusal) => string;
  readonly onProgress: (progress: ReadingProgress) => void;
}

export interface ImportedIncidents {
  readonly files: readonly ReadFile[];
  /** The sum of the four counts below. */
  readonly readCount: number;
  readonly importedCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
  readonly rejectedCount: number;
  readonly rejectsFile: string | null;
  readonly statistics: ConversionStatistics;
  readonly superseded: Superseded;
  /** Rows whose record was retracted earlier: they stay out, and are among the unchanged. */
  readonly retractedCount: number;
}

/** Why nothing was written; the refused rows are listed all the same. */
export interface NothingImported {
  readonly refusals: readonly Refusal[];
  readonly readCount: number;
  readonly rejectedCount: number;
  readonly rejectsFile: string | null;
}

/** A killed process or a fault leaves the database as it was: there is one transaction. */
export async function importIncidents(
  pool: RolePool,
  request: IncidentsToImport,
): Promise<Result<ImportedIncidents, NothingImported>> {
  const { agencyId, actorId, home, translate, limit } = request;
  const importId = newStaffId(request.now.getTime());
  const name = `incidents-${request.mapping.source}-${importId}`;
  const rejects = openRejectsFile({ home, name }, translate);
  return withinAgency(pool, { agencyId, actorId, duty: 'worker' }, async (work) => {
    const arrivals = incidentArrivalStore(work);
    await arrivals.lockForImport();
    await arrivals.begin();
    const received = await receiveIncidents(work, { ...request, importId }, rejects.add);
    const rejectsFile = await rejects.close();
    const counts = received.ok ? received.value.reading : { readCount: 0, rejectedCount: 0 };
    const refusal = received.ok ? mayImport(counts, limit) : undefined;
    if (received.ok && !refusal) {
      const kept = await keep(work, request, { importId, name, received: received.value });
      return done({ ...kept, rejectsFile });
    }
    await arrivals.undo();
    const refusals = received.ok ? [refusal].filter((one) => one !== undefined) : received.refusal;
    const { readCount, rejectedCount } = counts;
    return refused({ refusals, readCount, rejectedCount, rejectsFile });
  });
}

interface Arrived {
  readonly importId: string;
  readonly name: string;
  readonly received: Received;
}

/** Merges what arrived, rebuilds the counts that changed, and records the import. */
async function keep(work: Work, request: IncidentsToImport, arrived: Arrived) {
  const { importId, name, received } = arrived;
  const { files, readCount, rejectedCount, statistics } = received.reading;
  const arrivals = incidentArrivalStore(work);
  if (statistics.withoutKey > 0 || request.mapping.key?.repeats === 'number')
    await arrivals.numberKeyless();
  const listing = { home: request.home, name: `${name}-superseded` };
  const superseded = await listSuperseded(arrivals, files, listing);
  const merged = await merge(work, request, arrived);
  await keepMaskedPoints(work, request.mapping, received);
  await rebuildCounts(work, [...new Set([...received.months, ...merged.months])]);
  const { importedCount, updatedCount, retractedCount } = merged;
  const counts = {
    readCount,
    importedCount,
    updatedCount,
    // Superseded rows are among them: they would change nothing that stays.
    unchangedCount: readCount - rejectedCount - importedCount - updatedCount,
    rejectedCount,
  };
  const { actorId, now, mapping } = request;
  const run = { id: importId, kind: 'incidents', source: mapping.source } as const;
  await importRunStore(work).add({ ...run, files, actorId, finishedAt: now, ...counts });
  await saveSource(work, request);
  await raiseContentVersion(work, 'incidents');
  return { files, ...counts, statistics, superseded, retractedCount };
}

/** Places of a masked source are points of their own; those that nothing stands at any more go. */
async function keepMaskedPoints(
  work: Work,
  { masking, source }: IncidentMapping,
  { isFirst }: Received,
): Promise<void> {
  if (masking === 'none') return;
  await maskedPointStore(work).addArrived(source);
  if (!isFirst) await maskedPointStore(work).dropUnused(source);
}

async function merge(
  work: Work,
  { mapping: { source }, now, timezone }: IncidentsToImport,
  { importId, received: { isFirst, importedCount } }: Arrived,
) {
  const merging = incidentMergeStore(work);
  const today = zoneOf(timezone).localAt(now.getTime()).day;
  const retractedCount = isFirst ? 0 : await incidentArrivalStore(work).dropRetracted(source);
  // What a first import changes is its own row of a moment ago: that corrects nothing.
  const left = isFirst ? [] : await merging.keepChanges({ source, importId, today });
  const merged = await merging.merge({ source, importId, isOnlyForRepeats: isFirst });
  return {
    importedCount: importedCount + merged.importedCount,
    updatedCount: isFirst ? 0 : merged.updatedCount,
    retractedCount,
    months: [...left, ...merged.months],
  };
}
