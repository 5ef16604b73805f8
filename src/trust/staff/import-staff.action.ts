/** Imports a file of staff: all of it in one transaction, each person whole or not at all. */
import { done, refused, type Refusal, type Result } from '#kernel/result.ts';
import { newStaffId } from '#platform/identifiers.ts';
import { importRunStore } from '#platform/imports/import-run.store.ts';
import { readFiles, type Reading, type ReadingProgress } from '#platform/imports/read-files.ts';
import { openRejectsFile } from '#platform/imports/rejects-file.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { findStaffColumns } from './find-staff-columns.action.ts';
import { keepImportedStaff } from './keep-imported-staff.action.ts';
import { postingStore } from './posting.store.ts';
import { staffArrivalStore } from './staff-arrival.store.ts';
import {
  STAFF_ROWS_MAX,
  type DayFormat,
  type ImportDays,
  type StaffConversion,
  type StaffRole,
} from './staff-import.ts';
import { decideImport, type DecidedImport } from './staff-import.rules.ts';
import { readKnownStaff } from './read-known-staff.action.ts';
import type { AfterLeaving } from './staff.ts';
import { mayImport, type RejectionLimit } from '#platform/imports/rejection-limit.ts';

export interface StaffToImport extends ImportDays {
  readonly path: string;
  /** Columns that were named; the others are guessed by their usual names. */
  readonly columns: Readonly<Partial<Record<StaffRole, string>>>;
  readonly dayFormat: DayFormat;
  readonly limit: RejectionLimit;
  readonly actorId: string;
  /** PEELIAN_HOME: refused rows are listed below it. */
  readonly home: string;
  readonly now: Date;
  readonly translate: (refusal: Refusal) => string;
  readonly onProgress: (progress: ReadingProgress) => void;
  readonly afterLeaving: AfterLeaving<Work>;
}

export interface ImportedStaff {
  /** The sum of the four counts below. */
  readonly readCount: number;
  readonly importedCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
  readonly rejectedCount: number;
  readonly rejectsFile: string | null;
  /** What nobody holds any longer, because its holder has left. */
  readonly openWork: readonly string[];
}

/** The rows read and refused stay countable when nothing was written. */
export interface NoStaffImported {
  readonly refusals: readonly Refusal[];
  readonly readCount: number;
  readonly rejectedCount: number;
  readonly rejectsFile: string | null;
}

export async function importStaff(
  work: Work,
  request: StaffToImport,
): Promise<Result<ImportedStaff, NoStaffImported>> {
  const found = await findStaffColumns(request.path, request.columns);
  if (!found.ok) return notImported(found.refusal);
  const importId = newStaffId(request.now.getTime());
  const place = { home: request.home, name: `staff-${importId}` };
  const rejects = openRejectsFile(place, request.translate);
  await postingStore(work).lockForChange();
  const read = await receive(work, request, { ...found.value, rejects });
  const isTooLong = read.ok && read.value.readCount > STAFF_ROWS_MAX;
  const decided = read.ok && !isTooLong ? await decide(work, request) : undefined;
  if (read.ok && decided) await rejects.add(rejectedRows(read.value, decided));
  const rejectsFile = await rejects.close();
  if (!read.ok) return notImported(read.refusal, { rejectsFile });
  const { readCount, files } = read.value;
  const rejectedCount = read.value.rejectedCount + (decided?.refused.length ?? 0);
  const tooLong = { code: 'staff-import-too-long', parameters: { rows: STAFF_ROWS_MAX } };
  const refusal = decided ? mayImport({ readCount, rejectedCount }, request.limit) : tooLong;
  if (!decided || refusal)
    return notImported([refusal ?? tooLong], { readCount, rejectedCount, rejectsFile });
  const openWork = await keepImportedStaff(work, decided.persons, request);
  const { importedCount, updatedCount, unchangedCount } = decided;
  const counts = { readCount, importedCount, updatedCount, unchangedCount, rejectedCount };
  const { actorId, now: finishedAt } = request;
  const run = { id: importId, kind: 'staff', source: 'staff', files, actorId, finishedAt } as const;
  await importRunStore(work).add({ ...run, ...counts });
  await raiseContentVersion(work, 'staff');
  return done({ ...counts, rejectsFile, openWork });
}

const notImported = (refusals: readonly Refusal[], more: Partial<NoStaffImported> = {}) =>
  refused({ readCount: 0, rejectedCount: 0, rejectsFile: null, ...more, refusals });

interface Receiving extends Pick<StaffConversion, 'columns'> {
  readonly delimiter: string;
  readonly rejects: ReturnType<typeof openRejectsFile>;
}

async function receive(
  work: Work,
  { path, dayFormat, onProgress }: StaffToImport,
  { delimiter, columns, rejects }: Receiving,
): Promise<Result<Reading<undefined>>> {
  const module = new URL('./staff-rows.rules.ts', import.meta.url);
  const copying = await staffArrivalStore(work).open();
  try {
    const conversion = { module, settings: { columns, dayFormat } };
    const read = await readFiles<StaffConversion, undefined>(
      { paths: [path], delimiter, conversion },
      { takeRows: copying.write, takeRejected: rejects.add, onProgress },
    );
    await copying.end();
    return read;
  } catch (fault) {
    await copying.abandon();
    throw fault;
  }
}

async function decide(work: Work, { today, effective }: ImportDays): Promise<DecidedImport> {
  const rows = await staffArrivalStore(work).rows();
  const known = await readKnownStaff(work);
  const idOf = new Map([...known].map(([badge, { member }]) => [badge, member.id]));
  for (const { badge } of rows) if (!idOf.has(badge)) idOf.set(badge, newStaffId());
  return decideImport({ rows, known, idOf, today, effective });
}

const rejectedRows = ({ files }: Reading<undefined>, { refused: rows }: DecidedImport) =>
  rows.map(([{ fileNumber, line, text }, refusals]) => ({
    file: files[fileNumber - 1]?.name ?? '',
    line,
    refusals,
    text,
  }));
