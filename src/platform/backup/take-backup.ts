/** Writes one moment of the whole installation into one archive file. */
import { createReadStream } from 'node:fs';
import { access, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { refusedFor, type Result } from '#kernel/result.ts';
import type { Database } from '../postgres/database.ts';
import { withSnapshot, type KeptTable, type Snapshot } from '../postgres/snapshot.ts';
import { digesting } from './digest.ts';
import { commentOf, fileMember, FORMAT, MANIFEST, MARK, tableMember } from './manifest.ts';
import type { BackedUpFile, BackedUpTable, Manifest } from './manifest.ts';
import { writeNewFile } from './new-file.ts';
import { writeZip, type ZipWriter } from './zip-writer.ts';

export interface BackupWanted {
  readonly path: string;
  /** PEELIAN_HOME. */
  readonly home: string;
  /** Folders below it whose files belong to the installation. */
  readonly folders: readonly string[];
  now(): Date;
}

export interface Backup {
  readonly manifest: Manifest;
  readonly bytes: number;
}

/** Refused when the file is there already, or when this sign-in may not read every row. */
export async function takeBackup(
  database: Pick<Database, 'asAdministrator'>,
  wanted: BackupWanted,
): Promise<Result<Backup>> {
  const isTaken = await access(wanted.path).then(
    () => true,
    () => false,
  );
  if (isTaken) return refusedFor('backup-file-exists', { parameters: { file: wanted.path } });
  return database.asAdministrator((client) =>
    writeNewFile(wanted.path, (file) =>
      withSnapshot(client, (snapshot) => writeAll(writeZip(file), snapshot, wanted)),
    ),
  );
}

async function writeAll(
  zip: ZipWriter,
  snapshot: Snapshot,
  { home, folders, now }: BackupWanted,
): Promise<Backup> {
  await zip.add(MARK, Readable.from([Buffer.from(`Peelian backup, format ${FORMAT}\n`)]));
  const tables: BackedUpTable[] = [];
  for (const table of snapshot.tables) tables.push(await writeTable(zip, snapshot, table));
  const files: BackedUpFile[] = [];
  for (const path of await filesIn(home, folders)) files.push(await writeFile(zip, home, path));
  const manifest: Manifest = {
    format: FORMAT,
    peelianVersion: await ownVersion(),
    postgresVersion: snapshot.postgresVersion,
    takenAt: snapshot.takenAt.toISOString(),
    finishedAt: now().toISOString(),
    migrations: [...snapshot.migrations],
    tables,
    sequences: [...snapshot.sequences],
    files,
  };
  const text = `${JSON.stringify(manifest, undefined, 2)}\n`;
  await zip.add(MANIFEST, Readable.from([Buffer.from(text)]));
  return { manifest, bytes: (await zip.end(commentOf)).bytes };
}

async function writeTable(
  zip: ZipWriter,
  snapshot: Snapshot,
  table: KeptTable,
): Promise<BackedUpTable> {
  const copy = snapshot.copy(table);
  const { stream, result } = digesting();
  copy.on('error', (fault) => stream.destroy(fault));
  await zip.add(tableMember(table.name), copy.pipe(stream));
  const { lines: rows, bytes, sha256 } = result();
  return { name: table.name, columns: [...table.columns], rows, bytes, sha256 };
}

async function writeFile(zip: ZipWriter, home: string, path: string): Promise<BackedUpFile> {
  const { stream, result } = digesting();
  const source = createReadStream(join(home, path));
  source.on('error', (fault) => stream.destroy(fault));
  await zip.add(fileMember(path), source.pipe(stream));
  const { bytes, sha256 } = result();
  return { path, bytes, sha256 };
}

/** Paths below the home, with slashes, ordered; drafts and hidden files are nobody's. */
async function filesIn(home: string, folders: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const folder of folders) {
    const entries = await readdir(join(home, folder), { withFileTypes: true }).catch(() => []);
    for (const entry of entries)
      if (entry.isFile() && /^[A-Za-z0-9_][\w.-]*$/.test(entry.name))
        if (!entry.name.endsWith('.draft')) found.push(`${folder}/${entry.name}`);
  }
  return found.toSorted();
}

async function ownVersion(): Promise<string> {
  const text = await readFile(new URL('../../../package.json', import.meta.url), 'utf8');
  const [, version = ''] = /"version":\s*"([^"]+)"/.exec(text) ?? [];
  return version;
}
