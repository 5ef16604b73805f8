/**
 * The embedded PostgreSQL of one PEELIAN_HOME: found or made, started or joined, and left. All
 * processes of one home share one server; it outlives a killed process, and the last one to leave
 * stops it.
 */
import { join } from 'node:path';
import { type Refusal, type Result, done, refusedFor } from '#kernel/result.ts';
import { superuser } from './cluster.ts';
import { checkDurability } from './durability.ts';
import { refusalOfFault } from './faults.ts';
import { greet } from './greeting.ts';
import { holdingLock } from './lock.ts';
import { type Opened, openServer } from './opening.ts';
import { stopPostmaster } from './postmaster.ts';
import { type WaysBack, keepPresence } from './presence.ts';
import { readPostmaster, readRunFile, removeRunFile } from './run-file.ts';
import { removeSocketFolder } from './socket-folder.ts';
import { prepareHome } from './place.ts';

export interface EmbeddedServer {
  /** For `pg`. A host that begins with a slash is the folder of the server's socket. */
  readonly connection: {
    readonly host: string;
    readonly port: number;
    readonly user: typeof superuser;
    readonly password: string;
    readonly database: 'postgres';
  };
  /** What the operator should know, such as where the cluster is; sentences as of refusals. */
  readonly notices: readonly Refusal[];
  /** The very last step of a process, after its pools are closed. May be called again. */
  leave(): Promise<void>;
}

export interface EmbeddedOptions {
  /** PEELIAN_HOME, absolute. */
  readonly home: string;
  /** Told what takes a while; for a log. */
  readonly say?: (line: string) => void;
  /** Used where root's home is closed to the server's user. Tests choose another. */
  readonly systemFolder?: string;
}

/** Finds or makes the cluster, starts the server or joins a running one, stays until `leave`. */
export async function startEmbedded(options: EmbeddedOptions): Promise<Result<EmbeddedServer>> {
  try {
    await prepareHome(options.home);
    const opened = await openUnderLock(options);
    if (!opened.ok) return opened;
    // Asked before serving, since from then on the connection no longer keeps the process open.
    const durable = await checkDurability(opened.value.connection.client);
    const server = serve(options, opened.value);
    if (durable.ok) return done(server);
    await server.leave();
    return durable;
  } catch (fault) {
    const refusal = refusalOfFault(fault, options.home);
    if (refusal === undefined) throw fault;
    return { ok: false, refusal: [refusal] };
  }
}

const lockFolder = (home: string): string => join(home, 'postgres.lock');

/** The wait for the lock may be long: what was wanted before may no longer be wanted after it. */
async function openUnderLock(
  options: EmbeddedOptions,
  isOver: () => boolean = () => false,
): Promise<Result<Opened>> {
  const folder = lockFolder(options.home);
  const defaults = { systemFolder: '/var/lib/peelian', say: () => undefined };
  const held = await holdingLock(folder, async () =>
    isOver() ? undefined : openServer({ ...defaults, ...options }),
  );
  if (held.isHeld && held.value !== undefined) return held.value;
  const pid = held.isHeld ? process.pid : held.holderPid;
  return refusedFor('postgres-busy', { parameters: { pid, folder } });
}

const waysBack = (options: EmbeddedOptions, { files }: Opened): WaysBack => ({
  comeBack: async (isOver) => {
    const again = await openUnderLock(options, isOver);
    return again.ok ? again.value.connection : undefined;
  },
  look: async () => {
    const running = await readPostmaster(files.cluster);
    const answer = running && (await greet(running, files.password, files.cluster));
    return answer?.kind === 'ours' ? answer.connection : undefined;
  },
  isRunning: async () => (await readPostmaster(files.cluster)) !== undefined,
});

function serve(options: EmbeddedOptions, opened: Opened): EmbeddedServer {
  const presence = keepPresence(opened.connection, waysBack(options, opened));
  let leaving: Promise<void> | undefined;
  const leave = async () => {
    const held = await holdingLock(lockFolder(options.home), async () => {
      const isNeeded = await presence.isAnyoneElseHere();
      await presence.end();
      if (!isNeeded) await stop(options.home, opened);
    });
    if (!held.isHeld) await presence.end();
  };
  return {
    connection: {
      host: opened.address.host,
      port: opened.address.port,
      user: superuser,
      password: opened.files.password,
      database: 'postgres',
    },
    notices: opened.notices,
    leave: () => (leaving ??= leave()),
  };
}

async function stop(home: string, { files }: Opened): Promise<void> {
  const run = await readRunFile(home);
  await stopPostmaster(files);
  await removeRunFile(home);
  if (run !== undefined) await removeSocketFolder(run.socketDir);
}
