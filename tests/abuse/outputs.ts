/** Everything that the portal gives to somebody who asks for all: pages, files, API, tiles. */
import type { WebApp } from '#platform/web/server/app.ts';

export interface Output {
  readonly path: string;
  readonly status: number;
  /** Latin-1 for what is no text, so that no byte is lost to a search. */
  readonly body: string;
}

export interface Asking {
  readonly portal: WebApp;
  readonly host: string;
  /** Addresses that no page links to. */
  readonly also: readonly string[];
}

const MOST_PAGES = 1_500;

/** Follows the links from the home page, in every language, and asks for `also`. */
export async function allOutputs({ portal, host, also }: Asking): Promise<Output[]> {
  const waiting = ['/', ...also];
  const seen = new Set(waiting);
  const outputs: Output[] = [];
  for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
    const answer = await portal.inject({ url: path, headers: { host } });
    const bytes = answer.rawPayload;
    const isText = /text|json|xml|svg/.test(String(answer.headers['content-type']));
    const body = bytes.toString(isText ? 'utf8' : 'latin1');
    outputs.push({ path, status: answer.statusCode, body });
    if (outputs.length > MOST_PAGES) throw new Error('The portal has no end');
    // A page with a query leads to every other view of itself: it is read, and not followed.
    if (path.includes('?')) continue;
    const next = [...linksIn(answer.headers['location'] ?? '', body)];
    for (const link of next.filter((one) => !seen.has(one))) {
      seen.add(link);
      waiting.push(link);
    }
  }
  return outputs;
}

function* linksIn(location: string, body: string): Generator<string> {
  const found = [...body.matchAll(/(?:href|src|action)="([^"]*)"/g)].map(([, link = '']) => link);
  for (const link of [location, ...found]) {
    const path = link.replaceAll('&amp;', '&').replace(/#.*$/, '');
    // Forms for mistakes carry the page they were opened from: endless, and nothing of ours.
    const isOwn = /^\/(?!\/|assets\/)/.test(path) && !path.includes('/mistakes/');
    if (isOwn) yield path;
  }
}

/** The web map tile that holds a place. Source: ogc-tile-matrix-set */
export function tileAt(zoom: number, longitude: number, latitude: number): string {
  const across = 2 ** zoom;
  const sine = Math.sin((latitude * Math.PI) / 180);
  const x = Math.floor(((longitude + 180) / 360) * across);
  const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * across);
  return `${zoom}/${x}/${y}`;
}
