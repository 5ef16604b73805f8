/** What journeys share: where the portal is, what is on a page, and every page that is linked. */
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { BrowserContext, Page } from '@playwright/test';
import { CONSOLE, PORTAL } from '../setup/journeys.ts';

export { CONSOLE, PORTAL };

const ROOT = join(import.meta.dirname, '../..');

/** Runs `peelian` against the installation under test; answers with its standard output. */
export async function peelian(...words: readonly string[]): Promise<string> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--import', './src/platform/run/tsx.ts', 'src/main/cli.ts', ...words],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        PEELIAN_HOME: process.env['PEELIAN_JOURNEYS_HOME'],
        DATABASE_URL: '',
      },
    },
  );
  return stdout;
}

export const localeOf = (path: string): 'en' | 'es' | 'ar' =>
  /^\/es(\/|\?|$)/.test(path) ? 'es' : /^\/ar(\/|\?|$)/.test(path) ? 'ar' : 'en';

export interface Crawled {
  /** Paths with query of everything that answers as HTML, sorted. */
  readonly pages: readonly string[];
  /** Paths of everything else that pages link to: CSV, styles, scripts, fonts. */
  readonly files: readonly string[];
  /** Links that lead away from the portal. */
  readonly elsewhere: readonly string[];
}

/** Follows every link and source from the home page on, without a browser. */
export async function crawl(): Promise<Crawled> {
  const waiting = ['/'];
  const seen = new Set(waiting);
  const elsewhere = new Set<string>();
  const pages: string[] = [];
  const files: string[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await fetch(new URL(path, PORTAL));
    const text = await answer.text();
    const isPage = answer.headers.get('content-type')?.startsWith('text/html') ?? false;
    (isPage ? pages : files).push(path);
    // A part of the map is read, and not followed to every other part.
    if (isMap(path) && path.includes('?')) continue;
    for (const link of isPage ? linksOf(text, path) : []) {
      if (link.origin !== PORTAL) elsewhere.add(link.href);
      else if (!seen.has(viewOf(link))) {
        seen.add(viewOf(link));
        waiting.push(pathOf(link));
      }
    }
  }
  return { pages: pages.toSorted(), files: files.toSorted(), elsewhere: [...elsewhere] };
}

/** The form about mistakes is linked from each page with that page's name: one is enough. */
const pathOf = ({ pathname, search }: URL): string =>
  pathname.endsWith('/mistakes/new') ? pathname : pathname + search;

const isMap = (path: string): boolean => /\/map(?:\.\w+)?(?:\?|$)/.test(path);

/**
 * Views of the map that ask for one thing count once for each thing, and those that ask for several
 * count as one: there is no end of them.
 */
function viewOf(link: URL): string {
  if (!isMap(link.pathname)) return pathOf(link);
  const names = [...link.searchParams.keys()];
  return `${link.pathname}?${names.length > 1 ? 'several' : names.join('')}`;
}

function linksOf(html: string, path: string): URL[] {
  const links = html.matchAll(/\s(?:href|src)="([^"#][^"]*)"/g);
  return [...links].map(([, link = '']) => {
    // A page's address in the head is the installation's public one; the path is what matters.
    return new URL(link.replaceAll('&amp;', '&'), new URL(path, PORTAL));
  });
}

declare global {
  interface Window {
    /** Directive and blocked address of every breach of the security policy. */
    breaches?: string[];
  }
}

/** Everything that a page must never do, as it happens, in words. */
export async function watch(page: Page, origin = PORTAL): Promise<string[]> {
  const findings: string[] = [];
  page.on('request', (request) => {
    const { protocol, origin: asked } = new URL(request.url());
    if (asked !== origin && !['data:', 'blob:'].includes(protocol))
      findings.push(`asks ${request.url()}`);
  });
  page.on('response', async (response) => {
    if ('set-cookie' in (await response.allHeaders().catch(() => ({}))))
      findings.push(`sets a cookie: ${response.url()}`);
  });
  page.on('console', (message) => {
    // The browser says so of every page that is refused, which journeys look at by themselves.
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text()))
      findings.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (fault) => findings.push(`fault: ${fault.message}`));
  await page.addInitScript(() => {
    const breaches: string[] = [];
    window.breaches = breaches;
    document.addEventListener('securitypolicyviolation', (breach) => {
      breaches.push(`${breach.effectiveDirective} ${breach.blockedURI}`);
    });
  });
  return findings;
}

export const breachesOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => window.breaches ?? ['nobody watched the security policy']);

export const cookiesOf = async (context: BrowserContext): Promise<string[]> =>
  (await context.cookies()).map(({ name }) => name);

/** How far the page runs beyond the window, in px, and what does; empty when nothing does. */
export const overflowOf = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const { clientWidth, scrollWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('body *')].filter((element) => {
      const { left, right } = element.getBoundingClientRect();
      const isInBox = element.parentElement?.closest('.scroll-x, svg, details:not([open])');
      return !isInBox && (right > clientWidth + 1 || left < -1);
    });
    const names = wide.slice(0, 3).map((element) => `${element.tagName}.${element.className}`);
    return [`${scrollWidth} px on ${clientWidth}: ${names.join(', ')}`];
  });
