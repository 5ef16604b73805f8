/** A whole process with a home of its own: neither its files nor its output keep a resident. */
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDatabase } from '#platform/postgres/database.ts';
import { fillInMistake } from './hidden-fields.ts';
import { keptBelow, keptIn, rowsOf } from './traces.ts';

const ROOT = join(import.meta.dirname, '../..');
const PEELIAN = ['--import', './src/platform/run/tsx.ts', 'src/main/cli.ts'];
/** A loopback address that nobody else uses, so that it can be searched for. */
const ADDRESS = process.platform === 'linux' ? '127.77.31.9' : '127.0.0.1';
const MARKS = {
  agent: 'Marked-Agent/77.32 (Zither)',
  forwarded: '203.0.113.67',
  typedStreet: '4712 Marked Lookup Street',
  draft: 'A marked draft that a process kept.',
} as const;
const SENT = 'A marked report that a process took in.';

let home: string;
let server: ChildProcess;
let portal = '';
const said: string[] = [];

const environment = () => ({
  ...process.env,
  PEELIAN_HOME: home,
  PEELIAN_PORTAL_PORT: '0',
  PEELIAN_PUBLIC_URL: 'https://police.example',
  PEELIAN_DEMO: '0',
  DATABASE_URL: '',
});

beforeAll(async () => {
  home = await mkdtemp(join(tmpdir(), 'peelian-process-'));
  // As root the server's user must be able to enter, else the cluster would stay in /var/lib.
  await chmod(home, 0o711);
  const options = { cwd: ROOT, env: environment() };
  const create = ['agency', 'create', 'marked', '--name', 'Marked Police', '--timezone', 'UTC'];
  await promisify(execFile)(process.execPath, [...PEELIAN, ...create], options);
  server = spawn(process.execPath, [...PEELIAN, 'serve', 'portal'], options);
  portal = await addressOf(server);
}, 120_000);

afterAll(async () => {
  if (server.exitCode === null) await stop();
  await rm(home, { recursive: true, force: true });
});

function addressOf(started: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said.push(chunk.toString());
      const [, address] = /Portal\s+(http:\S+)/.exec(said.join('')) ?? [];
      if (address !== undefined && said.join('').includes('Ready.')) resolve(address);
    };
    started.stdout?.on('data', hear);
    started.stderr?.on('data', hear);
    started.once('exit', () => reject(new Error(said.join(''))));
  });
}

async function stop(): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
}

/** Not fetch: it can set neither the host nor the address that it comes from. */
function ask(path: string, answers?: Readonly<Record<string, string>>): Promise<string> {
  return new Promise((resolve, reject) => {
    const headers = {
      host: 'marked.localhost',
      'user-agent': MARKS.agent,
      'x-forwarded-for': MARKS.forwarded,
      'content-type': 'application/x-www-form-urlencoded',
    };
    const method = answers ? 'POST' : 'GET';
    const asking = request(
      new URL(path, portal),
      { method, headers, localAddress: ADDRESS },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => resolve(Buffer.concat(chunks).toString()));
      },
    );
    asking.on('error', reject);
    asking.end(answers && new URLSearchParams(answers).toString());
  });
}

it('keeps what was sent, and neither who sent it nor what was only typed', async () => {
  await fillInMistake(ask, MARKS.draft);
  expect(await ask('/mistakes', await fillInMistake(ask, SENT))).toContain('Thank you');
  await ask('/find-my-team', { where: MARKS.typedStreet });
  await ask('/beats/unknown');
  const marks = [...Object.values(MARKS), ...(ADDRESS === '127.0.0.1' ? [] : [ADDRESS])];
  const database = await openDatabase({ home, databaseUrl: undefined });
  if (!database.ok) throw new Error(JSON.stringify(database.refusal));
  const rows = await rowsOf(database.value);
  await database.value.asAdministrator((client) => client.query('checkpoint'));
  await database.value.close();
  expect(keptIn(rows, [SENT])).toHaveLength(1);
  expect(keptIn(rows, marks)).toEqual([]);
  await stop();
  expect(await keptBelow(home, marks)).toEqual([]);
  expect(await keptBelow(home, [SENT])).not.toEqual([]);
  expect(keptIn(said, [...marks, SENT])).toEqual([]);
  expect(said.join('')).toContain('POST /mistakes 200');
}, 120_000);

it('the search through files would find a mark', async () => {
  await writeFile(join(home, 'planted.log'), `from ${MARKS.forwarded} at noon`);
  expect(await keptBelow(home, [MARKS.forwarded])).toHaveLength(1);
  await rm(join(home, 'planted.log'));
});
