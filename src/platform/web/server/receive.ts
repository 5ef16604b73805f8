/** The first hooks of every request: is there room, whose site is it, which language? */
import { setTimeout } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { translator } from '../messages/translate.ts';
import type { Site } from '../site.ts';
import { createVisit, rememberVisit } from '../visit.ts';
import { type ApiRate, createApiPace, defaultApiRate } from './api-pace.ts';
import { type Arrival, arrivalOf, isApiCall, ownPath } from './arrival.ts';
import { type ResolveSite, createSiteOfHost } from './hosts.ts';
import { createLoadLimiter } from './load-limit.ts';
import { originOf } from './own-origin.ts';
import { type RateLimits, createRateLimiter, defaultRateLimits } from './rate-limit.ts';
import { sendProblem } from './send-problem.ts';

export interface Arriving {
  readonly surface: 'portal' | 'console';
  /** True when the installation's public address is set and https. */
  readonly isProduction: boolean;
  readonly resolveSite: ResolveSite;
  /** What an unlisted host shows outside production. */
  readonly fallbackSite: () => Promise<Site | undefined>;
  readonly rateLimits?: RateLimits;
  /** How fast one network may ask what stands under `/api/`. */
  readonly apiRate?: ApiRate;
  /** The clock in milliseconds; `Date.now` unless a test says otherwise. */
  readonly now?: () => number;
}

const RETRY_AFTER_SECONDS = 2;

const kindOf = ({ method }: FastifyRequest): 'read' | 'act' =>
  method === 'GET' || method === 'HEAD' || method === 'OPTIONS' ? 'read' : 'act';

export function receive(app: FastifyInstance, arriving: Arriving): void {
  const now = arriving.now ?? Date.now;
  limitFloods(app, arriving, now);
  const siteOfHost = createSiteOfHost({ ...arriving, now });
  app.addHook('onRequest', async (request, reply) => {
    const arrival = arrivalOf(request.raw);
    if (request.routeOptions.config.isSiteless === true) return undefined;
    const site = await siteOfHost(request.hostname);
    if (!site) return sendProblem(reply, arrival.problem ?? 'host-unknown');
    return enter(request, reply, { arrival, site, arriving, now: new Date(now()) });
  });
}

interface Entering {
  readonly arrival: Arrival;
  readonly site: Site;
  readonly arriving: Arriving;
  readonly now: Date;
}

/** From here on the request has a visit, so that even its problems are told in the site's words. */
function enter(request: FastifyRequest, reply: FastifyReply, entering: Entering) {
  const { arrival, site, now, arriving } = entering;
  const [first = 'en'] = site.locales;
  const isSpoken = arrival.locale === undefined || site.locales.includes(arrival.locale);
  const locale = isSpoken ? (arrival.locale ?? first) : first;
  const [path = '/'] = arrival.url.split('?', 1);
  const origin = originOf(request, arriving.isProduction);
  rememberVisit(request, createVisit({ site, locale, t: translator(locale), path, now, origin }));
  if (arrival.problem !== undefined) return sendProblem(reply, arrival.problem);
  if (!isSpoken) return sendProblem(reply, 'not-found');
  // One page, one address: the site's first language has no prefix.
  if (arrival.locale === first && kindOf(request) === 'read')
    return reply.redirect(ownPath(arrival.url), 301);
  return undefined;
}

function limitFloods(app: FastifyInstance, arriving: Arriving, now: () => number): void {
  const rate = createRateLimiter(arriving.rateLimits ?? defaultRateLimits, now);
  // How fast somebody asks is told by a clock that nobody can set.
  const pace = createApiPace(arriving.apiRate ?? defaultApiRate, () => performance.now());
  const load = createLoadLimiter();
  const waitSeconds = async (request: FastifyRequest): Promise<number> => {
    if (!isPaced(request)) return rate.waitSeconds(request.ip, kindOf(request));
    const admission = pace.admit(request.ip);
    if (admission.kind === 'refuse') return admission.waitSeconds;
    if (admission.afterMs > 0) await setTimeout(admission.afterMs);
    return 0;
  };
  app.addHook('onRequest', async (request, reply) => {
    const wait = await waitSeconds(request);
    if (wait > 0) return sendProblem(reply, { code: 'too-many-requests', retryAfterSeconds: wait });
    if (!load.mayEnter(loadKindOf(request)))
      return sendProblem(reply, { code: 'server-busy', retryAfterSeconds: RETRY_AFTER_SECONDS });
    reply.raw.once('close', () => load.leave());
    return undefined;
  });
}

/** A browser's question whether it may ask is no question yet. */
const isPaced = (request: FastifyRequest): boolean =>
  request.method !== 'OPTIONS' && isApiCall(arrivalOf(request.raw).url);

/** The API's POST reads too: it carries a polygon that is too long for an address. */
const loadKindOf = (request: FastifyRequest): 'read' | 'act' =>
  isPaced(request) ? 'read' : kindOf(request);
