/** Where the server's socket lies: beside the cluster, or in a short private folder. */
import { chown, mkdtemp, rm, rmdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { type Result, done, refusedFor } from '#kernel/result.ts';
import { type Place, mayEnter } from './place.ts';
import type { ServerUser } from './system-user.ts';

/** Part of the socket file's name only: we listen on no TCP port. */
export const socketPort = 5432;

/** What the system's `sockaddr_un` can hold, without the ending zero. */
const longestSocketPathBytes = process.platform === 'darwin' ? 103 : 107;

const temporaryName = 'peelian-';

export const isShortEnough = (folder: string): boolean =>
  Buffer.byteLength(join(folder, `.s.PGSQL.${socketPort}.lock`)) <= longestSocketPathBytes;

/** The fallback has a random name and mode 0700, so that nobody can be there before us. */
export async function makeSocketFolder(
  { folder }: Place,
  user: ServerUser | undefined,
  temporaryFolders: readonly string[] = [tmpdir(), '/tmp', '/var/tmp'],
): Promise<Result<string>> {
  if (isShortEnough(folder)) return done(folder);
  for (const parent of temporaryFolders.filter((path) => isShortEnough(`${path}/peelian-123456`))) {
    const made = await mkdtemp(join(parent, temporaryName)).catch(() => undefined);
    if (made === undefined) continue;
    if (user !== undefined) await chown(made, user.uid, user.gid);
    if (await mayEnter(made, user)) return done(made);
    await rmdir(made);
  }
  return refusedFor('postgres-socket-path-too-long', {
    parameters: { folder, longest: longestSocketPathBytes, temporary: temporaryFolders.join(', ') },
  });
}

/** Takes away a folder of ours outside the cluster's; leaves every other alone. */
export async function removeSocketFolder(socketFolder: string): Promise<void> {
  const isOurs = basename(socketFolder).startsWith(temporaryName);
  if (isOurs && isShortEnough(socketFolder))
    await rm(socketFolder, { recursive: true, force: true });
}
