/**
 * Where the cluster lives: in PEELIAN_HOME, or, when we are root and the server's user cannot enter
 * that, under /var/lib/peelian. The choice is made once and recorded, so that a later change of a
 * folder's mode can never make us begin an empty cluster beside the full one.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, lstat, mkdir, readFile, realpath, rmdir } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { z } from 'zod';
import { type Result, done, refusedFor } from '#kernel/result.ts';
import { hasErrorCode } from './faults.ts';
import { parseJson, writeWhole } from './run-file.ts';
import { runProgram } from './run-program.ts';
import { secret } from './secrets.ts';
import { type ServerUser, isRoot } from './system-user.ts';

export interface Place {
  /** Belongs to the server's user alone (0700): the cluster, its drafts and its socket. */
  readonly folder: string;
  /** Whether the cluster was complete once, so that its absence is a loss and not a beginning. */
  readonly isComplete: boolean;
}

/** A short and unlikely address for the things that one home keeps outside itself. */
export interface Outside {
  /** Usually /var/lib/peelian. */
  readonly systemFolder: string;
}

export const clusterOf = (place: Pick<Place, 'folder'>): string => join(place.folder, 'cluster');

/** Makes the home when it is not there: as root passable, so that the server's user can come in. */
export async function prepareHome(home: string): Promise<void> {
  const mode = isRoot() ? 0o711 : 0o700;
  if ((await mkdir(home, { recursive: true, mode })) !== undefined) await chmod(home, mode);
}

const record = z.object({ folder: z.string().min(1), isComplete: z.boolean() });
const recordPath = (home: string): string => join(home, 'cluster.json');

/** The place that was recorded, or that holds a cluster; undefined before the first start. */
export async function knownPlace(
  home: string,
  outside: Outside,
): Promise<Result<Place | undefined>> {
  const recorded = await recordedPlace(home);
  if (!recorded.ok) return recorded;
  const isUsable = recorded.value?.isComplete || existsSync(recorded.value?.folder ?? '');
  if (recorded.value !== undefined && isUsable) return recorded;
  const folders = [join(home, 'postgres'), join(await outsideFolder(home, outside), 'postgres')];
  const folder = folders.find((path) => existsSync(clusterOf({ folder: path })));
  return done(folder === undefined ? undefined : place(folder));
}

async function recordedPlace(home: string): Promise<Result<Place | undefined>> {
  const path = recordPath(home);
  let text: string;
  try {
    text = await readFile(path, 'utf8');
  } catch (fault) {
    if (hasErrorCode(fault, 'ENOENT')) return done(undefined);
    throw fault;
  }
  const read = record.safeParse(parseJson(text));
  if (!read.success)
    return refusedFor('postgres-cluster-damaged', { parameters: { folder: path, reason: '' } });
  return done({ ...read.data, folder: resolve(home, read.data.folder) });
}

/** Inside the home it is recorded relative to it, so that a home may be moved. */
export async function recordPlace(home: string, place: Place): Promise<void> {
  const inside = relative(home, place.folder);
  const folder = inside.startsWith('..') ? place.folder : inside;
  await writeWhole(recordPath(home), { folder, isComplete: place.isComplete });
}

/** A place for a cluster that has no recorded one yet. */
export async function choosePlace(
  home: string,
  user: ServerUser | undefined,
  outside: Outside,
): Promise<Result<Place>> {
  const inHome = join(home, 'postgres');
  const elsewhere = join(await outsideFolder(home, outside), 'postgres');
  await mkdir(inHome, { recursive: true, mode: 0o700 });
  await giveTo(inHome, user);
  if (await mayEnter(inHome, user)) return done(place(inHome));
  await rmdir(inHome);
  const parent = await makeOutsideFolder(home, outside);
  if (!parent.ok) return parent;
  await mkdir(elsewhere, { recursive: true, mode: 0o700 });
  await giveTo(elsewhere, user);
  return (await mayEnter(elsewhere, user)) ? done(place(elsewhere)) : unreachable(elsewhere, user);
}

const place = (folder: string): Place => ({ folder, isComplete: false });

async function giveTo(folder: string, user: ServerUser | undefined): Promise<void> {
  if (user !== undefined) await chown(folder, user.uid, user.gid);
}

const unreachable = (folder: string, user: ServerUser | undefined) =>
  refusedFor('postgres-cluster-unreachable', {
    parameters: { folder, user: user?.name ?? '' },
  });

/** Refuses when the server's user cannot come to its own cluster any more. */
export async function checkReach(
  { folder }: Place,
  user: ServerUser | undefined,
): Promise<Result<void>> {
  return (await mayEnter(folder, user)) ? done(undefined) : unreachable(folder, user);
}

/** Asks the system itself, as that user: modes alone do not tell of mounts and access lists. */
export async function mayEnter(folder: string, user: ServerUser | undefined): Promise<boolean> {
  if (user === undefined) return true;
  const { exitCode } = await runProgram('/bin/sh', ['-c', 'cd -- "$1"', 'sh', folder], user);
  return exitCode === 0;
}

/**
 * Named after the home's own secret too: a home that was deleted and begun anew at the same path
 * gets its own folder and never meets the cluster of the old one, whose password went with it.
 */
async function outsideFolder(home: string, { systemFolder }: Outside): Promise<string> {
  const hash = createHash('sha256')
    .update(await realpath(home))
    .update(await secret(home, 'home-name'))
    .digest('hex');
  return join(systemFolder, hash.slice(0, 12));
}

/** Passable for all, listable for none; refused where somebody else could change what is in it. */
export async function makeOutsideFolder(home: string, outside: Outside): Promise<Result<string>> {
  const folder = await outsideFolder(home, outside);
  for (const path of [outside.systemFolder, folder]) {
    if ((await mkdir(path, { recursive: true, mode: 0o711 })) !== undefined)
      await chmod(path, 0o711);
    const { uid, mode } = await lstat(path);
    if (uid !== process.getuid?.() || (mode & 0o022) !== 0)
      return refusedFor('postgres-place-not-safe', { parameters: { folder: path } });
  }
  return done(folder);
}

/** Where a copy of PostgreSQL's programs goes: with root it is shared by all homes. */
export async function copyPlace(home: string, outside: Outside): Promise<Result<string>> {
  if (!isRoot()) return done(home);
  const made = await makeOutsideFolder(home, outside);
  return made.ok ? done(outside.systemFolder) : made;
}
