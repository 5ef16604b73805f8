/** The page of the map, from its title to what it cannot tell. */
import type { BeatSummary } from '#practices/engagement/beats/list-beats.action.ts';
import type { IncidentCorrection } from '#practices/technology/incidents/publication/published-incident.ts';
import type { CountedPoint, PointIndex } from '#platform/maps/point-index.ts';
import type { PreparedMap } from '#platform/web/look/map/prepare-map.ts';
import { PageHead } from '#platform/web/look/pieces.tsx';
import { formatMonth } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import type { BeatRates } from './beat-rate.ts';
import { BeatTable } from './beat-table.portal.tsx';
import type { ListedIncidents } from './crime-map-reads.portal.ts';
import type { Way } from './index-month.action.ts';
import { IncidentList } from './incident-list.portal.tsx';
import { beatTitle, type Sources } from './incident-words.portal.ts';
import { MapAside } from './map-aside.portal.tsx';
import { MapControls } from './map-controls.portal.tsx';
import { CrimeMapFigure } from './map-figure.portal.tsx';
import { CannotTell, ChosenPlace, Legend } from './map-notes.portal.tsx';
import { mapHref, type MapRequest } from './map-request.ts';
import type { AreaView } from './view-area.action.ts';

export interface MapPageProps {
  readonly visit: Visit;
  readonly request: MapRequest;
  /** Of the beat that was chosen, or of everywhere. */
  readonly area: AreaView;
  readonly city: AreaView;
  readonly beat: BeatSummary | undefined;
  readonly beats: readonly BeatSummary[];
  readonly residents: number | null;
  readonly points: PointIndex;
  /** How they were chosen. */
  readonly ways: readonly Way[];
  readonly map: PreparedMap;
  readonly listed: ListedIncidents;
  readonly rates: BeatRates;
  readonly sources: Sources;
  readonly corrections: readonly IncidentCorrection[];
  readonly placed: { readonly placed: number; readonly total: number };
  readonly version: string | number;
  readonly hasSea: boolean;
  readonly basemap: string | undefined;
}

/** Before anything is published: what would be here, and what the department can do. */
export const NothingPublished = ({ visit }: { visit: Visit }) => (
  <>
    <PageHead title={visit.t('crime-map:title')} />
    <div class="wrap space-y-3 border-t border-line py-6">
      <p>{visit.t('crime-map:empty')}</p>
      <p class="hint">{visit.t('crime-map:emptyNext', { agency: visit.site.slug })}</p>
    </div>
  </>
);

export const MapPage = (props: MapPageProps) => {
  const { visit, beat, request } = props;
  const point = request.pointId === undefined ? undefined : props.points.point(request.pointId);
  const areaName = beat ? beatTitle(visit, beat) : visit.site.place;
  const chosen = point && { at: point.at, near: nearOf(point) };
  return (
    <>
      <Head {...props} />
      <div class="border-y border-line">
        <div class="from-wrap-lg grid lg:grid-cols-[20rem_minmax(0,1fr)]">
          <CrimeMapFigure {...props} chosen={chosen} />
          <MapControls {...props} />
        </div>
      </div>
      <Legend visit={visit} hasBasemap={props.basemap !== undefined} />
      <div class="wrap grid gap-x-16 gap-y-12 pt-8 lg:grid-cols-[minmax(0,1.9fr)_minmax(0,1fr)]">
        <div class="min-w-0" data-map="list">
          {point && <ChosenPlace {...props} point={point} />}
          <IncidentList {...props} areaName={areaName} />
        </div>
        <div class="min-w-0" data-map="about">
          <MapAside {...props} />
        </div>
        <div class="min-w-0" data-map="beats">
          <BeatTable {...props} />
        </div>
        <CannotTell visit={visit} />
      </div>
    </>
  );
};

const nearOf = ({ tags }: CountedPoint): number | undefined =>
  typeof tags['near'] === 'number' ? tags['near'] : undefined;

/** Of all these, how many the chosen beat and kinds have. */
function chosenWords({ visit: { t }, visit, request, area: { total: count }, beat }: MapPageProps) {
  const isOfKinds = request.kinds.length > 0;
  if (!beat) return isOfKinds ? t('crime-map:ofKinds', { count }) : '';
  const words = { count, beat: beatTitle(visit, beat) };
  return isOfKinds ? t('crime-map:ofKindsInBeat', words) : t('crime-map:inBeat', words);
}

const Head = (props: MapPageProps) => {
  const { visit, request, city, residents } = props;
  const { t, locale, site, href } = visit;
  const month = formatMonth(locale, city.month);
  const files = { ...request, place: undefined };
  return (
    <div
      class="wrap flex flex-wrap items-end justify-between gap-x-8 gap-y-2 pt-8 pb-6"
      data-map="head"
    >
      <div>
        <h1 class="title">{t('crime-map:title')}</h1>
        <p class="lead mt-2">
          <b class="text-ink">{t('crime-map:head', { count: city.total, month })}</b>{' '}
          {residents === null
            ? t('crime-map:inPlace', { place: site.place })
            : t('crime-map:inPlaceOf', { place: site.place, residents })}
          . {chosenWords(props)}
        </p>
      </div>
      <p class="no-print flex flex-wrap gap-x-5 text-md">
        <a class="inline-block py-1" href="#list">
          {t('crime-map:link.list')}
        </a>
        <a class="inline-block py-1" href={mapHref(href('/map.csv'), files, {})}>
          {t('crime-map:link.csv')}
        </a>
        <a class="inline-block py-1" href={mapHref(href('/map.geojson'), files, {})}>
          {t('crime-map:link.geojson')}
        </a>
      </p>
    </div>
  );
};
