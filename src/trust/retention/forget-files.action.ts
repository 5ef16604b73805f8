/** Deletes files of PEELIAN_HOME whose days are over, and empties a log that begins too early. */
import { open, readdir, rm, stat, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { KEPT, type KeptLine } from './kept.ts';

const MS_A_DAY = 86_400_000;

/** @returns paths below the home of what went */
export async function forgetFiles(home: string, now: Date): Promise<string[]> {
  const gone: string[] = [];
  for (const line of KEPT.filter(({ ending }) => ending === 'forget-files')) {
    const { places = [], keptForDays = 0 }: KeptLine = line;
    const oldest = now.getTime() - keptForDays * MS_A_DAY;
    for (const place of places) gone.push(...(await forgetAt(home, place, oldest)));
  }
  return gone;
}

async function forgetAt(home: string, place: string, oldest: number): Promise<string[]> {
  const path = join(home, place);
  const found = await stat(path).catch(() => undefined);
  if (found === undefined) return [];
  if (found.isDirectory()) return forgetIn(path, oldest, place);
  if (found.mtimeMs >= oldest && !(await beginsBefore(path, oldest))) return [];
  // The database server holds its log open and writes at its end: emptied, it goes on from there.
  await (place.endsWith('.log') ? truncate(path) : rm(path, { force: true }));
  return [place];
}

async function forgetIn(folder: string, oldest: number, place: string): Promise<string[]> {
  const gone: string[] = [];
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => undefined);
    if (found === undefined || !found.isFile() || found.mtimeMs >= oldest) continue;
    await rm(path, { force: true });
    gone.push(`${place}/${name}`);
  }
  return gone;
}

/** A log's first line begins with its day: what follows is younger, and goes with it. */
async function beginsBefore(path: string, oldest: number): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(10), 0, 10, 0);
    const day = Date.parse(`${buffer.toString('latin1', 0, bytesRead)}T00:00:00Z`);
    return !Number.isNaN(day) && day < oldest;
  } finally {
    await file.close();
  }
}
