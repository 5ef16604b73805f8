/** The operator's own background of the map, one PMTiles file, read in parts by the browser. */
import { basename, dirname } from 'node:path';
import { openToAll } from '../web/guard.ts';
import type { WebApp } from '../web/server/app.ts';

export const BASEMAP_PATH = '/basemap.pmtiles';

/** Asked after each time: the operator may put a newer file in its place. */
const CACHING = { maxAge: 0, immutable: false, preCompressed: false };

export function serveBasemap(app: WebApp, file: string): void {
  const onRequest = openToAll('streets and rivers are no secret');
  app.get(BASEMAP_PATH, { onRequest, config: { isSiteless: true } }, (_request, reply) =>
    reply.type('application/vnd.pmtiles').sendFile(basename(file), dirname(file), CACHING),
  );
}
