/** What the embedded server refuses: every no has its own code, and nothing is touched. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { appendFile, chmod, chown, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findRuntime } from './binaries.ts';
import { startEmbedded } from './embedded.ts';
import { readPostmaster } from './run-file.ts';
import { isRoot } from './system-user.ts';
import {
  type TrialHome,
  codesOf,
  copyOf,
  keptTrial,
  removeTrials,
  started,
  isCheckoutOpen,
  trialHome,
  trialProcess,
} from './trial-home.ts';

let original: TrialHome;

beforeAll(async () => {
  original = await keptTrial();
});

afterEach(removeTrials);
afterAll(() => rm(original.around, { recursive: true, force: true }));

const clusterIn = ({ home }: TrialHome) => join(home, 'postgres', 'cluster');
const refusalOf = async (trial: TrialHome) => codesOf(await startEmbedded(trial));
// Only root can be another user, and only root must.
const asRoot = test.skipIf(!isRoot());
// Another user runs our own program, so it must be able to enter the checkout.
const asOthers = test.skipIf(!isRoot() || !isCheckoutOpen());

describe('a cluster that cannot be opened is refused and left as it is', () => {
  type Harm = (cluster: string, trial: TrialHome) => Promise<unknown>;
  const zeros = Buffer.alloc(8192);
  const harms: readonly (readonly [string, string, Harm])[] = [
    ['no PG_VERSION', 'postgres-cluster-damaged', (at) => rm(join(at, 'PG_VERSION'))],
    [
      'a PG_VERSION that is no number',
      'postgres-cluster-damaged',
      (at) => writeFile(join(at, 'PG_VERSION'), 'eighteen'),
    ],
    [
      'another major version',
      'postgres-cluster-other-version',
      (at) => writeFile(join(at, 'PG_VERSION'), '14\n'),
    ],
    ['no control file', 'postgres-cluster-damaged', (at) => rm(join(at, 'global', 'pg_control'))],
    [
      'a control file of zeros',
      'postgres-cluster-damaged',
      (at) => writeFile(join(at, 'global', 'pg_control'), zeros),
    ],
    [
      'no write-ahead log',
      'postgres-cluster-damaged',
      (at) => rm(join(at, 'pg_wal'), { recursive: true }),
    ],
    [
      'a setting that PostgreSQL does not know',
      'postgres-did-not-start',
      (at) => appendFile(join(at, 'postgresql.conf'), 'patrol = on\n'),
    ],
    ['the whole cluster gone', 'postgres-cluster-gone', (at) => rm(at, { recursive: true })],
    [
      'a damaged record of where it is',
      'postgres-cluster-damaged',
      (_, { home }) => writeFile(join(home, 'cluster.json'), '{"folder":'),
    ],
    [
      'another password in the secrets',
      'postgres-wrong-password',
      (_, { home }) => writeFile(join(home, 'secrets', 'postgres-admin'), `${'x'.repeat(43)}\n`),
    ],
    [
      'no password in the secrets',
      'postgres-wrong-password',
      (_, { home }) => rm(join(home, 'secrets', 'postgres-admin')),
    ],
    [
      'a secret that is none',
      'postgres-secret-damaged',
      (_, { home }) => writeFile(join(home, 'secrets', 'postgres-admin'), 'hunter2\n'),
    ],
  ];
  test.each(harms)('%s', async (_, code, harm) => {
    const trial = await copyOf(original);
    await harm(clusterIn(trial), trial);
    expect(await refusalOf(trial)).toEqual([code]);
    expect(await refusalOf(trial)).toEqual([code]);
    expect(await readPostmaster(clusterIn(trial))).toBeUndefined();
  });
});

test('the refusal of a server that does not start carries the end of its log', async () => {
  const trial = await copyOf(original);
  await appendFile(join(clusterIn(trial), 'postgresql.conf'), 'patrol = on\n');
  const result = await startEmbedded(trial);
  expect(JSON.stringify(result)).toContain('unrecognized configuration parameter');
});

test.each(['fsync', 'synchronous_commit'])('a server with %s off is not served', async (name) => {
  const trial = await copyOf(original);
  await appendFile(join(clusterIn(trial), 'postgresql.conf'), `${name} = off\n`);
  const result = await startEmbedded(trial);
  const refusal = [{ code: 'postgres-not-durable', parameters: { setting: name } }];
  expect(result).toEqual({ ok: false, refusal });
  expect(await readPostmaster(clusterIn(trial))).toBeUndefined();
});

test('a home that is a file is refused', async () => {
  const trial = await trialHome();
  await writeFile(trial.home, '');
  expect(await refusalOf(trial)).toEqual(['postgres-home-not-usable']);
});

test('a home that cannot be made because of its long name is refused', async () => {
  const trial = await trialHome('x'.repeat(300));
  expect(await refusalOf(trial)).toEqual(['postgres-path-too-long']);
});

test('a machine without our PostgreSQL is told which platforms have it', async () => {
  const result = await findRuntime('plan9-mips');
  expect(codesOf(result)).toEqual(['postgres-binaries-missing']);
  expect(JSON.stringify(result)).toContain('linux-x64, linux-arm64, darwin-x64');
});

asOthers('a home that may only be read is refused', async () => {
  const trial = await copyOf(original);
  await chmod(trial.home, 0o755);
  const other = trialProcess(trial, 65534);
  expect(await other.nextLine()).toBe('refused postgres-home-not-usable');
});

asOthers('a cluster that its user cannot reach any more is refused', async () => {
  const trial = await copyOf(original);
  await chmod(trial.home, 0o700);
  expect(await refusalOf(trial)).toEqual(['postgres-cluster-unreachable']);
  expect((await stat(trial.home)).mode & 0o777).toBe(0o700);
  expect(existsSync(trial.systemFolder)).toBe(false);
});

asRoot('a system folder that somebody else may change is refused', async () => {
  const trial = await trialHome('closed/home');
  await mkdir(join(trial.around, 'closed'), { mode: 0o700 });
  await mkdir(trial.systemFolder);
  await chown(trial.systemFolder, 65534, 65534);
  expect(await refusalOf(trial)).toEqual(['postgres-place-not-safe']);
});

asRoot('a home that moved away under a running server is refused', async () => {
  const trial = await copyOf(original);
  const server = await started(trial);
  const moved = { ...trial, home: join(trial.around, 'moved') };
  await rename(trial.home, moved.home);
  expect((await refusalOf(moved))[0]).toMatch(/^postgres-(stranger|already-running)$/);
  await rename(moved.home, trial.home);
  await server.leave();
});

const mayMount = ((): boolean => {
  try {
    execFileSync('unshare', ['--mount', 'true'], { stdio: 'ignore' });
    return isRoot();
  } catch {
    return false;
  }
})();

// A full disk needs the right to mount a small one.
test.skipIf(!mayMount)('a full disk is refused on the first start', async () => {
  const trial = await trialHome();
  await mkdir(trial.home, { mode: 0o711 });
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m,mode=0711', 'none', trial.home]);
  try {
    expect(await refusalOf(trial)).toEqual(['postgres-no-space']);
  } finally {
    execFileSync('umount', [trial.home]);
  }
});
