/** Words around the map: its signs, the place that was chosen, and what it cannot tell. */
import type { CountedPoint } from '#platform/maps/point-index.ts';
import { Panel } from '#platform/web/look/pieces.tsx';
import type { Visit } from '#platform/web/visit.ts';
import type { ListedIncidents } from './crime-map-reads.portal.ts';
import { mapHref, type MapRequest } from './map-request.ts';

interface LegendProps {
  readonly visit: Visit;
  /** Where the operator's background is shown, whose data it is must be said. */
  readonly hasBasemap: boolean;
}

export const Legend = ({ visit: { t }, hasBasemap }: LegendProps) => (
  <div class="wrap pt-4">
    <ul
      class="flex flex-wrap items-center gap-x-6 gap-y-2 text-md text-muted"
      aria-label={t('crime-map:legend.title')}
    >
      <li class="flex items-center gap-2">
        <svg width="16" height="16" aria-hidden="true">
          <circle class="m-dot" cx="8" cy="8" r="6" />
        </svg>
        {t('crime-map:legend.one')}
      </li>
      <li class="flex items-center gap-2">
        <svg class="map-drawing" width="28" height="28" aria-hidden="true">
          <circle class="m-dot" cx="14" cy="14" r="12.4" />
          <text class="m-count" x="14" y="18.3">
            4
          </text>
        </svg>
        {t('crime-map:legend.many')}
      </li>
      <li class="flex items-center gap-2">
        <svg width="28" height="16" aria-hidden="true">
          <path class="m-beats" d="M1 8H27" />
        </svg>
        {t('crime-map:legend.border')}
      </li>
      <li class="flex items-center gap-2">
        <svg width="22" height="22" aria-hidden="true">
          <circle class="m-catchment" cx="11" cy="11" r="9.5" />
        </svg>
        {t('crime-map:legend.circle')}
      </li>
      {hasBasemap && <li>{t('crime-map:legend.basemap')}</li>}
    </ul>
  </div>
);

interface ChosenPlaceProps {
  readonly visit: Visit;
  readonly request: MapRequest;
  readonly listed: ListedIncidents;
  readonly point: CountedPoint;
}

/** A point says how many addresses share it and how far away it may have been: it is no pin. */
export const ChosenPlace = ({ visit, request, listed, point }: ChosenPlaceProps) => {
  const { t, href } = visit;
  const { label, near, addresses } = point.tags;
  const name = typeof label === 'string' ? label : t('crime-map:map.unnamed');
  return (
    <Panel class="mb-8 p-5">
      <p class="font-semibold">{t('crime-map:point.title', { count: listed.total, near: name })}</p>
      <p class="mt-1 text-md text-muted">
        {typeof addresses === 'number' && t('crime-map:point.addresses', { count: addresses })}{' '}
        {typeof near === 'number'
          ? t('crime-map:point.circle', { count: near })
          : t('crime-map:point.masked')}
      </p>
      <p class="mt-2 text-md">
        <a href={`${mapHref(href('/map'), request, { pointId: undefined })}#list`} rel="nofollow">
          {t('crime-map:point.clear')}
        </a>
      </p>
    </Panel>
  );
};

const CANNOT = ['reported', 'safe', 'exact', 'people', 'final', 'sensitive'] as const;

export const CannotTell = ({ visit: { t } }: { visit: Visit }) => (
  <section aria-labelledby="cannot">
    <h2 class="head" id="cannot">
      {t('crime-map:cannot.title')}
    </h2>
    <ul class="rows mt-3 text-md">
      {CANNOT.map((item) => (
        <li class="py-2.5">{t(`crime-map:cannot.items.${item}`)}</li>
      ))}
    </ul>
  </section>
);
