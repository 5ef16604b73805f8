/** The first look at a request's address: language off its front, abuse refused, before routing. */
import type { IncomingMessage } from 'node:http';
import type { ProblemCode } from '../problem.ts';
import { type Locale, splitLocale } from '../locale.ts';

export interface Arrival {
  readonly locale: Locale | undefined;
  /** Without language prefix, with query string. */
  readonly url: string;
  readonly problem: ProblemCode | undefined;
}

/** Long enough for every filter of a list in one link, short enough for every proxy. */
const MOST_ADDRESS_CHARACTERS = 4096;

/** What police.uk takes in a GET; a longer polygon comes in a POST. */
const MOST_API_QUERY_CHARACTERS = 4_094;

/** No route is called so: the request lands at "not found", where its problem is told. */
const NOWHERE = '/_refused';

// On the request itself: a WeakMap of all requests costs more than routing them.
const arrivalMark = Symbol('arrival');
type Arrived = IncomingMessage & { [arrivalMark]?: Arrival };

/** Fastify's `rewriteUrl`: answers with the address to route. Never throws. */
export function routeAddress(raw: Arrived): string {
  const { url: full = '/' } = raw;
  const asked = full.startsWith('/') ? full : full.replace(/^https?:\/\/[^/?#]*/i, '');
  const problem = problemOf(asked);
  const { locale, path } = splitLocale(asked);
  const url = problem === undefined ? path : NOWHERE;
  raw[arrivalMark] = { locale, url, problem };
  return url;
}

export const arrivalOf = (raw: Arrived): Arrival =>
  raw[arrivalMark] ?? { locale: undefined, url: raw.url ?? '/', problem: undefined };

function problemOf(url: string): ProblemCode | undefined {
  const [path = ''] = url.split('?', 1);
  const isApi = isApiCall(splitLocale(url).path);
  if ((isApi ? path : url).length > MOST_ADDRESS_CHARACTERS) return 'link-too-long';
  if (isApi && url.length - path.length - 1 > MOST_API_QUERY_CHARACTERS) return 'query-too-long';
  if (!url.startsWith('/')) return 'bad-request';
  // A path holds no control character. A query may hold line ends, but NUL no database would store.
  if (/%(?:[01][0-9a-f]|7f)/i.test(path) || /%00/.test(url)) return 'bad-request';
  return isDecodable(url) ? undefined : 'bad-request';
}

function isDecodable(url: string): boolean {
  if (!url.includes('%')) return true;
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/** What programs ask, unlike the page at `/api` that tells people about it. */
export const isApiCall = (url: string): boolean => url.startsWith('/api/');

/** What pages and programs of other origins may read: it is the same for everybody. */
export const isOpenToOtherOrigins = (url: string): boolean =>
  /^\/(?:api\/|tiles\/|data(?:[/?]|\.json|$))/.test(url);

/** A path that can only lead to our own host: `//elsewhere.example` would leave it. */
export const ownPath = (path: string): string => `/${path.replace(/^[/\\]+/, '')}`;
