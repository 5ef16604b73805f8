/** Police stations: a page with all of them, and the nearest ones beside a beat. */
import type { VNode } from 'preact';
import type { Point } from '#kernel/place.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { openToAll } from '#platform/web/guard.ts';
import { phone as written } from '#platform/web/look/language.tsx';
import { PageHead } from '#platform/web/look/pieces.tsx';
import { DataTable } from '#platform/web/look/table.tsx';
import { formatList } from '#platform/web/messages/format.ts';
import { sendPage, visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import { listStations } from './list-stations.action.ts';
import { nearestTo, type Station, type Weekday, WEEKDAYS } from './station.ts';

const read = (reads: PublicReads, { site }: Visit) =>
  reads.read({ agencyId: site.agencyId, name: 'stations.list' }, listStations);

export function stationsPortal(app: WebApp, reads: PublicReads): void {
  const onRequest = openToAll('everybody may know where a station is and when it is open');
  app.get('/stations', { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const content = visitFor(visit, 'station-pages');
    const title = content.t('station-pages:title');
    const stations = await read(reads, visit);
    return sendPage(reply, visit, {
      title,
      section: 'stations',
      crumbs: [{ label: title }],
      messages: 'station-pages',
      isCacheable: true,
      content: <StationsPage visit={content} stations={stations} />,
    });
  });
}

const NEAREST_SHOWN = 2;

/** The stations nearest to the middle of a beat; nothing where none are published. */
export const nearestStations =
  (reads: PublicReads) =>
  async (visit: Visit, beat: { readonly label: Point }): Promise<VNode | undefined> => {
    const stations = await read(reads, visit);
    if (stations.length === 0) return undefined;
    const nearest = nearestTo(beat.label, stations);
    const content = visitFor(visit, 'station-pages');
    return <Nearest visit={content} stations={nearest.slice(0, NEAREST_SHOWN)} />;
  };

interface StationsProps {
  readonly visit: Visit;
  readonly stations: readonly Station[];
}

const Nearest = ({ visit, stations }: StationsProps) => (
  <section aria-labelledby="stations">
    <h2 class="head" id="stations">
      {visit.t('station-pages:near')}
    </h2>
    <ul class="rows mt-3">
      {stations.map((station) => (
        <li class="py-4">
          <p class="font-semibold">{station.name}</p>
          <p class="text-md text-muted">{station.address}</p>
          <p class="text-md text-muted">{todayWords(visit, station)}</p>
        </li>
      ))}
    </ul>
    <p class="mt-3 text-md">
      <a href={visit.href('/stations')}>{visit.t('station-pages:all')}</a>
    </p>
  </section>
);

const StationsPage = ({ visit, stations }: StationsProps) => (
  <>
    <PageHead title={visit.t('station-pages:title')} lead={visit.t('station-pages:lead')} />
    <div class="wrap">
      {stations.length === 0 ? (
        <p class="border-y border-line py-6 text-muted">{visit.t('station-pages:none')}</p>
      ) : (
        <ul class="grid gap-x-16 gap-y-12 md:grid-cols-2">
          {stations.map((station) => (
            <StationEntry visit={visit} station={station} />
          ))}
        </ul>
      )}
    </div>
  </>
);

const StationEntry = ({ visit, station }: { visit: Visit; station: Station }) => {
  const { t } = visit;
  return (
    <li>
      <h2 class="head">{station.name}</h2>
      <p class="mt-1">{station.address}</p>
      <p class="text-muted">{todayWords(visit, station)}</p>
      {station.phone !== null && <p class="mt-1">{written(station.phone)}</p>}
      <h3 class="subhead mt-5">{t('station-pages:services')}</h3>
      <ul class="mt-1 list-disc ps-5 text-md">
        {station.services.map((service) => (
          <li>{t(`station-pages:service.${service}`)}</li>
        ))}
      </ul>
      <h3 class="subhead mt-5 mb-1">{t('station-pages:hours')}</h3>
      <DataTable
        t={t}
        caption={t('station-pages:caption', { name: station.name })}
        isCaptionHidden={true}
        columns={[
          {
            key: 'day',
            label: t('station-pages:day'),
            kind: 'head',
            cell: (weekday: Weekday) => t(`station-pages:weekday.${weekday}`),
          },
          {
            key: 'hours',
            label: t('station-pages:hours'),
            kind: 'number',
            cell: (weekday: Weekday) => hoursOn(visit, station, weekday),
          },
        ]}
        rows={WEEKDAYS}
      />
    </li>
  );
};

/** "08:00-17:00", "24 hours" or "closed"; a pause gives two spans. */
function hoursOn({ t, locale }: Visit, { openingHours }: Station, weekday: Weekday): string {
  const spans = openingHours.filter((hours) => hours.weekday === weekday);
  if (spans.length === 0) return t('station-pages:closed');
  if (spans.some(isAllDay)) return t('station-pages:allDay');
  return formatList(
    locale,
    spans.map(({ opens, closes }) => `${opens}–${closes}`),
  );
}

const isAllDay = ({ opens, closes }: Station['openingHours'][number]) =>
  opens === '00:00' && closes === '24:00';

function todayWords(visit: Visit, station: Station): string {
  const { t, site, now } = visit;
  const today = weekdayOf(zoneOf(site.timezone).localAt(now.getTime()).day);
  const spans = station.openingHours.filter(({ weekday }) => weekday === today);
  if (spans.length === 0) return t('station-pages:today.closed');
  if (spans.some(isAllDay)) return t('station-pages:today.allDay');
  return t('station-pages:today.open', { hours: hoursOn(visit, station, today) });
}

/** 1970-01-01 was a Thursday; the list begins on Monday. */
function weekdayOf(day: string): Weekday {
  const number = Date.parse(`${day}T00:00:00Z`) / 86_400_000;
  return WEEKDAYS[(((number + 3) % 7) + 7) % 7] ?? 'monday';
}
