/**
 * Starts one peelian process with the invented city for all journeys: the same command that a
 * newcomer types, on an own home and own ports. `PEELIAN_JOURNEYS_HOME` tells journeys its home, so
 * that they can ask the same installation by the command line.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const READY_WITHIN_MS = 120_000;

export const PORTAL = 'http://127.0.0.1:18080';
export const CONSOLE = 'http://127.0.0.1:18081';

export default async function setUp(): Promise<() => Promise<void>> {
  const home = await mkdtemp(join(tmpdir(), 'peelian-journeys-'));
  // As root the server's user must be able to enter, else the cluster would stay in /var/lib.
  await chmod(home, 0o711);
  process.env['PEELIAN_JOURNEYS_HOME'] = home;
  const server = spawn(
    process.execPath,
    ['--import', './src/platform/run/tsx.ts', 'src/main/cli.ts', 'serve', 'all'],
    {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        PEELIAN_HOME: home,
        PEELIAN_PORTAL_PORT: new URL(PORTAL).port,
        PEELIAN_CONSOLE_PORT: new URL(CONSOLE).port,
        PEELIAN_DEMO: '1',
        DATABASE_URL: '',
      },
    },
  );
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    if (server.exitCode === null && server.signalCode === null) {
      server.kill('SIGINT');
      await ended;
    }
    // Where the server was killed its database goes on: it ends when its folder is gone.
    await rm(home, { recursive: true, force: true });
  };
  await readyOf(server).catch(async (fault: unknown) => {
    await stop();
    throw fault;
  });
  return stop;
}

function readyOf(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const said: string[] = [];
    const fail = (why: string) => reject(new Error(`${why}\n${said.join('')}`));
    const timer = setTimeout(() => fail('The server was not ready in time'), READY_WITHIN_MS);
    const hear = (chunk: Buffer) => {
      said.push(chunk.toString());
      if (!said.join('').includes('Ready.')) return;
      clearTimeout(timer);
      resolve();
    };
    server.stdout?.on('data', hear);
    server.stderr?.on('data', hear);
    server.once('exit', (code, signal) => fail(`The server ended with ${code ?? signal}`));
  });
}
