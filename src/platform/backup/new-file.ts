/** A file that is there whole or not at all, under a name that was free, for its owner alone. */
import { randomBytes } from 'node:crypto';
import { link, mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname } from 'node:path';
import { refusedFor, type Result } from '#kernel/result.ts';
import { hasErrorCode } from '../postgres/embedded/faults.ts';

/** Writes a draft beside it, syncs it, and gives it its name; refused when the name is taken. */
export async function writeNewFile<Value>(
  path: string,
  write: (file: FileHandle) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.draft`;
  const file = await open(draft, 'wx', 0o600);
  try {
    const written = await write(file);
    if (!written.ok) return written;
    await file.sync();
    // A link, unlike a rename, never takes the place of a file that is there.
    await link(draft, path);
    await syncFolder(dirname(path));
    return written;
  } catch (fault) {
    if (!hasErrorCode(fault, 'EEXIST')) throw fault;
    return refusedFor('backup-file-exists', { parameters: { file: path } });
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}

/** Writes, syncs and puts a file into its place, whatever was there. */
export async function replaceFile(
  path: string,
  write: (file: FileHandle) => Promise<void>,
): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const draft = `${path}.${randomBytes(6).toString('hex')}.draft`;
  const file = await open(draft, 'wx', 0o600);
  try {
    await write(file);
    await file.sync();
    await rename(draft, path);
    await syncFolder(dirname(path));
  } finally {
    await file.close();
    await rm(draft, { force: true });
  }
}

/** Else the new name itself could be lost with the power. Windows has no such thing. */
export async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
