/** Beats as clients of police.uk ask for them: its neighbourhoods, and which one holds a place. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { operation } from '#platform/web/api/operation.ts';
import { place } from '#platform/web/api/parameters.ts';
import { openToAll } from '#platform/web/guard.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import { sendProblem } from '#platform/web/server/send-problem.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import { type BeatsReads, todayOf } from './beats-reads.portal.ts';
import { boundaryPathOf } from './view-boundary-path.action.ts';
import { findBeatAt } from './find-beat-at.action.ts';
import type { BeatSummary } from './list-beats.action.ts';
import {
  detailsOf,
  located,
  neighbourhood,
  neighbourhoodDetails,
  type PolicePlace,
  policeEvent,
  position,
  positionOf,
  priority,
} from './neighbourhood-answers.api.ts';

const TOPIC = 'neighbourhood-api';

export interface NeighbourhoodTools {
  readonly reads: PublicReads;
  readonly beats: BeatsReads;
  /** Places of the police that serve a beat. */
  readonly places: (visit: Visit, beat: BeatSummary) => Promise<readonly PolicePlace[]>;
}

export const forceParams = z.object({ force: z.string().meta({ examples: ['alder-bay'] }) });
export const neighbourhoodParams = forceParams.extend({
  neighbourhood: z.string().meta({ examples: ['B12'] }),
});

const onRequest = openToAll('everybody may know which beats there are and where they lie');

export function neighbourhoodsApi(app: WebApp, tools: NeighbourhoodTools): void {
  listRoutes(app, tools);
  locateRoute(app, tools);
  detailRoutes(app, tools);
  planRoutes(app, tools);
}

function listRoutes(app: WebApp, { beats }: NeighbourhoodTools): void {
  app.get(
    '/api/:force/neighbourhoods',
    {
      onRequest,
      schema: {
        ...operation({
          id: 'list-neighbourhoods',
          topic: TOPIC,
          problems: [404],
          example: '/api/{force}/neighbourhoods',
        }),
        params: forceParams,
        response: { 200: z.array(neighbourhood) },
      },
    },
    async (request, reply) => {
      const visit = visitOf(request);
      if (request.params.force === visit.site.slug)
        return (await beats.beats(visit)).map(({ code, name }) => ({ id: code, name }));
      await sendProblem(reply, 'not-found');
      return reply;
    },
  );
}

function locateRoute(app: WebApp, { reads }: NeighbourhoodTools): void {
  app.get(
    '/api/locate-neighbourhood',
    {
      onRequest,
      schema: {
        ...operation({
          id: 'locate-neighbourhood',
          topic: TOPIC,
          problems: [400, 404],
          example: '/api/locate-neighbourhood?q={latitude},{longitude}',
        }),
        querystring: z.object({ q: place.meta({ examples: ['38.91234,-123.71234'] }) }),
        response: { 200: located },
      },
    },
    async (request, reply) => {
      const visit = visitOf(request);
      const { agencyId, slug } = visit.site;
      const found = await reads.once(agencyId, (work) =>
        findBeatAt(work, request.query.q, todayOf(visit)),
      );
      if (found.ok) return { force: slug, neighbourhood: found.value };
      await sendProblem(reply, 'not-found');
      return reply;
    },
  );
}

function detailRoutes(app: WebApp, { reads, beats, places }: NeighbourhoodTools): void {
  app.get(
    '/api/:force/:neighbourhood',
    { onRequest, schema: schemaOf('view-neighbourhood', '', neighbourhoodDetails) },
    async (request, reply) => {
      const asked = await beatAsked(request, reply, { beats, asked: request.params });
      return asked === undefined
        ? reply
        : detailsOf(asked.visit, asked.beat, await places(asked.visit, asked.beat));
    },
  );
  app.get(
    '/api/:force/:neighbourhood/boundary',
    { onRequest, schema: schemaOf('view-boundary', '/boundary', z.array(position)) },
    async (request, reply) => {
      const asked = await beatAsked(request, reply, { beats, asked: request.params });
      if (asked === undefined) return reply;
      const today = todayOf(asked.visit);
      const { code } = asked.beat;
      const { agencyId } = asked.visit.site;
      const path = await reads.read(
        { agencyId, name: 'beats.path', parameters: [today, code] },
        (work) => boundaryPathOf(work, code, today),
      );
      return path.map(positionOf);
    },
  );
}

/** Shapes that stay, lists that are empty: no topic publishes events or priorities of beats yet. */
function planRoutes(app: WebApp, { beats }: NeighbourhoodTools): void {
  app.get(
    '/api/:force/:neighbourhood/events',
    { onRequest, schema: schemaOf('list-events', '/events', z.array(policeEvent)) },
    async (request, reply) =>
      (await beatAsked(request, reply, { beats, asked: request.params })) ? [] : reply,
  );
  app.get(
    '/api/:force/:neighbourhood/priorities',
    { onRequest, schema: schemaOf('list-priorities', '/priorities', z.array(priority)) },
    async (request, reply) =>
      (await beatAsked(request, reply, { beats, asked: request.params })) ? [] : reply,
  );
}

const schemaOf = <Answer extends z.ZodType>(id: string, end: string, answer: Answer) => ({
  ...operation({
    id,
    topic: TOPIC,
    problems: [404],
    example: `/api/{force}/{neighbourhood}${end}`,
  }),
  params: neighbourhoodParams,
  response: { 200: answer },
});

interface Asked {
  readonly beats: BeatsReads;
  readonly asked: z.output<typeof neighbourhoodParams>;
}

/** The beat that an address names; undefined when the problem has been sent. */
export async function beatAsked(
  request: FastifyRequest,
  reply: FastifyReply,
  { beats, asked }: Asked,
): Promise<{ readonly visit: Visit; readonly beat: BeatSummary } | undefined> {
  const visit = visitOf(request);
  const known = asked.force === visit.site.slug ? await beats.beats(visit) : [];
  const beat = known.find(({ code }) => code === asked.neighbourhood);
  if (beat) return { visit, beat };
  await sendProblem(reply, 'not-found');
  return undefined;
}
