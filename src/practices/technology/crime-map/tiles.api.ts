/** Vector tiles of the map: the ground, the beats, and one month's published points. */
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { type Month, parseMonth } from '#kernel/time.ts';
import { encodeTile, readTileName, TILE_TYPE, type TileName } from '#platform/maps/tile.ts';
import { openToAll } from '#platform/web/guard.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import { sendProblem } from '#platform/web/server/send-problem.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import { listPublishedMonths } from '../incidents/publication/list-published-incidents.action.ts';
import type { MapMemory } from './map-memory.portal.ts';

const LAYERS = ['all', 'ground', 'incidents'] as const;

const asked = z.object({
  /** Left out: the newest. */
  month: z.string().transform(parseMonth).optional(),
  layers: z.enum(LAYERS).default('all'),
});

const named = z.object({ version: z.string(), z: z.string(), x: z.string(), y: z.string() });

export interface TileTools {
  readonly reads: PublicReads;
  readonly memory: MapMemory;
}

/**
 * A tile is asked after each time (304 is cheap) and never kept for ever: what is withdrawn today
 * must be gone from every map today. An old version's address leads to the current one.
 */
export function tilesApi(app: WebApp, { reads, memory }: TileTools): void {
  const onRequest = openToAll('the map shows what is published, to everybody');
  app.get('/tiles/:version/:z/:x/:y.mvt', { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const { version, z: zoom, x, y } = named.parse(request.params);
    const name = readTileName(zoom, x, y);
    const query = asked.safeParse(request.query);
    const isNamed = /^\d{1,15}$/.test(version) && name && query.success;
    if (!isNamed || (query.data.month === undefined && hasMonth(request.query)))
      return sendProblem(reply, 'not-found');
    const current = String(await memory.version(visit));
    if (version !== current)
      return toCurrent(reply, request.url.replace(`/tiles/${version}/`, `/tiles/${current}/`));
    const month = query.data.month ?? (await newestMonth(reads, visit));
    const tile = await drawTile(memory, visit, { name, month, layers: query.data.layers });
    return reply.type(TILE_TYPE).send(tile);
  });
}

const hasMonth = (query: unknown): boolean =>
  z.object({ month: z.string() }).safeParse(query).success;

const toCurrent = (reply: FastifyReply, address: string) =>
  reply.header('cache-control', 'no-store').redirect(address, 302);

const newestMonth = async (reads: PublicReads, { site }: Visit): Promise<Month | undefined> => {
  const key = { agencyId: site.agencyId, name: 'crime-map.months' };
  return (await reads.read(key, listPublishedMonths))[0];
};

interface TileAsked {
  readonly name: TileName;
  readonly month: Month | undefined;
  readonly layers: (typeof LAYERS)[number];
}

async function drawTile(
  memory: MapMemory,
  visit: Visit,
  { name, month, layers }: TileAsked,
): Promise<Buffer> {
  const ground = layers === 'incidents' ? {} : (await memory.ground(visit)).tile(name);
  const isDotted = layers !== 'ground' && month !== undefined;
  const incidents = isDotted ? (await memory.month(visit, month)).points.tile(name) : [];
  return encodeTile({ ...ground, incidents });
}
