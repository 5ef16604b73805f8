/** What came of incidents, as clients of police.uk ask for it. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { operation } from '#platform/web/api/operation.ts';
import { openToAll } from '#platform/web/guard.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { sendProblem } from '#platform/web/server/send-problem.ts';
import { visitOf } from '#platform/web/visit.ts';
import { findPublishedIncidents } from '../../incidents/publication/list-published-incidents.action.ts';
import { ALL_CRIME } from './crime-area.ts';
import {
  A_FORM,
  answerCrimes,
  areaOf,
  bothOf,
  type CrimeTools,
  ONLY_READS,
  pickPoint,
  pickWithin,
  type PlaceParameters,
  placeParameters,
  sendMissing,
} from './crime-request.api.ts';
import { crimeHistory, crimeOf, crimeOutcome, outcomeOf, outcomesOf } from './street-crime.api.ts';

const TOPIC = 'crime-api';
const onRequest = openToAll('what came of published incidents is for everybody');
const response = { 200: z.array(crimeOutcome) };

export function outcomesApi(app: WebApp, tools: CrimeTools): void {
  placeRoutes(app, tools);
  historyRoute(app, tools);
}

function placeRoutes(app: WebApp, tools: CrimeTools): void {
  const path = '/api/outcomes-at-location';
  const problems = [400, 404, 503];
  const example = `${path}?lat={latitude}&lng={longitude}`;
  const words = { id: 'find-outcomes-at-location', topic: TOPIC, problems, example };
  app.get(
    path,
    { onRequest, schema: { ...operation(words), querystring: placeParameters, response } },
    async (request, reply) => {
      await sendOutcomes(tools, { request, reply }, request.query);
      return reply;
    },
  );
  app.post(
    path,
    {
      onRequest,
      config: ONLY_READS,
      schema: {
        ...operation({ id: 'post-find-outcomes', topic: TOPIC, problems: [...problems, 413, 415] }),
        consumes: A_FORM,
        querystring: placeParameters,
        body: placeParameters.nullish(),
        response,
      },
    },
    async (request, reply) => {
      await sendOutcomes(tools, { request, reply }, bothOf(request.query, request.body));
      return reply;
    },
  );
}

/** A point by its number goes first, then a polygon, then a mile round a place. */
async function sendOutcomes(
  tools: CrimeTools,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  asked: PlaceParameters,
): Promise<FastifyReply> {
  const area = areaOf(asked);
  const isByNumber = asked.location_id !== undefined;
  const pick = isByNumber ? pickPoint(asked) : area && pickWithin(area);
  if (!pick) return sendMissing(reply, 'crime-place-missing');
  const visit = visitOf(request);
  const question = { category: ALL_CRIME, date: asked.date, pick };
  const found = await answerCrimes(tools, { visit, reply }, question);
  if (found === undefined) return reply;
  const words = await tools.crimes.words(visit);
  return reply.send(
    found.flatMap((incident) => {
      const outcome = outcomeOf(incident, words);
      return outcome === null ? [] : [{ ...outcome, crime: crimeOf(incident, words) }];
    }),
  );
}

function historyRoute(app: WebApp, { reads, crimes }: CrimeTools): void {
  app.get(
    '/api/outcomes-for-crime/:persistentId',
    {
      onRequest,
      schema: {
        ...operation({
          id: 'view-crime-outcomes',
          topic: TOPIC,
          problems: [404],
          example: '/api/outcomes-for-crime/{persistentId}',
        }),
        params: z.object({
          persistentId: z
            .string()
            .min(1)
            .max(200)
            .meta({ examples: ['0'.repeat(64)] }),
        }),
        response: { 200: crimeHistory },
      },
    },
    async (request, reply) => {
      const visit = visitOf(request);
      const { persistentId } = request.params;
      const lives = await reads.once(visit.site.agencyId, (work) =>
        findPublishedIncidents(work, persistentId),
      );
      const [first] = lives;
      if (!first) return sendProblem(reply, 'not-found').then(() => reply);
      const words = await crimes.words(visit);
      return {
        crime: crimeOf(first.incident, words),
        outcomes: lives.flatMap((life) => outcomesOf(life, words)),
      };
    },
  );
}
