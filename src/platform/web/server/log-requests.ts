/** One line of log for each page that was read; a daily count for what residents did. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { createActTally } from './log.ts';

const A_DAY_MS = 24 * 60 * 60 * 1000;

const isRead = ({ method }: FastifyRequest): boolean => method === 'GET' || method === 'HEAD';

/** Pages with a form token, or with somebody's own content, are all `no-store`. */
const isKeptNowhere = (reply: FastifyReply): boolean =>
  String(reply.getHeader('cache-control')).includes('no-store');

/** Staff's requests are logged one by one on the console: their acts keep exact times. */
export function logRequests(app: FastifyInstance, surface: 'portal' | 'console'): void {
  const tally = createActTally(app.log);
  const timer = setInterval(() => tally.flush(), A_DAY_MS).unref();
  app.addHook('onResponse', (request, reply, next) => {
    const line = {
      method: request.method,
      route: request.routeOptions.url ?? 'unmatched',
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    const isCounted = surface === 'portal' && (!isRead(request) || isKeptNowhere(reply));
    if (isCounted) tally.count(line);
    else app.log.info(line, 'answered');
    next();
  });
  app.addHook('onClose', () => {
    clearInterval(timer);
    tally.flush();
    return Promise.resolve();
  });
}
