/** A list of lines that outlives the database: what was added is on the disk when `add` returns. */
import { mkdir, open, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import { hasErrorCode } from '../postgres/embedded/faults.ts';
import { parseJson } from '../postgres/embedded/run-file.ts';
import { syncFolder } from './new-file.ts';

/** Adds a line of JSON for each value, after what is there, for the owner's eyes alone. */
export async function addToList(path: string, values: readonly object[]): Promise<void> {
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await dropTornLine(path);
  const file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
    await file.sync();
  } finally {
    await file.close();
  }
  await syncFolder(dirname(path));
}

/** What a kill cut off was never said to be kept, and would swallow the line after it. */
async function dropTornLine(path: string): Promise<void> {
  const bytes = await readFile(path).catch(unlessMissing);
  const whole = (bytes?.lastIndexOf(10) ?? -1) + 1;
  if (bytes && whole < bytes.length) await truncate(path, whole);
}

const unlessMissing = (fault: unknown) => {
  if (hasErrorCode(fault, 'ENOENT')) return undefined;
  throw fault;
};

/** Undefined when there is no list. A line that was cut off reads as undefined. */
export async function readList(path: string): Promise<readonly unknown[] | undefined> {
  const bytes = await readFile(path).catch(unlessMissing);
  const lines = bytes?.toString('utf8').split('\n');
  return lines?.filter((line) => line !== '').map(parseJson);
}
