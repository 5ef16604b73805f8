/** The list of all datasets, for programs and for other catalogs. */
import { openToAll } from '#platform/web/guard.ts';
import { formatMonth } from '#platform/web/messages/format.ts';
import { visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import type { CatalogFile, ListedDataset } from './catalog.ts';
import {
  CATALOG_PATH,
  type DatasetTools,
  type DescribedDataset,
  describedAll,
  filePath,
  pagePath,
} from './described-datasets.portal.ts';
import { drawCatalog } from './draw-catalog.action.ts';

export function catalogApi(app: WebApp, { datasets }: DatasetTools): void {
  const onRequest = openToAll('catalogs everywhere may list what is published here');
  app.get(CATALOG_PATH, { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const { site } = visit;
    const listed = (await describedAll(visit, datasets)).map((one) => listedOf(visit, one));
    const content = visitFor(visit, 'datasets');
    const facts = {
      agency: site.slug,
      publisher: site.name,
      contactEmail: site.contactEmail,
      place: site.place,
      language: content.locale,
      catalogUrl: visit.url(CATALOG_PATH),
    };
    return reply.type('application/json; charset=utf-8').send(drawCatalog(facts, listed));
  });
}

function listedOf(visit: Visit, dataset: DescribedDataset): ListedDataset {
  const { slug, title, description, keywords, sources } = dataset;
  const { correctedOn, firstMonth, lastMonth } = dataset;
  return {
    slug,
    title,
    description,
    keywords,
    sources,
    correctedOn,
    firstMonth,
    lastMonth,
    pageUrl: visit.url(pagePath(slug)),
    files: filesOf(visitFor(visit, 'datasets'), dataset),
  };
}

function filesOf(visit: Visit, { slug, title, formats, months }: DescribedDataset): CatalogFile[] {
  const { t, locale } = visit;
  const absolute = (path: string) => new URL(path, visit.url('/')).href;
  const named = (format: 'csv' | 'geojson') => t(`datasets:format.${format}`);
  const whole = formats.map((format) => ({
    format,
    url: absolute(filePath(slug, format)),
    title: `${title} (${named(format)})`,
  }));
  const monthly = months.flatMap(({ month }) =>
    formats.map((format) => ({
      format,
      url: absolute(filePath(slug, format, month)),
      title: `${title}, ${formatMonth(locale, month)} (${named(format)})`,
    })),
  );
  return [...whole, ...monthly];
}
