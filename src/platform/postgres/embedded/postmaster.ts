/** Starts PostgreSQL so that it outlives us, and stops it. */
import { spawn } from 'node:child_process';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { type Result, done, refusedFor } from '#kernel/result.ts';
import { type Runtime, programPath } from './binaries.ts';
import { lastLines } from './cluster.ts';
import { type Address, type Answer, greet } from './greeting.ts';
import { isAlive } from './processes.ts';
import { asUser, runProgram } from './run-program.ts';
import { readPostmaster } from './run-file.ts';
import { socketPort } from './socket-folder.ts';
import type { ServerUser } from './system-user.ts';

export interface ServerFiles {
  readonly runtime: Runtime;
  readonly user: ServerUser | undefined;
  readonly cluster: string;
  /** We open it and hand it on, since the server's user may not be able to come there. */
  readonly logPath: string;
  readonly password: string;
}

export type Ours = Extract<Answer, { kind: 'ours' }>;

/**
 * Starts a postmaster and waits until it answers; it may first have to recover, which takes as long
 * as it takes. The refusal `postgres-already-running` means that another one is at work on the
 * cluster, perhaps one that is just starting or stopping: look again.
 */
export async function startPostmaster(
  files: ServerFiles,
  socketFolder: string,
): Promise<Result<Ours>> {
  const address = await chooseAddress(socketFolder);
  const { size } = await freshLog(files.logPath);
  const hasEnded = await launch(files, address);
  for (;;) {
    const answer = await greet(address, files.password, files.cluster);
    if (answer.kind === 'ours') return done(answer);
    if (answer.kind === 'wrong-password' || answer.kind === 'stranger') {
      await stopPostmaster(files);
      return refuseAnswer(answer, files);
    }
    if (hasEnded()) return refuseWithLog(files, size);
    await delay(30);
  }
}

export const refuseAnswer = (
  { kind }: Exclude<Answer, Ours>,
  { cluster }: ServerFiles,
): Result<never> =>
  refusedFor(kind === 'wrong-password' ? 'postgres-wrong-password' : 'postgres-stranger', {
    parameters: { folder: cluster },
  });

async function chooseAddress(socketFolder: string): Promise<Address> {
  if (process.platform !== 'win32') return { host: socketFolder, port: socketPort };
  return { host: '127.0.0.1', port: await freePort() };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      server.close(() => resolve(port));
    });
  });
}

/** Returns a function that tells whether the program has ended. */
async function launch(files: ServerFiles, { host, port }: Address): Promise<() => boolean> {
  const log = await open(files.logPath, 'a', 0o600);
  const [program, programArguments] =
    process.platform === 'win32' ? windowsStart(files, port) : posixStart(files, host, port);
  try {
    const child = spawn(programPath(files.runtime, program), programArguments, {
      ...asUser(files.user),
      detached: true,
      stdio: ['ignore', log.fd, log.fd],
      windowsHide: true,
    });
    let hasEnded = false;
    child.on('error', () => (hasEnded = true));
    // On Windows pg_ctl ends well as soon as the server runs.
    child.on('exit', (code) => (hasEnded = program === 'postgres' || code !== 0));
    child.unref();
    return () => hasEnded;
  } finally {
    await log.close();
  }
}

/** The list of socket folders is split at commas: double quotes keep a name whole. */
function posixStart({ cluster }: ServerFiles, socketFolder: string, port: number) {
  const quoted = `"${socketFolder.replaceAll('"', '""')}"`;
  const start = ['-D', cluster, '-p', String(port)];
  start.push('-c', 'listen_addresses=', '-c', `unix_socket_directories=${quoted}`);
  start.push('-c', 'unix_socket_permissions=0700');
  return ['postgres', start] as const;
}

/** pg_ctl drops an administrator's rights, which the server refuses. */
function windowsStart({ cluster }: ServerFiles, port: number) {
  const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=`;
  return ['pg_ctl', ['start', '-D', cluster, '-w', '-o', options]] as const;
}

const largestLogBytes = 10_000_000;

/** The log of the last start but one is kept when it has grown. */
async function freshLog(path: string): Promise<{ size: number }> {
  const size = await stat(path).then(
    (found) => found.size,
    () => 0,
  );
  if (size < largestLogBytes) return { size };
  await rename(path, `${path}.1`);
  return { size: 0 };
}

async function refuseWithLog(files: ServerFiles, sizeBefore: number): Promise<Result<never>> {
  const text = (await readFile(files.logPath)).subarray(sizeBefore).toString('utf8');
  if (/lock file ".*" already exists|shared memory block .* still in use/.test(text))
    return refusedFor('postgres-already-running', { parameters: { folder: files.cluster } });
  const parameters = { folder: files.cluster, reason: lastLines(text) };
  if (/no space left on device/i.test(text))
    return refusedFor('postgres-no-space', { parameters: { ...parameters, home: files.cluster } });
  const isDamaged =
    /control file|database files|valid data directory|checkpoint record|WAL|pg_wal|PANIC/;
  const code = isDamaged.test(text) ? 'postgres-cluster-damaged' : 'postgres-did-not-start';
  return refusedFor(code, { parameters });
}

/** Ends all connections, writes everything down and stops. Throws when it did not stop. */
export async function stopPostmaster(
  files: Pick<ServerFiles, 'runtime' | 'user' | 'cluster'>,
): Promise<void> {
  const running = await readPostmaster(files.cluster);
  if (running === undefined) return;
  const { exitCode, output } = await runProgram(
    programPath(files.runtime, 'pg_ctl'),
    ['stop', '-D', files.cluster, '-m', 'fast', '-w', '-t', '300'],
    files.user,
  );
  if (exitCode !== 0 && isAlive(running.pid) && (await readPostmaster(files.cluster)))
    throw new Error(`PostgreSQL did not stop: ${lastLines(output)}`);
}
