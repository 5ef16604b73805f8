/** Which months and categories are published, as clients of police.uk ask before all else. */
import { z } from 'zod';
import { firstDayOf } from '#kernel/time.ts';
import { operation } from '#platform/web/api/operation.ts';
import { openToAll } from '#platform/web/guard.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { sendProblem } from '#platform/web/server/send-problem.ts';
import { visitOf } from '#platform/web/visit.ts';
import type { CrimeReads } from './crime-reads.api.ts';
import { dateParameters } from './crime-request.api.ts';

const TOPIC = 'crime-api';

const crimeCategory = z
  .object({
    url: z.string().meta({ examples: ['all-crime'] }),
    name: z.string().meta({ examples: ['All crime'] }),
  })
  .meta({ id: 'CrimeCategory' });

const crimeDate = z
  .object({
    date: z.string().meta({ examples: ['2026-09'] }),
    'stop-and-search': z.array(z.string()).meta({ examples: [[]] }),
  })
  .meta({ id: 'CrimeDate' });

const lastUpdated = z
  .object({ date: z.string().meta({ examples: ['2026-09-01'] }) })
  .meta({ id: 'LastUpdated' });

const onRequest = openToAll('everybody may know what is published and how new it is');

export function crimeListsApi(app: WebApp, crimes: CrimeReads): void {
  categoriesRoute(app, crimes);
  app.get(
    '/api/crimes-street-dates',
    {
      onRequest,
      schema: {
        ...operation({ id: 'list-crime-dates', topic: TOPIC, example: '/api/crimes-street-dates' }),
        response: { 200: z.array(crimeDate) },
      },
    },
    (request) => datesOf(crimes.months(visitOf(request))),
  );
  app.get(
    '/api/crime-last-updated',
    {
      onRequest,
      schema: {
        ...operation({
          id: 'view-last-updated',
          topic: TOPIC,
          problems: [404],
          example: '/api/crime-last-updated',
        }),
        response: { 200: lastUpdated },
      },
    },
    async (request, reply) => {
      const [newest] = await crimes.months(visitOf(request));
      if (newest !== undefined) return { date: firstDayOf(newest) };
      await sendProblem(reply, 'not-found');
      return reply;
    },
  );
}

/** No stop and search record is published here yet, so no force has any. */
const datesOf = async (months: ReturnType<CrimeReads['months']>) =>
  (await months).map((date) => ({ date, 'stop-and-search': [] }));

function categoriesRoute(app: WebApp, crimes: CrimeReads): void {
  app.get(
    '/api/crime-categories',
    {
      onRequest,
      schema: {
        ...operation({
          id: 'list-crime-categories',
          topic: TOPIC,
          problems: [400],
          example: '/api/crime-categories?date={month}',
        }),
        querystring: dateParameters,
        response: { 200: z.array(crimeCategory) },
      },
    },
    (request) => crimes.categories(visitOf(request)),
  );
}
