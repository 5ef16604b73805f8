/** `/healthz`: whether this process can do its work. Says no more than that. */
import type { FastifyInstance } from 'fastify';
import { openToAll } from '../guard.ts';

/** Resolves when well, throws when not. Must be cheap. */
export type HealthCheck = () => Promise<unknown>;

const CHECK_WITHIN_MS = 2_000;
/** However often it is asked, the checks run once a second at most. */
const ANSWER_KEPT_FOR_MS = 1_000;

export interface HealthSettings {
  readonly checks: Readonly<Record<string, HealthCheck>>;
  readonly now: () => number;
}

export function serveHealth(app: FastifyInstance, { checks, now }: HealthSettings): void {
  let latest: { readonly answer: ReturnType<typeof runChecks>; readonly until: number } | undefined;
  app.get(
    '/healthz',
    {
      onRequest: openToAll('Load balancers and monitors ask here; the answer holds no content'),
      config: { isSiteless: true },
    },
    async (_request, reply) => {
      if (!latest || latest.until <= now())
        latest = { answer: runChecks(checks), until: now() + ANSWER_KEPT_FOR_MS };
      const results = await latest.answer;
      const isWell = Object.values(results).every((result) => result === 'ok');
      reply.code(isWell ? 200 : 503).header('cache-control', 'no-store');
      return { status: isWell ? 'ok' : 'failing', checks: results };
    },
  );
}

async function runChecks(checks: HealthSettings['checks']) {
  const names = Object.keys(checks);
  const settled = await Promise.allSettled(Object.values(checks).map((check) => inTime(check)));
  const results = settled.map(({ status }) => (status === 'fulfilled' ? 'ok' : 'failing'));
  return Object.fromEntries(names.map((name, index) => [name, results[index]]));
}

async function inTime(check: HealthCheck): Promise<void> {
  const { promise, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(() => reject(new Error('The check took too long')), CHECK_WITHIN_MS);
  try {
    await Promise.race([check(), promise]);
  } finally {
    clearTimeout(timer);
  }
}
