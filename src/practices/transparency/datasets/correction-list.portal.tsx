/** All published corrections for people to read: by day, both states, the newest first. */
import { openToAll } from '#platform/web/guard.ts';
import { PageHead } from '#platform/web/look/pieces.tsx';
import { pageOf, readTableQuery, type TableSchema } from '#platform/web/look/table-query.ts';
import { formatDay } from '#platform/web/messages/format.ts';
import type { PublishedCorrection } from '#platform/web/open-data/open-dataset.ts';
import { sendPage, visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import {
  CORRECTIONS_PATH,
  type DatasetTools,
  dayAnchor,
  FEED_PATH,
} from './described-datasets.portal.ts';

const SCHEMA: TableSchema = {
  sortable: [],
  defaultSort: { column: 'day', direction: 'down' },
  rowsPerPage: 50,
};

/** Pages beyond this are the last one; nobody turns so many. */
const MOST_PAGES = 2_000;

export function correctionListPortal(app: WebApp, { corrections }: DatasetTools): void {
  const onRequest = openToAll('what was published and then changed is for everybody to read');
  app.get(CORRECTIONS_PATH, { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const content = visitFor(visit, 'datasets');
    const query = readTableQuery(SCHEMA, request.query);
    const limit = SCHEMA.rowsPerPage;
    const skip = (Math.min(query.page, MOST_PAGES) - 1) * limit;
    const first = await corrections(visit, { skip, limit });
    const { page, pages, firstRow } = pageOf(SCHEMA, query, first.total);
    const shown = firstRow === skip ? first : await corrections(visit, { skip: firstRow, limit });
    const title = content.t('datasets:corrections.title');
    return sendPage(reply, visit, {
      title,
      crumbs: [{ label: title }],
      messages: 'datasets',
      isCacheable: true,
      feeds: [{ title: content.t('datasets:programs.feed'), path: FEED_PATH }],
      content: (
        <CorrectionsList
          visit={content}
          corrections={shown.corrections}
          page={page}
          pages={pages}
        />
      ),
    });
  });
}

interface ListProps {
  readonly visit: Visit;
  readonly corrections: readonly PublishedCorrection[];
  readonly page: number;
  readonly pages: number;
}

const CorrectionsList = (props: ListProps) => {
  const { visit, corrections } = props;
  const { t, href } = visit;
  const days = [...Map.groupBy(corrections, ({ day }) => day)];
  return (
    <>
      <PageHead title={t('datasets:corrections.title')} lead={t('datasets:corrections.lead')} />
      <div class="wrap grid gap-x-16 gap-y-14 lg:grid-cols-[1.9fr_1fr]">
        <div class="min-w-0 space-y-10">
          {days.length === 0 && (
            <p class="border-y border-line py-6 text-muted">{t('datasets:corrections.none')}</p>
          )}
          {days.map(([day, ofDay]) => (
            <section aria-labelledby={dayAnchor(day)}>
              <h2 class="head" id={dayAnchor(day)}>
                {formatDay(visit.locale, day)}
              </h2>
              <Kind visit={visit} corrections={ofDay} kind="changed" />
              <Kind visit={visit} corrections={ofDay} kind="withdrawn" />
            </section>
          ))}
          <Pages {...props} />
        </div>
        <aside class="min-w-0 space-y-3 text-md" aria-label={t('datasets:corrections.mistake')}>
          <h2 class="head">{t('datasets:corrections.mistake')}</h2>
          <p>
            <a class="inline-block py-1" href={href('/mistakes/new')}>
              {t('datasets:corrections.tell')}
            </a>
          </p>
          <p>
            <a class="inline-block py-1" href={href(FEED_PATH)}>
              {t('datasets:programs.feed')}
            </a>
          </p>
          <p>
            <a class="inline-block py-1" href={href('/data')}>
              {t('datasets:title')}
            </a>
          </p>
        </aside>
      </div>
    </>
  );
};

type KindProps = Pick<ListProps, 'visit' | 'corrections'> & {
  readonly kind: PublishedCorrection['kind'];
};

const Kind = ({ visit: { t }, corrections, kind }: KindProps) => {
  const ofKind = corrections.filter((correction) => correction.kind === kind);
  return ofKind.length === 0 ? null : (
    <>
      <h3 class="subhead mt-4 mb-2">{t(`datasets:corrections.${kind}`)}</h3>
      <ul class="rows *:py-3">
        {ofKind.map(({ sentence }) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </>
  );
};

const Pages = ({ visit: { t, href }, page, pages }: ListProps) => {
  const pathOf = (other: number) =>
    href(other > 1 ? `${CORRECTIONS_PATH}?page=${other}` : CORRECTIONS_PATH);
  return pages < 2 ? null : (
    <nav class="flex flex-wrap gap-5 text-md" aria-label={t('datasets:corrections.pages')}>
      <span class="inline-block py-2 text-muted">
        {t('datasets:corrections.page', { page, pages })}
      </span>
      {page > 1 && (
        <a class="inline-block py-2" href={pathOf(page - 1)} rel="prev">
          {t('datasets:corrections.newer')}
        </a>
      )}
      {page < pages && (
        <a class="inline-block py-2" href={pathOf(page + 1)} rel="next">
          {t('datasets:corrections.older')}
        </a>
      )}
    </nav>
  );
};
