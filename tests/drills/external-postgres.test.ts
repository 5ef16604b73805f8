/** The tests of stores are green on an agency's own PostgreSQL 15, reached by `DATABASE_URL`. */
import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chown, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const PROGRAMS = '/usr/lib/postgresql/15/bin';
const isHere = existsSync(PROGRAMS);
if (!isHere)
  process.stdout.write(
    `Left out: the suite on PostgreSQL 15, because ${PROGRAMS} is not here. ` +
      'Debian: apt-get install --no-install-recommends postgresql-15\n',
  );

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

// Why it is left out was said above.
describe.skipIf(!isHere)('on PostgreSQL 15', () => {
  let folder: string;
  let port: number;
  const asServer = (program: string, given: readonly string[]) =>
    run(join(PROGRAMS, program), [...given], {
      cwd: folder,
      ...(isRoot && { uid: idOf('-u'), gid: idOf('-g') }),
    });
  const cluster = () => join(folder, 'cluster');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'peelian-pg15-'));
    if (isRoot) await chown(folder, idOf('-u'), idOf('-g'));
    port = await freePort();
    await asServer('initdb', ['-D', cluster(), '-U', 'postgres', '-A', 'trust', '-E', 'UTF8']);
    const flags = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories=${folder}`;
    const log = join(folder, 'log');
    await asServer('pg_ctl', ['-D', cluster(), '-w', '-l', log, '-o', flags, 'start']);
  });

  afterAll(async () => {
    await asServer('pg_ctl', ['-D', cluster(), '-m', 'fast', '-w', 'stop']);
    await rm(folder, { recursive: true, force: true });
  });

  it('every test of a store, an import and a use case is green', async () => {
    const { PEELIAN_DRILLS: _drills, ...variables } = process.env;
    const places = ['src/platform/postgres', 'src/trust', 'src/practices', 'tests/abuse'];
    const result = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', ...places],
      {
        cwd: ROOT,
        encoding: 'utf8',
        env: {
          ...Object.fromEntries(
            Object.entries(variables).filter(([name]) => !name.startsWith('VITEST')),
          ),
          DATABASE_URL: `postgresql://postgres@127.0.0.1:${port}/postgres`,
        },
      },
    );
    expect(result.status, `${result.stdout.slice(-6_000)}\n${result.stderr.slice(-3_000)}`).toBe(0);
    expect(result.stdout).toMatch(/Tests\s.*passed/);
  });
});
