/** Debian's PostgreSQL 15, run for one test file in a folder of its own. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

const PROGRAMS = '/usr/lib/postgresql/15/bin';
export const hasPostgres15 = existsSync(PROGRAMS);

/** @param what the test that is left out without it */
export function sayIfMissing(what: string): void {
  if (hasPostgres15) return;
  process.stdout.write(
    `Left out: ${what}, because ${PROGRAMS} is not here. ` +
      'Debian: apt-get install --no-install-recommends postgresql-15\n',
  );
}

const run = promisify(execFile);

/** PostgreSQL refuses root: there its own user runs it. */
const idOf = (flag: '-u' | '-g') =>
  Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
const isRoot = process.getuid?.() === 0;

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });

export interface RunningPostgres {
  /** As its superuser, who needs no password here. */
  readonly url: string;
  stop(): Promise<void>;
}

export async function startPostgres15(): Promise<RunningPostgres> {
  const folder = await mkdtemp(join(tmpdir(), 'peelian-pg15-'));
  if (isRoot) await chown(folder, idOf('-u'), idOf('-g'));
  const port = await freePort();
  const cluster = join(folder, 'cluster');
  const asServer = (program: string, given: readonly string[]) =>
    run(join(PROGRAMS, program), [...given], {
      cwd: folder,
      ...(isRoot && { uid: idOf('-u'), gid: idOf('-g') }),
    });
  await asServer('initdb', ['-D', cluster, '-U', 'postgres', '-A', 'trust', '-E', 'UTF8']);
  const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
  await asServer('pg_ctl', ['-D', cluster, '-w', '-l', join(folder, 'log'), '-o', flags, 'start']);
  return {
    url: `postgresql://postgres@127.0.0.1:${port}/postgres`,
    async stop() {
      await asServer('pg_ctl', ['-D', cluster, '-m', 'fast', '-w', 'stop']);
      await rm(folder, { recursive: true, force: true });
    },
  };
}
