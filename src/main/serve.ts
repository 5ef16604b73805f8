/** `peelian serve`: the surfaces of one process, started together and stopped in order. */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import { secret } from '#platform/postgres/embedded/secrets.ts';
import { sayRefusals, type Command, type CommandTools } from '#platform/commands.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { stopGracefully } from '#platform/web/server/stop.ts';
import { createConsole } from './console.ts';
import { createPortal } from './portal.ts';
import { prepareDemo } from './prepare-demo.ts';
import { aborted, listenForStop, type StopWish } from './stop-wish.ts';
import type { Surroundings } from './surroundings.ts';
import { startWorker } from './worker.ts';

const SURFACES = ['portal', 'console', 'worker'] as const;
type Surface = (typeof SURFACES)[number];

interface Running {
  /** Shown when it is ready, as `Portal   http://127.0.0.1:8080`. */
  readonly line: string;
  stop(): Promise<void>;
  /** Ends the answers that `stop` waits for. */
  cutOff(): void;
}

export const serveCommand: Command = {
  path: ['serve'],
  usage: 'portal|console|worker|all',
  summary: 'serve the public portal, the console, the worker, or all three in one process',
  async run([which = 'all'], tools) {
    const chosen = SURFACES.filter((surface) => which === 'all' || which === surface);
    if (chosen.length === 0)
      return sayRefusals(tools, [{ code: 'surface-unknown', parameters: { surface: which } }]);
    const wish = listenForStop({ ...tools.settings, process, now: () => performance.now() });
    wish.wanted.addEventListener('abort', () =>
      tools.say('Stopping: answering what was asked, then closing the database.'),
    );
    const database = await tools.database();
    for (const notice of database.notices) tools.say(tools.translate(notice));
    const formSecret = Buffer.from(await secret(tools.settings.home, 'form-tokens'), 'base64url');
    const surroundings = { database, settings: tools.settings, formSecret, now: tools.now };
    // Broken off, it goes on at the next start.
    if (tools.settings.isDemoWanted)
      await Promise.race([prepareDemo(surroundings, tools.say), aborted(wish.wanted)]);
    return serve({ chosen, surroundings, wish }, tools);
  },
};

interface Serving {
  readonly chosen: readonly Surface[];
  readonly surroundings: Surroundings;
  readonly wish: StopWish;
}

async function serve(
  { chosen, surroundings, wish }: Serving,
  tools: CommandTools,
): Promise<number> {
  const running: Running[] = [];
  wish.hurried.addEventListener('abort', () => {
    tools.say('Stopping at once: what is not answered yet is cut off.');
    for (const { cutOff } of running) cutOff();
  });
  try {
    for (const surface of chosen) {
      if (wish.wanted.aborted) return 0;
      const started = await starters[surface](surroundings);
      if (!started.ok) return sayRefusals(tools, started.refusal);
      running.push(started.value);
    }
    for (const { line } of running) tools.print(line);
    tools.print('Ready. Ctrl-C stops everything.');
    await aborted(wish.wanted);
    return 0;
  } finally {
    await Promise.all(running.map(({ stop }) => stop()));
  }
}

const starters: Record<Surface, (surroundings: Surroundings) => Promise<Result<Running>>> = {
  portal: async (surroundings) =>
    listen(await createPortal(surroundings), {
      name: 'Portal ',
      port: surroundings.settings.portalPort,
      publicUrl: surroundings.settings.publicUrl,
    }),
  console: async (surroundings) =>
    listen(await createConsole(surroundings), {
      name: 'Console',
      port: surroundings.settings.consolePort,
      publicUrl: surroundings.settings.consoleUrl,
    }),
  worker: async (surroundings) =>
    done({
      line: 'Worker   running',
      stop: startWorker(surroundings).stop,
      cutOff: () => undefined,
    }),
};

interface Served {
  readonly app: WebApp;
  readonly bindAddress: string;
}

interface Door {
  readonly name: string;
  readonly port: number;
  /** Where people reach it, through a proxy perhaps. */
  readonly publicUrl: string | undefined;
}

async function listen(
  { app, bindAddress }: Served,
  { name, port, publicUrl }: Door,
): Promise<Result<Running>> {
  try {
    const address = await app.listen({ host: bindAddress, port });
    return done({
      line: `${name}  ${address}${publicUrl === undefined ? '' : ` for ${publicUrl}`}`,
      stop: () => stopGracefully(app),
      cutOff: () => app.server.closeAllConnections(),
    });
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
