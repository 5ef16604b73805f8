/** The cluster on disk: made once by initdb, complete once it has its name, then inspected. */
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import {
  lchown,
  mkdir,
  open,
  readFile,
  readdir,
  rename,
  rm,
  rmdir,
  writeFile,
} from 'node:fs/promises';
import { join } from 'node:path';
import { type Result, done, refusedFor } from '#kernel/result.ts';
import { type Runtime, programPath } from './binaries.ts';
import { type Place, clusterOf } from './place.ts';
import { runProgram } from './run-program.ts';
import type { ServerUser } from './system-user.ts';

export const superuser = 'peelian_admin';

/**
 * What differs from PostgreSQL's own defaults; an operator may change it in postgresql.conf. The
 * log keeps no statement, no row, no checkpoint: they would tell what residents wrote, and when.
 * fsync, synchronous_commit and full_page_writes stay on.
 */
const settings = {
  max_connections: '60',
  shared_buffers: '128MB',
  jit: 'off',
  // Parallel workers need more shared memory than a container usually has.
  max_parallel_workers_per_gather: '0',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_min_messages: 'error',
  log_checkpoints: 'off',
  log_autovacuum_min_duration: '-1',
  listen_addresses: '',
};

const draftName = /^initdb-[0-9a-f]{12}$/;

export interface NewCluster {
  readonly place: Place;
  readonly runtime: Runtime;
  readonly user: ServerUser | undefined;
  readonly password: string;
}

/** Whether there is a cluster, and one that these programs can open. */
export async function inspectCluster(
  place: Place,
  runtime: Runtime,
): Promise<Result<'absent' | 'present'>> {
  const folder = clusterOf(place);
  if (!existsSync(folder))
    return place.isComplete
      ? refusedFor('postgres-cluster-gone', { parameters: { folder } })
      : done('absent');
  const version = await readFile(join(folder, 'PG_VERSION'), 'utf8').catch(() => '');
  if (!/^\d+\n?$/.test(version) || !existsSync(join(folder, 'global', 'pg_control')))
    return refusedFor('postgres-cluster-damaged', { parameters: { folder, reason: '' } });
  const expected = runtime.version.split('.')[0] ?? '';
  return version.trim() === expected
    ? done('present')
    : refusedFor('postgres-cluster-other-version', {
        parameters: { folder, found: version.trim(), expected },
      });
}

/** Leftovers of an initdb that was killed. It may still be dying, hence the retries. */
export async function removeDrafts({ folder }: Place): Promise<void> {
  for (const name of await readdir(folder))
    if (draftName.test(name))
      await rm(join(folder, name), { recursive: true, force: true, maxRetries: 20 });
}

export async function createCluster(cluster: NewCluster): Promise<Result<void>> {
  const draft = join(cluster.place.folder, `initdb-${randomBytes(6).toString('hex')}`);
  await mkdir(draft, { mode: 0o700 });
  try {
    const made = await runInitdb(draft, cluster);
    if (!made.ok) return made;
    await rename(clusterOf({ folder: draft }), clusterOf(cluster.place));
    await rmdir(draft);
    await syncFolder(cluster.place.folder);
    return made;
  } finally {
    await rm(draft, { recursive: true, force: true, maxRetries: 20 });
  }
}

/** initdb reads the password from a file that only its user can read and that goes at once. */
async function runInitdb(
  draft: string,
  { runtime, user, password }: NewCluster,
): Promise<Result<void>> {
  const passwordPath = join(draft, 'password');
  await writeFile(passwordPath, `${password}\n`, { flag: 'wx', mode: 0o600 });
  for (const path of [passwordPath, draft])
    if (user !== undefined) await lchown(path, user.uid, user.gid);
  const { exitCode, output } = await runProgram(
    programPath(runtime, 'initdb'),
    initdbArguments(draft, passwordPath),
    user,
  );
  await rm(passwordPath);
  if (exitCode === 0) return done(undefined);
  return /no space left/i.test(output)
    ? refusedFor('postgres-no-space', { parameters: { home: draft, reason: lastLines(output) } })
    : refusedFor('postgres-initdb-failed', {
        parameters: { folder: draft, log: lastLines(output) },
      });
}

const initdbArguments = (draft: string, passwordPath: string): readonly string[] =>
  [
    ['--pgdata', clusterOf({ folder: draft })],
    ['--username', superuser],
    ['--pwfile', passwordPath],
    ['--auth', 'scram-sha-256'],
    ['--encoding', 'UTF8'],
    ['--locale', 'C'],
    // PostgreSQL's own C.UTF-8 is the same on every platform and never changes under an index.
    ['--locale-provider', 'builtin'],
    ['--builtin-locale', 'C.UTF-8'],
    ['--no-instructions'],
    ...Object.entries(settings).map(([name, value]) => ['--set', `${name}=${value}`]),
  ].flat();

export const lastLines = (text: string, count = 12): string =>
  text.trim().split('\n').slice(-count).join('\n');

/** So that the name survives a power cut. Windows cannot open folders. */
async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
