/** The way to a running server of this home, under its lock: join it, or make and start it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Refusal, type Result, done, refusedFor } from '#kernel/result.ts';
import { type Runtime, findRuntime } from './binaries.ts';
import { createCluster, inspectCluster, removeDrafts } from './cluster.ts';
import { type Address, type Connection, greet } from './greeting.ts';
import {
  type Outside,
  type Place,
  checkReach,
  choosePlace,
  clusterOf,
  copyPlace,
  knownPlace,
  recordPlace,
} from './place.ts';
import { type ServerFiles, refuseAnswer, startPostmaster } from './postmaster.ts';
import { readPostmaster, readRunFile, writeRunFile } from './run-file.ts';
import { usableRuntime } from './runtime.ts';
import { secret } from './secrets.ts';
import { makeSocketFolder, removeSocketFolder } from './socket-folder.ts';
import { type ServerUser, chooseServerUser } from './system-user.ts';

export interface OpenOptions extends Outside {
  readonly home: string;
  readonly say: (line: string) => void;
}

export interface Opened {
  readonly connection: Connection;
  readonly address: Address;
  readonly files: ServerFiles;
  readonly notices: readonly Refusal[];
}

/** The caller holds the home's lock. */
export async function openServer(options: OpenOptions): Promise<Result<Opened>> {
  const { home } = options;
  const settled = await settle(options);
  if (!settled.ok) return settled;
  const { place, runtime, user } = settled.value;
  const cluster = clusterOf(place);
  // A new password would not open a cluster that has one already.
  if (place.isComplete && !existsSync(join(home, 'secrets', superuserSecret)))
    return refusedFor('postgres-wrong-password', { parameters: { folder: cluster } });
  const password = await secret(home, superuserSecret);
  const files = { runtime, user, cluster, logPath: join(home, 'postgres.log'), password };
  const ready = await prepareCluster(options, settled.value, password);
  if (!ready.ok) return ready;
  const joined = await joinOrStart(options, place, files);
  if (!joined.ok) return joined;
  const address = await publish(home, files);
  const isElsewhere = !place.folder.startsWith(join(home, '/'));
  const notice = { code: 'postgres-cluster-elsewhere', parameters: { home, folder: place.folder } };
  return done({ connection: joined.value, address, files, notices: isElsewhere ? [notice] : [] });
}

/** The name of the file in PEELIAN_HOME/secrets. */
const superuserSecret = 'postgres-admin';

interface Settled {
  readonly place: Place;
  readonly runtime: Runtime;
  readonly user: ServerUser | undefined;
}

/** Which place, which user and which programs, in the order in which each depends on the other. */
async function settle(options: OpenOptions): Promise<Result<Settled>> {
  const { home } = options;
  const installed = await findRuntime();
  if (!installed.ok) return installed;
  const known = await knownPlace(home, options);
  if (!known.ok) return known;
  const user = await chooseServerUser(known.value?.folder);
  if (!user.ok) return user;
  const place = known.value ? done(known.value) : await choosePlace(home, user.value, options);
  if (!place.ok) return place;
  const runtime = await usableRuntime(installed.value, user.value, () => copyPlace(home, options));
  if (!runtime.ok) return runtime;
  return done({ place: place.value, runtime: runtime.value, user: user.value });
}

async function prepareCluster(
  { home, say }: OpenOptions,
  { place, runtime, user }: Settled,
  password: string,
): Promise<Result<void>> {
  const found = await inspectCluster(place, runtime);
  if (!found.ok) return found;
  const reach = await checkReach(place, user);
  if (!reach.ok) return reach;
  if (place.isComplete) return reach;
  await recordPlace(home, place);
  await removeDrafts(place);
  if (found.value === 'absent') {
    say(`Preparing the database in ${place.folder} (first start only)`);
    const created = await createCluster({ place, runtime, user, password });
    if (!created.ok) return created;
  }
  await recordPlace(home, { ...place, isComplete: true });
  return reach;
}

/** One of ours that is starting or stopping gets this long to become one or the other. */
const longestSilenceMs = 30_000;

async function joinOrStart(
  { home, say }: OpenOptions,
  place: Place,
  files: ServerFiles,
): Promise<Result<Connection>> {
  const deadline = performance.now() + longestSilenceMs;
  for (;;) {
    const running = await readPostmaster(files.cluster);
    const answer = running && (await greet(running, files.password, files.cluster));
    if (answer?.kind === 'ours') return done(answer.connection);
    if (answer?.kind === 'wrong-password' || answer?.kind === 'stranger')
      return refuseAnswer(answer, files);
    if (answer?.kind !== 'not-now') {
      say('Starting the database');
      const started = await start(home, place, files);
      const isBusy = !started.ok && started.refusal[0]?.code === 'postgres-already-running';
      if (!isBusy || performance.now() > deadline) return started;
    }
    await delay(50);
  }
}

async function start(home: string, place: Place, files: ServerFiles): Promise<Result<Connection>> {
  const left = await readRunFile(home);
  const socketFolder = await makeSocketFolder(place, files.user);
  if (!socketFolder.ok) return socketFolder;
  const started = await startPostmaster(files, socketFolder.value);
  if (!started.ok) {
    await removeSocketFolder(socketFolder.value);
    return started;
  }
  if (left !== undefined && left.socketDir !== socketFolder.value)
    await removeSocketFolder(left.socketDir);
  return done(started.value.connection);
}

/** PostgreSQL's own lock file is the truth; run.json is for everybody who wants to know. */
async function publish(home: string, { cluster, runtime }: ServerFiles): Promise<Address> {
  const running = await readPostmaster(cluster);
  if (running === undefined) throw new Error('The server ended just after it had answered.');
  const known = await readRunFile(home);
  if (known?.pid !== running.pid || known.socketDir !== running.host)
    await writeRunFile(home, {
      pid: running.pid,
      socketDir: running.host,
      port: running.port,
      dataFolder: cluster,
      startedBy: process.pid,
      version: runtime.version,
    });
  return { host: running.host, port: running.port };
}
