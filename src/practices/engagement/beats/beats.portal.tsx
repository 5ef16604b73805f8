/** The list of beats: a map, a table to sort and search, and the same as CSV. */
import { openToAll } from '#platform/web/guard.ts';
import { MapFigure } from '#platform/web/look/map/map-figure.tsx';
import { PageHead } from '#platform/web/look/pieces.tsx';
import {
  pageOf,
  readTableQuery,
  tableHref,
  type TableQuery,
  type TableSchema,
} from '#platform/web/look/table-query.ts';
import { type Column, DataTable } from '#platform/web/look/table.tsx';
import { formatNumber } from '#platform/web/messages/format.ts';
import { sendPage, visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { sendCsv } from '#platform/web/server/send-csv.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import { Contact, contactWords, type Contacts } from '../teams/team-parts.portal.tsx';
import type { CityMaps } from './beat-map.portal.ts';
import { beatName, beatTitle } from './beat-words.portal.ts';
import type { BeatsReads } from './beats-reads.portal.ts';
import type { BeatSummary } from './list-beats.action.ts';

const SCHEMA: TableSchema = {
  sortable: ['code', 'name', 'district', 'residents'],
  defaultSort: { column: 'code', direction: 'up' },
  filters: { search: 'text' },
  rowsPerPage: 50,
};

export function beatsPortal(app: WebApp, reads: BeatsReads): void {
  const onRequest = openToAll('everybody may see all beats and who is responsible for each');

  app.get('/beats', { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const content = visitFor(visit, 'beat-pages');
    const query = readTableQuery(SCHEMA, request.query);
    const beats = await reads.beats(visit);
    const [maps, contacts] = await Promise.all([reads.cityMaps(visit), reads.teams(visit)]);
    return sendPage(reply, visit, {
      title: content.t('beat-pages:list.title'),
      section: 'area',
      crumbs: [{ label: content.t('beat-pages:list.title') }],
      messages: 'beat-pages',
      isCacheable: true,
      content: <BeatList visit={content} {...{ beats, maps, contacts, query }} />,
    });
  });

  app.get('/beats.csv', { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const [beats, contacts] = await Promise.all([reads.beats(visit), reads.teams(visit)]);
    const query = readTableQuery(SCHEMA, request.query);
    return sendCsv(reply, {
      name: `${visit.site.slug}-beats`,
      head: ['code', 'name', 'district', 'residents', 'square_kilometers', 'main_beat_officer'],
      rows: rowsFor(beats, query).map((beat) => [
        beat.code,
        beat.name,
        beat.district,
        beat.residents,
        Number(beat.squareKilometers.toFixed(3)),
        contactWords(visit, contacts.get(beat.code)),
      ]),
    });
  });
}

interface BeatListProps {
  readonly visit: Visit;
  readonly beats: readonly BeatSummary[];
  readonly maps: CityMaps;
  readonly contacts: Contacts;
  readonly query: TableQuery;
}

const BeatList = (props: BeatListProps) => {
  const { visit, beats, maps } = props;
  const { t, site, href } = visit;
  const linkOf = ({ id, name }: { id: string; name: string }) => ({
    href: href(`/beats/${encodeURIComponent(id)}`),
    title: beatName(visit, { code: id, name }),
  });
  if (beats.length === 0)
    return <PageHead title={t('beat-pages:list.title')} lead={visit.t('find-my-team:noBeats')} />;
  return (
    <>
      <PageHead
        title={t('beat-pages:list.title')}
        lead={t('beat-pages:list.lead', { place: site.place, count: beats.length })}
      />
      <div class="wrap space-y-14">
        <section aria-labelledby="map">
          <h2 class="head mb-4" id="map">
            {t('beat-pages:list.mapTitle')}
          </h2>
          <MapFigure
            label={t('find-my-team:mapLabel', { place: site.place })}
            map={maps.wide}
            phone={maps.phone}
            linkOf={linkOf}
          />
        </section>
        <section aria-labelledby="table">
          <h2 class="head mb-4" id="table">
            {t('beat-pages:list.tableTitle')}
          </h2>
          <BeatTable {...props} />
        </section>
      </div>
    </>
  );
};

const BeatTable = ({ visit, beats, contacts, query }: BeatListProps) => {
  const { t, site, href } = visit;
  const path = href('/beats');
  const rows = rowsFor(beats, query);
  const { firstRow } = pageOf(SCHEMA, query, rows.length);
  return (
    <DataTable
      t={t}
      caption={t('beat-pages:list.caption', { place: site.place })}
      isCaptionHidden={true}
      columns={columnsOf(visit, contacts)}
      rows={rows.slice(firstRow, firstRow + SCHEMA.rowsPerPage)}
      controls={{
        schema: SCHEMA,
        query,
        path,
        total: rows.length,
        filters: [{ name: 'search', label: t('beat-pages:list.search') }],
        csvHref: tableHref(href('/beats.csv'), SCHEMA, { ...query, page: 1 }),
      }}
    />
  );
};

function columnsOf(visit: Visit, contacts: Contacts): Column<BeatSummary>[] {
  const { t, href, locale } = visit;
  const unknown = <span class="text-muted">{t('beat-pages:list.unknown')}</span>;
  return [
    { key: 'code', label: t('beat-pages:list.code'), cell: ({ code }) => code },
    {
      key: 'name',
      label: t('beat-pages:list.name'),
      kind: 'head',
      cell: (beat) => (
        <a href={href(`/beats/${encodeURIComponent(beat.code)}`)}>{beatTitle(visit, beat)}</a>
      ),
    },
    {
      key: 'district',
      label: t('beat-pages:list.district'),
      cell: ({ district }) => district ?? unknown,
    },
    {
      key: 'contact',
      label: t('beat-pages:list.contact'),
      cell: ({ code }) => <Contact visit={visit} contact={contacts.get(code)} />,
    },
    {
      key: 'residents',
      label: t('beat-pages:list.residents'),
      kind: 'number',
      cell: ({ residents }) => (residents === null ? unknown : formatNumber(locale, residents)),
    },
  ];
}

/** Filtered and sorted. Without a sort of its own the list keeps the order of the codes. */
function rowsFor(beats: readonly BeatSummary[], { sort, filters }: TableQuery): BeatSummary[] {
  const search = filters['search']?.toLocaleLowerCase();
  const fits = ({ code, name, district }: BeatSummary) =>
    search === undefined ||
    [code, name, district].some((text) => text?.toLocaleLowerCase().includes(search));
  const rows = beats.filter(fits);
  const sorted = sort.column === 'code' ? rows : rows.toSorted(ORDERS[sort.column] ?? byName);
  return sort.direction === 'up' ? sorted : sorted.toReversed();
}

const byName = (a: BeatSummary, b: BeatSummary) => a.name.localeCompare(b.name);

const ORDERS: Readonly<Record<string, (a: BeatSummary, b: BeatSummary) => number>> = {
  name: byName,
  district: (a, b) => (a.district ?? '').localeCompare(b.district ?? '') || byName(a, b),
  residents: (a, b) => (a.residents ?? -1) - (b.residents ?? -1),
};
