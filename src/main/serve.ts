/** `peelian serve`: the surfaces of one process, started together and stopped in order. */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import { secret } from '#platform/postgres/embedded/secrets.ts';
import { sayRefusals, type Command, type CommandTools } from '#platform/commands.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { stopGracefully } from '#platform/web/server/stop.ts';
import { createConsole } from './console.ts';
import { createPortal } from './portal.ts';
import { prepareDemo } from './prepare-demo.ts';
import type { Surroundings } from './surroundings.ts';
import { startWorker } from './worker.ts';

const SURFACES = ['portal', 'console', 'worker'] as const;
type Surface = (typeof SURFACES)[number];

interface Running {
  /** Shown when it is ready, as `Portal   http://127.0.0.1:8080`. */
  readonly line: string;
  stop(): Promise<void>;
}

export const serveCommand: Command = {
  path: ['serve'],
  usage: 'portal|console|worker|all',
  summary: 'serve the public portal, the console, the worker, or all three in one process',
  async run([which = 'all'], tools) {
    const chosen = SURFACES.filter((surface) => which === 'all' || which === surface);
    if (chosen.length === 0)
      return sayRefusals(tools, [{ code: 'surface-unknown', parameters: { surface: which } }]);
    const database = await tools.database();
    for (const notice of database.notices) tools.say(tools.translate(notice));
    const formSecret = Buffer.from(await secret(tools.settings.home, 'form-tokens'), 'base64url');
    const surroundings = { database, settings: tools.settings, formSecret, now: tools.now };
    if (tools.settings.isDemoWanted) await prepareDemo(surroundings, tools.say);
    return serve(chosen, surroundings, tools);
  },
};

async function serve(
  chosen: readonly Surface[],
  surroundings: Surroundings,
  tools: CommandTools,
): Promise<number> {
  const stopWanted = untilStopWanted();
  const running: Running[] = [];
  try {
    for (const surface of chosen) {
      const started = await starters[surface](surroundings);
      if (!started.ok) return sayRefusals(tools, started.refusal);
      running.push(started.value);
    }
    for (const { line } of running) tools.print(line);
    tools.print('Ready. Ctrl-C stops everything.');
    await stopWanted;
    tools.say('Stopping: answering what was asked, then closing the database.');
    return 0;
  } finally {
    for (const { stop } of running.toReversed()) await stop();
  }
}

const starters: Record<Surface, (surroundings: Surroundings) => Promise<Result<Running>>> = {
  portal: async (surroundings) =>
    listen(await createPortal(surroundings), 'Portal ', surroundings.settings.portalPort),
  console: async (surroundings) =>
    listen(await createConsole(surroundings), 'Console', surroundings.settings.consolePort),
  worker: async (surroundings) =>
    done({ line: 'Worker   running', stop: startWorker(surroundings).stop }),
};

interface Served {
  readonly app: WebApp;
  readonly bindAddress: string;
}

async function listen(
  { app, bindAddress }: Served,
  name: string,
  port: number,
): Promise<Result<Running>> {
  try {
    const address = await app.listen({ host: bindAddress, port });
    return done({ line: `${name}  ${address}`, stop: () => stopGracefully(app) });
  } catch (fault) {
    await app.close();
    if (!isListenFault(fault)) throw fault;
    return refusedFor(LISTEN_REFUSALS[fault.code], { parameters: { port, address: bindAddress } });
  }
}

const LISTEN_REFUSALS = {
  EADDRINUSE: 'port-in-use',
  EACCES: 'port-not-allowed',
  EADDRNOTAVAIL: 'address-not-ours',
} as const;

type ListenFault = Error & { readonly code: keyof typeof LISTEN_REFUSALS };

const isListenFault = (fault: unknown): fault is ListenFault =>
  fault instanceof Error && 'code' in fault && String(fault.code) in LISTEN_REFUSALS;

/** Resolves at the first Ctrl-C or termination; a second one ends the process at once. */
function untilStopWanted(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, resolve);
  });
}
