/** Imports files of recorded incidents: all of a command in one transaction, or nothing. */
import { readBoundaries } from '#practices/engagement/beats/read-boundaries.action.ts';
import { done, refused, type Refusal, type Result } from '#kernel/result.ts';
import { newStaffId } from '#platform/identifiers.ts';
import { importRunStore } from '#platform/imports/import-run.store.ts';
import {
  readFiles,
  type Reading,
  type ReadFile,
  type ReadingProgress,
} from '#platform/imports/read-files.ts';
import { openRejectsFile } from '#platform/imports/rejects-file.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import { mayImport } from './import-limits.rules.ts';
import type { ConversionSettings, ConversionStatistics } from './incident.ts';
import { incidentArrivalStore, type Merged } from './incident-arrivals.store.ts';
import { incidentCountStore } from './incident-counts.store.ts';
import type { IncidentMapping } from './mapping.ts';
import type { RejectionLimit } from './rejection-limit.ts';
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
    await incidentArrivalStore(work).lockForImport();
    const read = await receive(work, request, rejects.add);
    const rejectsFile = await rejects.close();
    if (!read.ok)
      return refused({ refusals: read.refusal, readCount: 0, rejectedCount: 0, rejectsFile });
    const { readCount, rejectedCount } = read.value;
    const refusal = mayImport(read.value, limit);
    if (refusal) return refused({ refusals: [refusal], readCount, rejectedCount, rejectsFile });
    const kept = await keep(work, request, { importId, name, reading: read.value });
    return done({ ...kept, rejectsFile });
  });
}

type Read = Reading<ConversionStatistics>;

/** Reads the files into the temporary table. */
async function receive(
  work: Work,
  { paths, mapping, timezone, now, onProgress }: IncidentsToImport,
  takeRejected: ReturnType<typeof openRejectsFile>['add'],
): Promise<Result<Read>> {
  const { versions } = await readBoundaries(work);
  const settings: ConversionSettings = {
    mapping,
    timezone,
    boundaries: versions,
    nowEpochMs: now.getTime(),
  };
  const module = new URL('./incident.rules.ts', import.meta.url);
  const { delimiter } = mapping.format;
  const copying = await incidentArrivalStore(work).open();
  try {
    const read = await readFiles<ConversionSettings, ConversionStatistics>(
      { paths, delimiter, conversion: { module, settings } },
      { takeRows: copying.write, takeRejected, onProgress },
    );
    await copying.end();
    return read;
  } catch (fault) {
    await copying.abandon();
    throw fault;
  }
}

interface Arrived {
  readonly importId: string;
  readonly name: string;
  readonly reading: Read;
}

/** Merges what arrived, rebuilds the counts that changed, and records the import. */
async function keep(
  work: Work,
  { mapping, actorId, now, home }: IncidentsToImport,
  { importId, name, reading }: Arrived,
) {
  const { source } = mapping;
  const arrivals = incidentArrivalStore(work);
  if (reading.statistics.withoutKey > 0) await arrivals.numberKeyless();
  const superseded = await listSuperseded(arrivals, reading.files, {
    home,
    name: `${name}-superseded`,
  });
  const merged = await arrivals.merge({ source, importId });
  await rebuildCounts(work, merged);
  const { files, readCount, rejectedCount, statistics } = reading;
  const counts = { readCount, rejectedCount, ...countsOf(reading, merged) };
  const run = { id: importId, kind: 'incidents', source, files, actorId, finishedAt: now } as const;
  await importRunStore(work).add({ ...run, ...counts });
  await raiseContentVersion(work, 'incidents');
  return { files, ...counts, statistics, superseded };
}

/** Superseded rows count as unchanged: they would change nothing that stays. */
const countsOf = ({ readCount, rejectedCount }: Read, { importedCount, updatedCount }: Merged) => ({
  importedCount,
  updatedCount,
  unchangedCount: readCount - rejectedCount - importedCount - updatedCount,
});

async function rebuildCounts(work: Work, { months }: Merged): Promise<void> {
  if (months.length === 0) return;
  const counts = incidentCountStore(work);
  await counts.rebuildMonths(months);
  await counts.rebuildYears(months);
}
