/** One request as a page sees it: whose site, which language, and how to write a link. */
import type { FastifyRequest } from 'fastify';
import type { TFunction } from 'i18next';
import type { Locale } from './locale.ts';
import type { Site } from './site.ts';

export interface Visit {
  readonly site: Site;
  readonly locale: Locale;
  readonly t: TFunction;
  /** The path that was asked for, without language prefix and without query string. */
  readonly path: string;
  /** The instant at which the request began. */
  readonly now: Date;
  /** A link within the site in the visit's language: `/beats` becomes `/es/beats`. */
  href(path: string): string;
  /** The same path in another of the site's languages. */
  hrefIn(locale: Locale, path: string): string;
  /** The absolute public address of a path, in the visit's language. */
  url(path: string): string;
}

/** What the server knows before it can answer in the words of a site. */
export interface VisitFacts {
  readonly site: Site;
  readonly locale: Locale;
  readonly t: TFunction;
  readonly path: string;
  readonly now: Date;
  /** Scheme and host under which the public reaches us, without a slash at the end. */
  readonly origin: string;
}

export function createVisit(facts: VisitFacts): Visit {
  const { origin, ...shown } = facts;
  const hrefIn = (locale: Locale, path: string): string => {
    if (locale === facts.site.locales[0]) return path;
    return path === '/' ? `/${locale}` : `/${locale}${path}`;
  };
  const href = (path: string): string => hrefIn(facts.locale, path);
  return { ...shown, href, hrefIn, url: (path) => `${origin}${href(path)}` };
}

// On the request itself: a WeakMap of all requests costs more than routing them.
const visitMark = Symbol('visit');
type Visited = FastifyRequest & { [visitMark]?: Visit };

export function rememberVisit(request: Visited, visit: Visit): void {
  request[visitMark] = visit;
}

/** The visit, or nothing before the host was resolved (an unknown host, `/healthz`). */
export const visitIfAny = (request: Visited): Visit | undefined => request[visitMark];

export function visitOf(request: Visited): Visit {
  const visit = request[visitMark];
  if (!visit) throw new Error('This route belongs to no site, so it has no visit');
  return visit;
}
