/** For tests: a home of its own with everything around it, taken away with its server. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { statSync } from 'node:fs';
import { chmod, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import type { Result } from '#kernel/result.ts';
import { type EmbeddedServer, startEmbedded } from './embedded.ts';
import { isAlive } from './processes.ts';
import { readPostmaster } from './run-file.ts';

export interface TrialHome {
  /** Open for passing, as a home that the server's user can enter. */
  readonly around: string;
  readonly home: string;
  readonly systemFolder: string;
}

const made: TrialHome[] = [];
const children: ChildProcess[] = [];

/** True where any user of this machine may run what is in the checkout; a home is often closed. */
export function isCheckoutOpen(): boolean {
  const OTHERS_MAY_ENTER = 0o001;
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    if ((statSync(folder).mode & OTHERS_MAY_ENTER) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

export async function trialHome(name = 'home'): Promise<TrialHome> {
  const around = await mkdtemp(join(tmpdir(), 'trial-'));
  await chmod(around, 0o711);
  const trial = { around, home: join(around, name), systemFolder: join(around, 'system') };
  made.push(trial);
  return trial;
}

/** A home with a cluster at rest, to be copied; the test that makes it removes it. */
export async function keptTrial(): Promise<TrialHome> {
  const trial = await trialHome();
  await (await started(trial)).leave();
  made.splice(made.indexOf(trial), 1);
  return trial;
}

/** The whole folder again, with owners and modes: a made cluster is costly. */
export async function copyOf(original: TrialHome): Promise<TrialHome> {
  const trial = await trialHome();
  execFileSync('cp', ['-a', original.home, trial.home]);
  return trial;
}

/** For `afterEach`: ends the processes and servers that tests have left. */
export async function removeTrials(): Promise<void> {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const { around, home, systemFolder } of made.splice(0)) {
    await killServer(join(home, 'postgres', 'cluster'));
    for (const name of await readdir(systemFolder).catch(() => []))
      await killServer(join(systemFolder, name, 'postgres', 'cluster'));
    await rm(around, { recursive: true, force: true, maxRetries: 20 });
  }
}

async function killServer(cluster: string): Promise<void> {
  const running = await readPostmaster(cluster);
  if (running === undefined) return;
  process.kill(running.pid, 'SIGQUIT');
  await until(() => !isAlive(running.pid));
}

/** Waits for something that must come; the test's own time limit is the only one. */
export async function until(isThere: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isThere())) await new Promise((resolve) => setTimeout(resolve, 20));
}

/** The server, or a failed test that shows why not. */
export async function started(trial: TrialHome): Promise<EmbeddedServer> {
  const server = await startEmbedded(trial);
  if (!server.ok) throw new Error(JSON.stringify(server.refusal));
  return server.value;
}

export async function ask(server: Pick<EmbeddedServer, 'connection'>, sql: string) {
  const client = new Client({ ...server.connection, application_name: 'peelian test' });
  await client.connect();
  try {
    const { rows } = await client.query({ text: sql, rowMode: 'array' });
    return rows.flat();
  } finally {
    await client.end();
  }
}

export const codesOf = (result: Result<unknown>): readonly string[] =>
  result.ok ? [] : result.refusal.map(({ code }) => code);

export interface TrialProcess {
  readonly child: ChildProcess;
  /** What it prints next: `here <postmaster's pid>`, `refused <codes>` or `left`. */
  nextLine(): Promise<string>;
  leave(): void;
}

/** Another process of ours that starts or joins the server and stays until it is told to leave. */
export function trialProcess({ home, systemFolder }: TrialHome, uid?: number): TrialProcess {
  const script = fileURLToPath(new URL('trial-process.ts', import.meta.url));
  const child = spawn(process.execPath, [script, home, systemFolder], {
    stdio: ['pipe', 'pipe', 'inherit'],
    ...(uid === undefined ? {} : { uid, gid: uid }),
  });
  children.push(child);
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    child,
    nextLine: async () => String((await lines.next()).value),
    leave: () => child.stdin.write('leave\n'),
  };
}
