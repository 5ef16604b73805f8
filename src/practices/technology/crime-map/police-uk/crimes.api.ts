/** Incidents one by one, as clients of police.uk ask for them. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { operation } from '#platform/web/api/operation.ts';
import { openToAll } from '#platform/web/guard.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import { sendProblem } from '#platform/web/server/send-problem.ts';
import { visitOf } from '#platform/web/visit.ts';
import { ALL_CRIME } from './crime-area.ts';
import { crimeListsApi } from './crime-lists.api.ts';
import { crimeReads } from './crime-reads.api.ts';
import {
  A_FORM,
  answerCrimes,
  areaOf,
  areaParameters,
  bothOf,
  categoryParams,
  type CrimeQuestion,
  type CrimeTools,
  dateParameters,
  isKnown,
  ONLY_READS,
  pickPoint,
  pickWithin,
  pointParameters,
  sendMissing,
} from './crime-request.api.ts';
import { findCrimesWithoutPlace } from './find-crimes.action.ts';
import { outcomesApi } from './outcomes.api.ts';
import { crime, crimeOf } from './street-crime.api.ts';

const TOPIC = 'crime-api';
const onRequest = openToAll('published incidents are for everybody, on pages and for programs');
const response = { 200: z.array(crime) };

export function crimesApi(app: WebApp, reads: PublicReads): void {
  const tools = { reads, crimes: crimeReads(reads) };
  crimeListsApi(app, tools.crimes);
  streetRoutes(app, tools);
  pointRoute(app, tools);
  placelessRoute(app, tools);
  outcomesApi(app, tools);
}

async function sendCrimes(
  tools: CrimeTools,
  { request, reply }: { readonly request: FastifyRequest; readonly reply: FastifyReply },
  question: CrimeQuestion,
): Promise<FastifyReply> {
  const visit = visitOf(request);
  const found = await answerCrimes(tools, { visit, reply }, question);
  if (found === undefined) return reply;
  const words = await tools.crimes.words(visit);
  return reply.send(found.map((incident) => crimeOf(incident, words)));
}

function streetRoutes(app: WebApp, tools: CrimeTools): void {
  const problems = [400, 404, 503];
  const example = '/api/crimes-street/all-crime?lat={latitude}&lng={longitude}';
  const asked = { params: categoryParams, querystring: areaParameters, response };
  app.get(
    '/api/crimes-street/:category',
    {
      onRequest,
      schema: { ...operation({ id: 'find-crimes', topic: TOPIC, problems, example }), ...asked },
    },
    async (request, reply) => {
      const area = areaOf(request.query);
      if (!area) return sendMissing(reply, 'area-missing').then(() => reply);
      const question = { ...request.params, date: request.query.date, pick: pickWithin(area) };
      await sendCrimes(tools, { request, reply }, question);
      return reply;
    },
  );
  app.post(
    '/api/crimes-street/:category',
    {
      onRequest,
      config: ONLY_READS,
      schema: {
        ...operation({ id: 'post-find-crimes', topic: TOPIC, problems: [...problems, 413, 415] }),
        ...asked,
        consumes: A_FORM,
        body: areaParameters.nullish(),
      },
    },
    async (request, reply) => {
      const sent = bothOf(request.query, request.body);
      const area = areaOf(sent);
      if (!area) return sendMissing(reply, 'area-missing').then(() => reply);
      const question = { ...request.params, date: sent.date, pick: pickWithin(area) };
      await sendCrimes(tools, { request, reply }, question);
      return reply;
    },
  );
}

function pointRoute(app: WebApp, tools: CrimeTools): void {
  app.get(
    '/api/crimes-at-location',
    {
      onRequest,
      schema: {
        ...operation({
          id: 'find-crimes-at-location',
          topic: TOPIC,
          problems: [400, 404, 503],
          example: '/api/crimes-at-location?lat={latitude}&lng={longitude}',
        }),
        querystring: pointParameters,
        response,
      },
    },
    async (request, reply) => {
      const pick = pickPoint(request.query);
      if (!pick) return sendMissing(reply, 'crime-point-missing').then(() => reply);
      const question = { category: ALL_CRIME, date: request.query.date, pick };
      await sendCrimes(tools, { request, reply }, question);
      return reply;
    },
  );
}

const placelessParameters = dateParameters.extend({
  category: z
    .string()
    .default(ALL_CRIME)
    .meta({ examples: [ALL_CRIME] }),
  force: z.string().meta({ examples: ['alder-bay'] }),
});

function placelessRoute(app: WebApp, { reads, crimes }: CrimeTools): void {
  app.get(
    '/api/crimes-no-location',
    {
      onRequest,
      schema: {
        ...operation({
          id: 'list-crimes-without-location',
          topic: TOPIC,
          problems: [400, 404, 503],
          example: '/api/crimes-no-location?category=all-crime&force={force}',
        }),
        querystring: placelessParameters,
        response,
      },
    },
    async (request, reply) => {
      const visit = visitOf(request);
      const { category, force, date } = request.query;
      const when = await crimes.monthAsked(visit, date);
      const isOurs = force === visit.site.slug && (await isKnown(crimes, visit, category));
      if (!isOurs || when.kind === 'unknown')
        return sendProblem(reply, 'not-found').then(() => reply);
      if (when.kind === 'nothing') return [];
      const { month } = when;
      const found = await reads.once(visit.site.agencyId, (work) =>
        findCrimesWithoutPlace(work, { month, category }),
      );
      if (!found) return sendProblem(reply, 'answer-too-large').then(() => reply);
      const words = await crimes.words(visit);
      return found.map((incident) => crimeOf(incident, words));
    },
  );
}
