/** Compressed bytes of style and script that a public page asks for, at most, over all pages. */
import { gzipSync } from 'node:zlib';
import type { Bench } from './harness.ts';
import { homeOfDemoCity, serve } from './served.ts';

const PAGES = [
  '/',
  '/beats',
  '/beats/4',
  '/find-my-team',
  '/stations',
  '/mistakes/new',
  '/privacy',
  '/data',
  '/data/incidents',
  '/corrections',
  '/rules',
  '/api',
];

/** Its own budget: a drawing of a city is text, and the map that moves comes after it. */
const MAP = '/map';

const KILOBYTE = 1024;

interface Weight {
  readonly page: string;
  readonly html: number;
  readonly style: number;
  readonly script: number;
}

/** Each file once, however often it is asked for. */
function reader(portal: string) {
  const texts = new Map<string, Promise<string>>();
  const load = async (path: string) => {
    const answer = await fetch(`${portal}${path}`);
    if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`);
    return answer.text();
  };
  return (path: string): Promise<string> => {
    const text = texts.get(path) ?? load(path);
    texts.set(path, text);
    return text;
  };
}

type Read = ReturnType<typeof reader>;

const bytesOf = (text: string): number => gzipSync(text, { level: 9 }).length;

const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found);

async function sumOf(read: Read, paths: Iterable<string>): Promise<number> {
  const texts = await Promise.all([...paths].map(read));
  return texts.reduce((sum, text) => sum + bytesOf(text), 0);
}

/** The scripts and every chunk that they import before they run. */
async function scriptsOf(read: Read, paths: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  const follow = async (path: string): Promise<void> => {
    if (found.has(path)) return;
    found.add(path);
    const imported = matches(await read(path), /(?:from|import)\s*["'](\.{1,2}\/[^"']+)["']/g);
    for (const next of imported) await follow(new URL(next, `http://portal${path}`).pathname);
  };
  for (const path of paths) await follow(path);
  return found;
}

async function weigh(read: Read, page: string): Promise<Weight> {
  const html = await read(page);
  const sheets = matches(html, /<link rel="stylesheet" href="([^"]+)"/g);
  const scripts = await scriptsOf(read, matches(html, /<script[^>]* src="([^"]+)"/g));
  if (sheets.length === 0) throw new Error(`${page} links no stylesheet: is it a page of ours?`);
  return {
    page,
    html: bytesOf(html),
    style: await sumOf(read, sheets),
    script: await sumOf(read, scripts),
  };
}

async function weighAll(): Promise<readonly Weight[]> {
  const served = await serve({ surface: 'portal', home: homeOfDemoCity() });
  const read = reader(served.portal);
  try {
    return await Promise.all(PAGES.map((page) => weigh(read, page)));
  } finally {
    await served.stop();
  }
}

/** The text itself has no budget: it is told, so that somebody sees it grow. */
const told = ({ page, html, style, script }: Weight) =>
  `  ${page.padEnd(16)} text ${html}, style ${style}, script ${script} bytes\n`;

const heaviest = (kind: 'style' | 'script', budget: number): Bench => ({
  name: `page-${kind}-bytes`,
  unit: 'bytes',
  budget,
  budgetOn: 'ours',
  isLowerBetter: true,
  isExact: true,
  prepare: async () => {
    const weights = await weighAll();
    if (kind === 'style') process.stderr.write(weights.map(told).join(''));
    return { ours: () => Math.max(...weights.map((weight) => weight[kind])) };
  },
});

/** What the map's page needs to work; the map that moves is a module script, which comes after. */
async function weighMap(): Promise<Weight> {
  const served = await serve({ surface: 'portal', home: homeOfDemoCity() });
  try {
    return await weigh(reader(served.portal), MAP);
  } finally {
    await served.stop();
  }
}

const mapBytes: Bench = {
  name: 'map-page-bytes',
  unit: 'bytes',
  budget: 64 * KILOBYTE,
  budgetOn: 'ours',
  isLowerBetter: true,
  isExact: true,
  prepare: async () => {
    const { html, style, script } = await weighMap();
    process.stderr.write(`  text ${html}, style ${style}; then the moving map ${script} bytes\n`);
    return { ours: () => html + style };
  },
};

export const bench: readonly Bench[] = [
  mapBytes,
  heaviest('style', 15 * KILOBYTE),
  heaviest('script', 10 * KILOBYTE),
];
