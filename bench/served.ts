/** A real server in a process of its own, with the demo city, for benches that measure it whole. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');
const SERVE = ['--import', './src/platform/run/tsx.ts', 'src/main/cli.ts', 'serve'];

export interface Served {
  readonly pid: number;
  /** `http://127.0.0.1:40123`, without a slash at the end. */
  readonly portal: string;
  /** Resolves when the server and its database have stopped. */
  stop(): Promise<void>;
}

export interface Serving {
  readonly surface: 'portal' | 'all';
  readonly home: string;
  /** Keeps the whole process on one core, where the system can. */
  readonly isOnOneCore?: boolean;
}

/** A PEELIAN_HOME that is not there yet. It is removed when the bench ends. */
export function freshHome(): string {
  const around = mkdtempSync(join(tmpdir(), 'peelian-bench-'));
  chmodSync(around, 0o711); // as root, the database runs as another user, who must come in
  process.once('exit', () => rmSync(around, { recursive: true, force: true }));
  return join(around, 'home');
}

let cityHome: string | undefined;

/** One home for all benches that only read: the demo city is loaded once. */
export const homeOfDemoCity = (): string => (cityHome ??= freshHome());

/** Resolves when the server has said "Ready". */
export async function serve({ surface, home, isOnOneCore }: Serving): Promise<Served> {
  const node = [process.execPath, ...SERVE, surface];
  const [program = '', ...args] = isOnOneCore ? [...pinning(), ...node] : node;
  const child = spawn(program, args, { cwd: ROOT, env: environmentOf(home) });
  const portal = await readyAt(child);
  return { pid: child.pid ?? 0, portal, stop: () => stopped(child) };
}

const environmentOf = (home: string): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  PEELIAN_HOME: home,
  PEELIAN_PORTAL_PORT: '0',
  PEELIAN_CONSOLE_PORT: '0',
});

/** taskset becomes the program it starts, so the process id stays the server's. */
function pinning(): readonly string[] {
  const core = String(availableParallelism() - 1);
  const isPossible = spawnSync('taskset', ['-c', core, 'true']).status === 0;
  return isPossible ? ['taskset', '-c', core] : [];
}

async function readyAt(child: ChildProcess): Promise<string> {
  let said = '';
  let complaint = '';
  child.stderr?.on('data', (text: Buffer) => {
    complaint += text.toString();
  });
  await new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => reject(new Error(`The server did not start:\n${complaint}`)));
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString();
      if (said.includes('Ready')) resolve();
    });
  });
  return /http:\S+/.exec(said)?.[0] ?? '';
}

async function stopped(child: ChildProcess): Promise<void> {
  child.kill('SIGTERM');
  if (child.exitCode === null) await once(child, 'close');
}
