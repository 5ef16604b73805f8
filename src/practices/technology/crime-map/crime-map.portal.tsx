/** The crime map: one month of published reports on a map and in a list. */
import type { FastifyReply } from 'fastify';
import type { VNode } from 'preact';
import { openToAll } from '#platform/web/guard.ts';
import { sendPage, visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import type { CrimeMapReads } from './crime-map-reads.portal.ts';
import type { MapMemory } from './map-memory.portal.ts';
import { MapPage, NothingPublished } from './map-page.portal.tsx';
import { type MapRequest, readMapRequest } from './map-request.ts';
import { readMapView } from './read-map-view.portal.ts';

export interface CrimeMapTools {
  readonly reads: CrimeMapReads;
  readonly memory: MapMemory;
  /** Where the operator's background is served; undefined: there is none. */
  readonly basemap: string | undefined;
}

export function crimeMapPortal(app: WebApp, tools: CrimeMapTools): void {
  const onRequest = openToAll('everybody may see what was reported, where it harms nobody');
  app.get('/map', { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const asked = readMapRequest(request.query);
    return sendMap(reply, visit, await drawPage(tools, visitFor(visit, 'crime-map'), asked));
  });
}

async function drawPage(tools: CrimeMapTools, visit: Visit, asked: MapRequest): Promise<VNode> {
  const view = await readMapView(tools, visit, asked);
  return view ? <MapPage {...view} /> : <NothingPublished visit={visit} />;
}

/**
 * Drawn once per version, but asked after each time: no browser and no proxy may show for a minute
 * what was withdrawn a moment ago.
 */
function sendMap(reply: FastifyReply, visit: Visit, content: VNode): FastifyReply {
  const { t } = visitFor(visit, 'crime-map');
  reply.header('cache-control', 'public, no-cache');
  return sendPage(reply, visit, {
    title: t('crime-map:title'),
    description: t('crime-map:description', { place: visit.site.place }),
    section: 'map',
    messages: 'crime-map',
    islands: ['crime-map'],
    content,
  });
}
