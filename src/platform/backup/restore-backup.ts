/** Brings a backup back into an empty installation: all of it or nothing. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { done, refusedFor, type Result } from '#kernel/result.ts';
import { MIGRATIONS_FOLDER, type Database } from '../postgres/database.ts';
import { readMigrations, type Migration } from '../postgres/migrations.ts';
import { measure, reload } from '../postgres/reload.ts';
import { ArchiveBroken, checking } from './digest.ts';
import { fileMember, tableMember, type Manifest } from './manifest.ts';
import { replaceFile } from './new-file.ts';
import { openArchive, type Archive } from './read-archive.ts';

export interface RestoreWanted {
  readonly path: string;
  /** PEELIAN_HOME. */
  readonly home: string;
  /** Folders below it that a backup may write into. */
  readonly folders: readonly string[];
  /** All of this code; found by itself when absent. */
  readonly migrations?: readonly Migration[];
  /** Within the transaction, when all rows are there. */
  afterLoad(client: pg.Client, manifest: Manifest): Promise<void>;
}

export interface Restored {
  readonly manifest: Manifest;
  /** Migrations that came after the backup, run on its rows. */
  readonly migratedOn: number;
}

/** Refused, with nothing written: no backup of ours, damaged, newer, or not into an empty one. */
export async function restoreBackup(
  database: Pick<Database, 'asAdministrator'>,
  wanted: RestoreWanted,
): Promise<Result<Restored>> {
  const opened = await openArchive(wanted.path);
  if (!opened.ok) return opened;
  const known = wanted.migrations ?? (await readMigrations(MIGRATIONS_FOLDER));
  const { manifest } = opened.value;
  const fits = fitsThisVersion(manifest, known, wanted);
  if (!fits.ok) return fits;
  const free = await areFilesFree(manifest, wanted);
  if (!free.ok) return free;
  try {
    return await database.asAdministrator((client) =>
      restore(client, known, { ...wanted, ...opened.value }),
    );
  } catch (fault) {
    if (isOfArchive(fault))
      return refusedFor('backup-damaged', { parameters: { file: wanted.path } });
    throw fault;
  }
}

async function restore(
  client: pg.Client,
  known: readonly Migration[],
  wanted: RestoreWanted & Archive,
): Promise<Result<Restored>> {
  const { manifest, read } = wanted;
  const digests = new Map(manifest.tables.map((table) => [table.name, table]));
  const reloaded = await reload(client, known, {
    ...manifest,
    open: ({ name }) => {
      const expected = digests.get(name) ?? { bytes: 0, sha256: '' };
      return [read(tableMember(name)), checking(expected, name)];
    },
    afterLoad: async (within) => {
      await wanted.afterLoad(within, manifest);
      // Last before the commit: a kill in between leaves reports that the next try finds equal.
      for (const file of manifest.files)
        await replaceFile(join(wanted.home, file.path), (draft) =>
          pipeline(read(fileMember(file.path)), checking(file, file.path), (chunks) =>
            draft.writeFile(chunks),
          ),
        );
    },
  });
  if (!reloaded.ok) return reloaded;
  await measure(client);
  return done({ manifest, ...reloaded.value });
}

/** Bytes that cannot be unpacked, are not those that were hashed, or are no rows of ours. */
const isOfArchive = (fault: unknown): boolean => {
  if (fault instanceof ArchiveBroken) return true;
  if (fault instanceof pg.DatabaseError) return /^2[23]/.test(fault.code ?? '');
  return fault instanceof Error && 'code' in fault && String(fault.code).startsWith('Z_');
};

/** Every migration of the backup is known here, word for word; its files go where files may go. */
function fitsThisVersion(
  { migrations, files, peelianVersion }: Manifest,
  known: readonly Migration[],
  { path: file, folders }: RestoreWanted,
): Result<undefined> {
  const checksums = new Map(known.map(({ number, checksum }) => [number, checksum]));
  const unknown = migrations.filter(({ number }) => !checksums.has(number));
  if (unknown.length > 0)
    return refusedFor('backup-of-newer-version', {
      parameters: { file, version: peelianVersion, number: unknown[0]?.number ?? 0 },
    });
  const isOther = migrations.some(({ number, checksum }) => checksums.get(number) !== checksum);
  const strays = files.filter(({ path }) => !folders.includes(path.split('/')[0] ?? ''));
  if (isOther || strays.length > 0) return refusedFor('backup-not-ours', { parameters: { file } });
  return done(undefined);
}

/** A file that is there and says something else stays: somebody works here already. */
async function areFilesFree(
  { files }: Manifest,
  { home }: Pick<RestoreWanted, 'home'>,
): Promise<Result<undefined>> {
  for (const { path, sha256 } of files) {
    const there = await readFile(join(home, path)).catch(() => undefined);
    if (there && createHash('sha256').update(there).digest('hex') !== sha256)
      return refusedFor('restore-file-exists', { parameters: { file: join(home, path) } });
  }
  return done(undefined);
}
