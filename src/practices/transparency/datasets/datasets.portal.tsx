/** Open data: the list of datasets, a page for each with its dictionary, and the files. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { openToAll } from '#platform/web/guard.ts';
import type { FileFormat, OpenDataset } from '#platform/web/open-data/open-dataset.ts';
import { sendDatasetFile } from '#platform/web/open-data/send-file.ts';
import { sendPage, visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { sendProblem } from '#platform/web/server/send-problem.ts';
import { visitOf } from '#platform/web/visit.ts';
import type { Month } from '#kernel/time.ts';
import { parseFileName, parseMonthFile } from './dataset-file.ts';
import { DatasetPage } from './dataset-page.portal.tsx';
import { DatasetListPage } from './dataset-list-page.portal.tsx';
import {
  type DatasetTools,
  described,
  describedAll,
  FEED_PATH,
} from './described-datasets.portal.ts';

const nameAsked = z.object({ name: z.string().min(1).max(80) });
const fileAsked = z.object({ slug: z.string().min(1).max(80), file: z.string().max(80) });

interface Exchange {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export function datasetsPortal(app: WebApp, tools: DatasetTools): void {
  const onRequest = openToAll('open data is for everybody to take, check and use again');
  const { datasets } = tools;
  const withSlug = (slug: string) => datasets.find((dataset) => dataset.slug === slug);

  app.get('/data', { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const content = visitFor(visit, 'datasets');
    const list = await describedAll(visit, datasets);
    const title = content.t('datasets:title');
    return sendPage(reply, visit, {
      title,
      description: content.t('datasets:lead'),
      section: 'data',
      crumbs: [{ label: title }],
      messages: 'datasets',
      isCacheable: true,
      feeds: [{ title: content.t('datasets:programs.feed'), path: FEED_PATH }],
      content: <DatasetListPage visit={content} datasets={list} />,
    });
  });

  app.get('/data/:name', { onRequest, schema: { params: nameAsked } }, async (request, reply) => {
    const { name } = request.params;
    const page = withSlug(name);
    if (page) return sendDatasetPage({ request, reply }, page);
    const file = parseFileName(name);
    const dataset = file && withSlug(file.stem);
    if (!dataset) return sendProblem(reply, 'not-found');
    return sendFile(tools, { request, reply }, { dataset, format: file.format });
  });

  app.get(
    '/data/:slug/:file',
    { onRequest, schema: { params: fileAsked } },
    async (request, reply) => {
      const dataset = withSlug(request.params.slug);
      const file = parseMonthFile(request.params.file);
      if (!dataset?.isByMonth || !file) return sendProblem(reply, 'not-found');
      return sendFile(tools, { request, reply }, { dataset, ...file });
    },
  );
}

async function sendDatasetPage({ request, reply }: Exchange, dataset: OpenDataset) {
  const visit = visitOf(request);
  const content = visitFor(visit, 'datasets');
  const one = await described(visit, dataset);
  return sendPage(reply, visit, {
    title: one.title,
    description: one.description,
    section: 'data',
    crumbs: [{ label: content.t('datasets:title'), path: '/data' }, { label: one.title }],
    messages: 'datasets',
    isCacheable: true,
    feeds: [{ title: content.t('datasets:programs.feed'), path: FEED_PATH }],
    content: <DatasetPage visit={content} dataset={one} />,
  });
}

interface AskedFile {
  readonly dataset: OpenDataset;
  readonly format: FileFormat;
  readonly month?: Month;
}

/** A month that was never published has no file; one whose records all left has none any more. */
async function sendFile(
  { reads }: DatasetTools,
  exchange: Exchange,
  { dataset, format, month }: AskedFile,
) {
  const visit = visitOf(exchange.request);
  const { months, rowCount, sources } = await dataset.describe(visit);
  const isThere = month === undefined || months.some((known) => known.month === month);
  if (!dataset.formats.includes(format) || !isThere)
    return sendProblem(exchange.reply, 'not-found');
  const standing = JSON.stringify([rowCount, sources.map(({ refreshedOn }) => refreshedOn)]);
  return sendDatasetFile(reads, exchange, { dataset, format, month, standing });
}
