/** The embedded server from its first start to its last leave, with real processes. */
import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Client, Pool } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isAlive } from './processes.ts';
import { readPostmaster, readRunFile } from './run-file.ts';
import { isRoot } from './system-user.ts';
import {
  type TrialHome,
  ask,
  copyOf,
  keptTrial,
  removeTrials,
  started,
  isCheckoutOpen,
  trialHome,
  trialProcess,
  until,
} from './trial-home.ts';

let original: TrialHome;

beforeAll(async () => {
  original = await keptTrial();
});

afterEach(removeTrials);
afterAll(() => rm(original.around, { recursive: true }));

const writeNote = `create table note as select 'kept' as word`;
const readNote = 'select word from note';
const clusterIn = (home: string) => join(home, 'postgres', 'cluster');

test('the second start finds what the first one wrote', async () => {
  const trial = await trialHome();
  const first = await started(trial);
  await ask(first, writeNote);
  await first.leave();
  expect(await readPostmaster(clusterIn(trial.home))).toBeUndefined();
  expect(await readRunFile(trial.home)).toBeUndefined();
  const second = await started(trial);
  expect(await ask(second, readNote)).toEqual(['kept']);
  await second.leave();
});

test('the server listens on its socket only, asks for a password and is durable', async () => {
  const trial = await copyOf(original);
  const server = await started(trial);
  const setting = async (name: string) => (await ask(server, `show ${name}`))[0];
  expect(await setting('listen_addresses')).toBe('');
  expect(await setting('password_encryption')).toBe('scram-sha-256');
  expect(await setting('server_encoding')).toBe('UTF8');
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums'])
    expect([name, await setting(name)]).toEqual([name, 'on']);
  expect(await ask(server, `select lower('ÑÜ')`)).toEqual(['ñü']);
  const stranger = new Client({ ...server.connection, password: 'guess' });
  await expect(stranger.connect()).rejects.toThrow(/password authentication failed/);
  await server.leave();
});

test('the password lies in a secret file and nowhere else', async () => {
  const { home, systemFolder, around } = await trialHome();
  const server = await started({ home, systemFolder, around });
  const secretPath = join(home, 'secrets', 'postgres-admin');
  expect((await stat(secretPath)).mode & 0o777).toBe(0o600);
  expect((await stat(dirname(secretPath))).mode & 0o777).toBe(0o700);
  expect((await stat(join(home, 'postgres'))).mode & 0o777).toBe(0o700);
  const password = (await readFile(secretPath, 'utf8')).trim();
  const places = ['run.json', 'cluster.json', 'postgres.log', 'postgres/cluster/postgresql.conf'];
  for (const place of places)
    expect(await readFile(join(home, place), 'utf8')).not.toContain(password);
  const besideCluster = (await readdir(join(home, 'postgres'))).filter((name) => name[0] !== '.');
  expect(besideCluster).toEqual(['cluster']);
  await server.leave();
});

test('the log tells neither what was written nor which statement failed', async () => {
  const trial = await copyOf(original);
  const server = await started(trial);
  await ask(server, 'create table secretive (word text unique)');
  await ask(server, `insert into secretive values ('whisper')`);
  const again = ask(server, `insert into secretive values ('whisper')`);
  await expect(again).rejects.toThrow(/duplicate key/);
  await ask(server, 'checkpoint');
  await server.leave();
  const log = await readFile(join(trial.home, 'postgres.log'), 'utf8');
  expect(log).toContain('duplicate key');
  expect(log).not.toMatch(/whisper|insert into|checkpoint/);
});

test('a server that a killed process has left behind is joined by the next process', async () => {
  const trial = await copyOf(original);
  const killed = trialProcess(trial);
  const line = await killed.nextLine();
  killed.child.kill('SIGKILL');
  await until(() => killed.child.signalCode !== null);
  const server = await started(trial);
  expect(line).toBe(`here ${(await readRunFile(trial.home))?.pid}`);
  await server.leave();
  expect(await readPostmaster(clusterIn(trial.home))).toBeUndefined();
});

test('a damaged run.json is written again from what the server itself says', async () => {
  const trial = await copyOf(original);
  const first = await started(trial);
  const run = await readRunFile(trial.home);
  await writeFile(join(trial.home, 'run.json'), '{"pid":');
  const second = await started(trial);
  expect(await readRunFile(trial.home)).toEqual(run);
  await second.leave();
  await first.leave();
});

test('an initdb that was killed leaves nothing over which the next start stumbles', async () => {
  const trial = await trialHome();
  const killed = trialProcess(trial);
  const drafts = async () =>
    (await readdir(join(trial.home, 'postgres')).catch(() => [])).filter((name) =>
      name.startsWith('initdb-'),
    );
  await until(async () => (await drafts()).length > 0);
  killed.child.kill('SIGKILL');
  await until(() => killed.child.signalCode !== null);
  expect(existsSync(clusterIn(trial.home))).toBe(false);
  const server = await started(trial);
  expect(await drafts()).toEqual([]);
  await server.leave();
});

test('processes that start at once share one server, and the last to leave stops it', async () => {
  const trial = await trialHome();
  const processes = [trialProcess(trial), trialProcess(trial), trialProcess(trial)];
  const lines = await Promise.all(processes.map((one) => one.nextLine()));
  expect(new Set(lines).size).toBe(1);
  const pid = (await readRunFile(trial.home))?.pid ?? 0;
  expect(lines[0]).toBe(`here ${pid}`);
  for (const one of processes) {
    expect(isAlive(pid)).toBe(true);
    one.leave();
    expect(await one.nextLine()).toBe('left');
  }
  expect(isAlive(pid)).toBe(false);
});

test('leaving keeps the server while another process uses it', async () => {
  const trial = await copyOf(original);
  const other = trialProcess(trial);
  await other.nextLine();
  const server = await started(trial);
  await server.leave();
  expect(await readPostmaster(clusterIn(trial.home))).toBeDefined();
  other.leave();
  expect(await other.nextLine()).toBe('left');
  expect(await readPostmaster(clusterIn(trial.home))).toBeUndefined();
});

test('pools of our own that have just been closed do not keep the server', async () => {
  const trial = await copyOf(original);
  const server = await started(trial);
  const pool = new Pool({ ...server.connection, application_name: 'peelian console', max: 10 });
  await Promise.all(Array.from({ length: 10 }, () => pool.query('select pg_sleep(0.05)')));
  await pool.end();
  await server.leave();
  expect(await readPostmaster(clusterIn(trial.home))).toBeUndefined();
});

test('a server that died is started again for the process that still uses it', async () => {
  const trial = await copyOf(original);
  const server = await started(trial);
  await ask(server, writeNote);
  const died = await readRunFile(trial.home);
  process.kill(died?.pid ?? 0, 'SIGKILL');
  const word = async () => (await ask(server, readNote).catch(() => []))[0];
  await until(async () => (await readRunFile(trial.home))?.pid !== died?.pid);
  await until(async () => (await word()) === 'kept');
  await server.leave();
  expect(await readPostmaster(clusterIn(trial.home))).toBeUndefined();
});

test('a home whose name has spaces, quotes, commas and letters beyond ASCII works', async () => {
  const trial = await trialHome(`Añaß, "the" 警察 home's`);
  const server = await started(trial);
  expect(await ask(server, 'select 1')).toEqual([1]);
  await server.leave();
});

test('a home whose path is too long for a socket gets a short private folder for it', async () => {
  const trial = await trialHome(join('long'.repeat(40), 'lång'.repeat(40)));
  const server = await started(trial);
  const socketFolder = server.connection.host;
  expect(socketFolder.startsWith(trial.home)).toBe(false);
  expect((await stat(socketFolder)).mode & 0o777).toBe(0o700);
  expect(await ask(server, 'select 1')).toEqual([1]);
  await server.leave();
  expect(existsSync(socketFolder)).toBe(false);
});

test('a home that was moved while nobody used it is found again', async () => {
  const trial = await copyOf(original);
  const server = await started(trial);
  await ask(server, writeNote);
  await server.leave();
  const moved = { ...trial, home: join(trial.around, 'moved') };
  await rename(trial.home, moved.home);
  const again = await started(moved);
  expect(await ask(again, readNote)).toEqual(['kept']);
  await again.leave();
  await rename(moved.home, trial.home);
});

// Only root can be another user, and only root must.
const asRoot = test.skipIf(!isRoot());
asRoot('a home that was deleted begins anew, though its cluster lay elsewhere', async () => {
  const trial = await trialHome('closed/home');
  await mkdir(join(trial.around, 'closed'), { mode: 0o700 });
  const first = await started(trial);
  await ask(first, writeNote);
  await first.leave();
  await rm(trial.home, { recursive: true });
  const anew = await started(trial);
  expect(await ask(anew, "select to_regclass('note') is null as is_empty")).toEqual([true]);
  await anew.leave();
});

// Another user runs our own program, so it must be able to enter the checkout.
const asOthers = test.skipIf(!isRoot() || !isCheckoutOpen());

asRoot('as root, behind a closed folder, the cluster goes elsewhere and says where', async () => {
  const trial = await trialHome('closed/home');
  await mkdir(join(trial.around, 'closed'), { mode: 0o700 });
  const server = await started(trial);
  const folder = dirname((await readRunFile(trial.home))?.dataFolder ?? '');
  const parameters = { home: trial.home, folder };
  expect(server.notices).toEqual([{ code: 'postgres-cluster-elsewhere', parameters }]);
  expect(folder.startsWith(trial.systemFolder)).toBe(true);
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
  expect((await stat(dirname(folder))).mode & 0o777).toBe(0o711);
  expect((await stat(trial.systemFolder)).mode & 0o777).toBe(0o711);
  expect((await stat(join(trial.around, 'closed'))).mode & 0o777).toBe(0o700);
  await ask(server, writeNote);
  await server.leave();
  await chmod(join(trial.around, 'closed'), 0o755);
  const again = await started(trial);
  expect(await ask(again, readNote)).toEqual(['kept']);
  await again.leave();
});

asOthers('an ordinary user runs the server as itself', async () => {
  const trial = await trialHome();
  await chmod(trial.around, 0o777);
  const other = trialProcess(trial, 65534);
  const pid = Number((await other.nextLine()).replace('here ', ''));
  expect((await stat(`/proc/${pid}`)).uid).toBe(65534);
  other.leave();
  expect(await other.nextLine()).toBe('left');
});
