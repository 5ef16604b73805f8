/** The map itself: drawn on the server, with circles that lead closer, until the island draws. */
import type { Bounds } from '#kernel/place.ts';
import type { PointIndex } from '#platform/maps/point-index.ts';
import type { PreparedMap } from '#platform/web/look/map/prepare-map.ts';
import { formatMonth, formatNumber } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import { type Dot, drawDots, middleOf, placeOf } from './draw-map.portal.ts';
import { mapHref, type MapPlace, type MapRequest } from './map-request.ts';
import type { AreaView } from './view-area.action.ts';

export interface MapFigureProps {
  readonly visit: Visit;
  readonly request: MapRequest;
  readonly area: AreaView;
  readonly points: PointIndex;
  readonly map: PreparedMap;
  /** Of the published content, for the addresses of tiles. */
  readonly version: string | number;
  readonly chosen: ChosenPoint | undefined;
  /** Where the agency has drawn its land, all around it is water. */
  readonly hasSea: boolean;
  /** Address of the operator's background. */
  readonly basemap: string | undefined;
}

/** The point that was asked for, with the area in which its reports happened. */
export interface ChosenPoint {
  readonly at: readonly [longitude: number, latitude: number];
  readonly near: number | undefined;
}

/** It stays in view while the choices beside it are scrolled. */
const MAP_CLASSES =
  'relative h-[26rem] overflow-hidden print:h-[16cm] ' +
  'lg:sticky lg:top-0 lg:h-[min(100vh,52rem)]';

export const CrimeMapFigure = (props: MapFigureProps) => {
  const { visit } = props;
  const { t } = visit;
  return (
    <div class="order-1 min-w-0 lg:order-2">
      <div class={MAP_CLASSES} {...islandWords(props)}>
        <a
          class="skip bg-paper focus:absolute focus:start-3 focus:top-3 focus:z-10 focus:p-3"
          href="#list"
        >
          {t('crime-map:skip')}
        </a>
        <div data-map="still">
          <Drawing {...props} />
        </div>
        <div class="map-live absolute inset-0 print:hidden" hidden data-map="live" />
        <ZoomLinks {...props} />
        <div
          class="panel absolute inset-x-3 bottom-3 max-w-sm p-4 text-md print:hidden"
          role="status"
          hidden
          data-map="card"
        />
      </div>
    </div>
  );
};

/** What the island must know; it reads nothing else from the page. */
function islandWords({ visit, request, map, area, version, hasSea, basemap }: MapFigureProps) {
  const { t, href, locale } = visit;
  const words = {
    live: t('crime-map:map.live'),
    near: t('crime-map:map.card.near'),
    count: t('crime-map:map.card.here'),
    addresses: t('crime-map:map.card.addresses'),
    circle: t('crime-map:map.card.circle'),
    masked: t('crime-map:map.card.masked'),
    list: t('crime-map:map.card.list'),
    close: t('crime-map:map.card.close'),
    unnamed: t('crime-map:map.unnamed'),
    here: t('crime-map:near.here'),
    scroll: t('crime-map:map.scroll'),
    fingers: t('crime-map:map.fingers'),
  };
  return {
    'data-crime-map': `/tiles/${version}`,
    'data-month': area.month,
    'data-path': href('/map'),
    'data-bounds': boundsText(map.ground.bounds),
    'data-bounds-phone': boundsText(middleOf(map.ground.bounds)),
    ...(basemap !== undefined && { 'data-basemap': basemap }),
    'data-sea': hasSea ? 'water' : 'land',
    'data-beat': request.beatCode ?? '',
    'data-locale': locale,
    ...Object.fromEntries(
      Object.entries(words).map(([name, text]) => [`data-words-${name}`, text]),
    ),
  };
}

const boundsText = (bounds: Bounds): string => bounds.map((edge) => edge.toFixed(5)).join();

const ZOOM_CLASSES =
  'flex size-11 items-center justify-center rounded-md border border-line bg-paper text-xl ' +
  'font-semibold no-underline';

const ZoomLinks = ({ visit, request, map }: MapFigureProps) => {
  const { t, href } = visit;
  const closer = (by: number) => mapHref(href('/map'), request, { place: placeOf(map.ground, by) });
  return (
    <p class="no-print absolute end-3 top-3 flex flex-col gap-2" data-map="zoom">
      <a class={ZOOM_CLASSES} href={closer(1)} rel="nofollow" aria-label={t('crime-map:map.in')}>
        +
      </a>
      <a class={ZOOM_CLASSES} href={closer(-1)} rel="nofollow" aria-label={t('crime-map:map.out')}>
        −
      </a>
    </p>
  );
};

/** A phone shows the middle of it at full scale, and not the whole made small. */
const DRAWING_CLASSES =
  'map-drawing absolute top-1/2 left-1/2 h-[620px] w-[780px] max-w-none -translate-1/2 ' +
  'sm:inset-0 sm:size-full sm:translate-none print:inset-0 print:size-full print:translate-none';

const Drawing = (props: MapFigureProps) => {
  const { visit, request, points, area, map } = props;
  const { dots, names } = drawDots(map, points, request.kinds);
  const { width, height } = map.frame;
  return (
    <svg
      class={DRAWING_CLASSES}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      role="group"
      aria-label={visit.t('crime-map:map.label', {
        month: formatMonth(visit.locale, area.month),
      })}
    >
      {/* The base holds class names of ours and numbers: see prepare-map.ts. */}
      <g dangerouslySetInnerHTML={{ __html: map.base }} />
      <path class="m-beats" d={map.borders} />
      {map.chosen && (
        <>
          <path class="m-chosen" d={map.chosen.path} />
          <path class="m-chosen-edge" d={map.chosen.path} />
        </>
      )}
      <Catchment map={map} chosen={props.chosen} />
      {dots.map((dot) => (
        <Circle visit={visit} request={request} map={map} dot={dot} />
      ))}
      <g aria-hidden="true">
        {names.map(({ name, x, y }) => (
          <text class="m-name" x={x} y={y}>
            {name}
          </text>
        ))}
      </g>
    </svg>
  );
};

const METERS_A_DEGREE = 111_320;

const Catchment = ({ map, chosen }: { map: PreparedMap; chosen: ChosenPoint | undefined }) => {
  if (!chosen?.near) return null;
  const [longitude, latitude] = chosen.at;
  const [x, y] = map.ground.spot([longitude, latitude]);
  const [, edge] = map.ground.spot([longitude, latitude + chosen.near / METERS_A_DEGREE]);
  return <circle class="m-catchment" cx={tenth(x)} cy={tenth(y)} r={tenth(Math.abs(y - edge))} />;
};

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** Links lead two steps closer at most: nobody sees every report at once from far away. */
const CLOSER = 2;

interface CircleProps {
  readonly visit: Visit;
  readonly request: MapRequest;
  readonly map: PreparedMap;
  readonly dot: Dot;
}

const Circle = ({ visit, request, map, dot }: CircleProps) => {
  const { t, href, locale } = visit;
  const { x, y, radius, count, at, tags } = dot;
  const { zoom } = placeOf(map.ground, CLOSER);
  const place: MapPlace = { longitude: at[0], latitude: at[1], zoom };
  const words = tags
    ? t('crime-map:map.point', { count, near: nearOf(visit, tags) })
    : t('crime-map:map.dot', { count });
  const change = tags ? { pointId: Number(tags['id']) } : { place };
  return (
    <a
      href={mapHref(href('/map'), request, change) + (tags ? '#list' : '')}
      rel="nofollow"
      aria-label={words}
    >
      <title>{words}</title>
      <circle class="m-dot" cx={tenth(x)} cy={tenth(y)} r={tenth(radius)} />
      {count > 1 && (
        <text class="m-count" x={tenth(x)} y={tenth(y + 4.3)} aria-hidden="true">
          {formatNumber(locale, count)}
        </text>
      )}
    </a>
  );
};

const nearOf = ({ t }: Visit, tags: Readonly<Record<string, unknown>>): string =>
  typeof tags['label'] === 'string' ? tags['label'] : t('crime-map:map.unnamed');
