/**
 * Public pages are drawn once per change, not once per reader: what costs most of a page is drawing
 * it. Kept is only what says itself that it is the same for everybody (`public`).
 */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Site } from '../site.ts';
import { visitIfAny } from '../visit.ts';
import { arrivalOf } from './arrival.ts';
import { contentTag } from './content-tag.ts';
import { isPersonal } from './personal.ts';
import type { ReadVersion } from './read-cache.ts';
import { createRecent } from './recent.ts';

interface KeptPage {
  readonly body: Buffer;
  readonly headers: Readonly<Record<string, string>>;
}

const MOST_KEPT_BYTES = 32 * 1024 * 1024;

/** A page says "today". In every time zone a day begins at the start of some quarter of an hour. */
const QUARTER_OF_AN_HOUR_MS = 15 * 60 * 1000;

// On the request itself: a WeakMap of all requests costs more than routing them.
const keyMark = Symbol('kept page');
type Asked = FastifyRequest & { [keyMark]?: string };

/** Call before `deliver`, which compresses what is kept here. */
export function keepPages(app: FastifyInstance, contentVersion: ReadVersion): void {
  const kept = createRecent<KeptPage>(MOST_KEPT_BYTES);
  app.addHook('preHandler', async (request: Asked, reply) => {
    const key = request.method === 'GET' ? await keyOf(request, contentVersion) : undefined;
    if (key === undefined) return undefined;
    const page = kept.get(key);
    if (page) return reply.headers(page.headers).send(page.body);
    request[keyMark] = key;
    return undefined;
  });
  app.addHook('onSend', async (request: Asked, reply, payload) => {
    const key = request[keyMark];
    if (key === undefined || typeof payload !== 'string' || !isPublicPage(reply)) return payload;
    const page = keptPage(reply, payload);
    kept.set(key, page, page.body.length);
    reply.header('etag', page.headers['etag']);
    return page.body;
  });
}

function keptPage(reply: FastifyReply, text: string): KeptPage {
  const body = Buffer.from(text);
  const headers = {
    'content-type': String(reply.getHeader('content-type')),
    'cache-control': String(reply.getHeader('cache-control')),
    etag: `"${contentTag(body)}"`,
  };
  return { body, headers };
}

function isPublicPage(reply: FastifyReply): boolean {
  const [type, rule] = [reply.getHeader('content-type'), reply.getHeader('cache-control')];
  const isPage = reply.statusCode === 200 && String(type).startsWith('text/html');
  return isPage && String(rule).startsWith('public') && !isPersonal(reply);
}

/** Everything that a public page may depend on. Undefined: nothing is kept for this request. */
async function keyOf(request: FastifyRequest, contentVersion: ReadVersion) {
  const visit = visitIfAny(request);
  if (!visit) return undefined;
  try {
    const version = await contentVersion(visit.site.agencyId);
    const quarter = Math.floor(visit.now.getTime() / QUARTER_OF_AN_HOUR_MS);
    const address = arrivalOf(request.raw).url;
    return [version, quarter, siteText(visit.site), visit.url('/'), address].join('\n');
  } catch {
    // The database is away. The page may need nothing of it, or will say so itself.
    return undefined;
  }
}

const siteTexts = new WeakMap<Site, string>();

/** A changed name or colour is another page. A site is one object for some seconds. */
function siteText(site: Site): string {
  const text = siteTexts.get(site) ?? JSON.stringify(site);
  siteTexts.set(site, text);
  return text;
}
