/** The force of the host, as clients of police.uk ask for it. No other is known here. */
import { z } from 'zod';
import { operation } from '#platform/web/api/operation.ts';
import { openToAll } from '#platform/web/guard.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { sendProblem } from '#platform/web/server/send-problem.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';

const TOPIC = 'force-api';

const force = z
  .object({
    id: z.string().meta({ examples: ['alder-bay'] }),
    name: z.string().meta({ examples: ['Alder Bay Police'] }),
  })
  .meta({ id: 'Force' });

const engagementMethod = z
  .object({
    type: z.enum(['web', 'email', 'telephone']).meta({ examples: ['web'] }),
    title: z.string().meta({ examples: ['Website'] }),
    description: z.string().meta({ examples: [''] }),
    url: z.string().meta({ examples: ['https://police.alder-bay.example/'] }),
  })
  .meta({ id: 'EngagementMethod' });

const forceDetails = z
  .object({
    id: z.string().meta({ examples: ['alder-bay'] }),
    name: z.string().meta({ examples: ['Alder Bay Police'] }),
    description: z.string().meta({ examples: ['The police of Alder Bay.'] }),
    telephone: z.string().meta({ examples: ['555-0100'] }),
    url: z.string().meta({ examples: ['https://police.alder-bay.example/'] }),
    engagement_methods: z.array(engagementMethod),
  })
  .meta({ id: 'ForceDetails' });

const params = z.object({ id: z.string().meta({ examples: ['alder-bay'] }) });

export function forcesApi(app: WebApp): void {
  const onRequest = openToAll('everybody may know which police force this is');
  app.get(
    '/api/forces',
    {
      onRequest,
      schema: {
        ...operation({ id: 'list-forces', topic: TOPIC, example: '/api/forces' }),
        response: { 200: z.array(force) },
      },
    },
    (request) => {
      const { site } = visitOf(request);
      return [{ id: site.slug, name: site.name }];
    },
  );
  app.get(
    '/api/forces/:id',
    {
      onRequest,
      schema: {
        ...operation({
          id: 'view-force',
          topic: TOPIC,
          problems: [404],
          example: '/api/forces/{force}',
        }),
        params,
        response: { 200: forceDetails },
      },
    },
    async (request, reply) => {
      const visit = visitOf(request);
      if (request.params.id === visit.site.slug) return detailsOf(visit);
      await sendProblem(reply, 'not-found');
      return reply;
    },
  );
}

function detailsOf(visit: Visit): z.output<typeof forceDetails> {
  const { site, t } = visit;
  return {
    id: site.slug,
    name: site.name,
    description: t('force-api:about', { place: site.place }),
    telephone: site.nonUrgentNumber ?? site.emergencyNumber,
    url: visit.url('/'),
    engagement_methods: methodsOf(visit),
  };
}

function methodsOf(visit: Visit): z.output<typeof engagementMethod>[] {
  const { contactEmail, nonUrgentNumber } = visit.site;
  const ways = [
    { type: 'web', url: visit.url('/') },
    ...(contactEmail === null ? [] : [{ type: 'email', url: `mailto:${contactEmail}` } as const]),
    ...(nonUrgentNumber === null
      ? []
      : [{ type: 'telephone', url: `tel:${nonUrgentNumber.replaceAll(/[^\d+]/g, '')}` } as const]),
  ] as const;
  return ways.map((way) => ({
    ...way,
    title: visit.t(`force-api:way.${way.type}`),
    description: '',
  }));
}
