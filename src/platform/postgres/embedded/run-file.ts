/** What is written down about the running server: our run.json, and PostgreSQL's postmaster.pid. */
import { randomBytes } from 'node:crypto';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { isAlive } from './processes.ts';

const runFile = z.object({
  pid: z.number().int().positive(),
  socketDir: z.string(),
  port: z.number().int().positive(),
  dataFolder: z.string(),
  startedBy: z.number().int(),
  version: z.string(),
});

/** `socketDir` is 127.0.0.1 where PostgreSQL has no socket files (Windows). */
export type RunFile = Readonly<z.infer<typeof runFile>>;

/** Where a postmaster listens, as it says itself. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly host: string;
}

const runPath = (home: string): string => join(home, 'run.json');

export async function readRunFile(home: string): Promise<RunFile | undefined> {
  const text = await readFile(runPath(home), 'utf8').catch(() => '');
  return runFile.safeParse(parseJson(text)).data;
}

/** Renamed into place, so that nobody ever reads half of it. */
export async function writeRunFile(home: string, run: RunFile): Promise<void> {
  await writeWhole(runPath(home), run);
}

export async function writeWhole(path: string, content: object): Promise<void> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    await writeFile(draft, `${JSON.stringify(content, undefined, 2)}\n`, { mode: 0o600 });
    await rename(draft, path);
  } finally {
    await rm(draft, { force: true });
  }
}

export async function removeRunFile(home: string): Promise<void> {
  await rm(runPath(home), { force: true });
}

/**
 * The postmaster that its own lock file names, if that process lives. The number may since belong
 * to another program: only a connection proves that it is ours.
 */
export async function readPostmaster(dataFolder: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(dataFolder, 'postmaster.pid'), 'utf8').catch(() => '');
  const [pidLine = '', , , portLine = '', socketDir = '', address = ''] = text.split('\n');
  const pid = Number(pidLine.trim());
  const port = Number(portLine.trim());
  const host = socketDir.trim() === '' ? address.trim() : socketDir;
  if (!(pid > 0) || !(port > 0) || host === '' || !isAlive(pid)) return undefined;
  return { pid, port, host };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
