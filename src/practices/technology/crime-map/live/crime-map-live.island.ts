/** Puts the parts together: the moving map, what is pressed on it, the choices beside it. */
import { type MapGeoJSONFeature, Map as LiveMap, type StyleSpecification } from 'maplibre-gl';
import { basemapAddress, basemapLayers } from './crime-map-basemap.island.ts';
import { type Card, type PressedPoint, showCard, showCatchment } from './crime-map-card.island.ts';
import { BY_PERSON, kindsChosen, watchChoices, watchDevice } from './crime-map-choices.island.ts';
import { createFollower } from './crime-map-page.island.ts';
import {
  type Basemap,
  countOf,
  incidentTiles,
  labelOf,
  type Looks,
  mapStyle,
  pageColors,
  radiusOf,
} from './crime-map-style.island.ts';
import { startWorkerFrom } from './crime-map-worker.island.ts';

type Bounds = [west: number, south: number, east: number, north: number];

const part = (root: ParentNode, name: string): HTMLElement | null =>
  root.querySelector(`[data-map="${name}"]`);

function boundsOf({ bounds = '', boundsPhone = '' }: DOMStringMap): Bounds | undefined {
  const isWide = matchMedia('(min-width: 40rem)').matches;
  const [west, south, east, north] = (isWide ? bounds : boundsPhone).split(',').map(Number);
  if (west === undefined || south === undefined || east === undefined || north === undefined)
    return undefined;
  return [west, south, east, north];
}

export async function startCrimeMap(root: HTMLElement): Promise<void> {
  const [live, still, card] = [part(root, 'live'), part(root, 'still'), part(root, 'card')];
  const bounds = boundsOf(root.dataset);
  if (!live || !still || !card || !bounds) return;
  startWorkerFrom(window);
  const basemap = await basemapOf(root);
  live.hidden = false;
  const style = mapStyle(looksOf(root), pageColors(), basemap);
  const map = drawMap(root, live, { style, bounds });
  map.once('load', () => {
    still.classList.add('map-covered');
    root.dataset['live'] = 'yes';
  });
  map.on('error', ({ error }) => console.warn(error.message));
  connect(map, root, card);
}

async function basemapOf({ dataset: { basemap } }: HTMLElement): Promise<Basemap | undefined> {
  if (basemap === undefined) return undefined;
  return { url: basemapAddress(basemap), layers: await basemapLayers('basemap') };
}

const wordsOf = (root: HTMLElement, name: string): string =>
  root.getAttribute(`data-words-${name}`) ?? '';

function looksOf(root: HTMLElement): Looks {
  const { crimeMap = '', month = '', beat = '', locale = 'en', sea } = root.dataset;
  const tiles = new URL(crimeMap, location.href).href;
  return {
    tiles,
    month,
    beat,
    locale,
    kinds: kindsChosen(),
    sea: sea === 'water' ? 'water' : 'land',
  };
}

function drawMap(
  root: HTMLElement,
  place: HTMLElement,
  view: { readonly style: StyleSpecification; readonly bounds: Bounds },
): LiveMap {
  // The library positions its own element; ours around it says where the map is.
  const container = document.createElement('div');
  container.className = 'size-full';
  place.append(container);
  const scroll = wordsOf(root, 'scroll');
  return new LiveMap({
    container,
    ...view,
    minZoom: 7,
    maxZoom: 18,
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    cooperativeGestures: true,
    locale: {
      'Map.Title': wordsOf(root, 'live'),
      'CooperativeGesturesHandler.WindowsHelpText': scroll,
      'CooperativeGesturesHandler.MacHelpText': scroll.replace('Control', '⌘'),
      'CooperativeGesturesHandler.MobileHelpText': wordsOf(root, 'fingers'),
    },
  });
}

function connect(map: LiveMap, root: HTMLElement, cardElement: HTMLElement): void {
  const card = cardOf(root, cardElement);
  const close = () => {
    cardElement.hidden = true;
    showCatchment(map, undefined);
  };
  const press = (features: readonly MapGeoJSONFeature[]) => {
    const [feature] = features;
    if (!feature || feature.geometry.type !== 'Point') return;
    const [longitude = 0, latitude = 0] = feature.geometry.coordinates;
    const point = pointOf(feature, [longitude, latitude]);
    if (!point) {
      map.easeTo({ center: [longitude, latitude], zoom: map.getZoom() + 2 }, BY_PERSON);
      return;
    }
    showCatchment(map, point);
    keepAboveCard(map, [longitude, latitude]);
    showCard(card, point, { listHref: listHref(root, point.id), close });
  };
  map.on('click', 'incidents', ({ features = [] }) => press(features));
  map.on('mouseenter', 'incidents', () => (map.getCanvas().style.cursor = 'pointer'));
  map.on('mouseleave', 'incidents', () => (map.getCanvas().style.cursor = ''));
  map.getCanvas().addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close();
    if (key === 'Enter') press(nearestToMiddle(map));
  });
  zoomByLinks(map, root);
  followChoices(map, root, close);
  watchDevice(map);
}

const LOW_PX = 520;

/** On a phone the words cover half of the map: the point moves to the other half. */
function keepAboveCard(map: LiveMap, center: [longitude: number, latitude: number]): void {
  const { clientHeight: height } = map.getCanvas();
  if (height < LOW_PX) map.easeTo({ center, offset: [0, -height / 4] });
}

/** Reports in the middle half of what is seen, the nearest to the middle first. */
function nearestToMiddle(map: LiveMap): MapGeoJSONFeature[] {
  const { clientWidth: width, clientHeight: height } = map.getCanvas();
  const [x, y] = [width / 2, height / 2];
  const found = map.queryRenderedFeatures(
    [
      [x - width / 4, y - height / 4],
      [x + width / 4, y + height / 4],
    ],
    { layers: ['incidents'] },
  );
  const distance = ({ geometry }: MapGeoJSONFeature): number => {
    if (geometry.type !== 'Point') return Infinity;
    const [longitude = 0, latitude = 0] = geometry.coordinates;
    const spot = map.project([longitude, latitude]);
    return Math.hypot(spot.x - x, spot.y - y);
  };
  return found.toSorted((a, b) => distance(a) - distance(b));
}

const numberOf = (value: unknown): number | undefined =>
  typeof value === 'number' ? value : undefined;

/** Undefined for several points that are drawn as one. */
function pointOf(
  { properties }: MapGeoJSONFeature,
  at: PressedPoint['at'],
): PressedPoint | undefined {
  const id = numberOf(properties['id']);
  if (id === undefined) return undefined;
  const kinds = kindsChosen();
  const counted = kinds.length === 0 ? ['count'] : kinds;
  const count = counted.reduce((sum, kind) => sum + (numberOf(properties[kind]) ?? 0), 0);
  const label = typeof properties['label'] === 'string' ? properties['label'] : undefined;
  const [near, addresses] = [numberOf(properties['near']), numberOf(properties['addresses'])];
  return { at, id, count, label, near, addresses };
}

const cardOf = (root: HTMLElement, element: HTMLElement): Card => ({
  element,
  locale: root.dataset['locale'] ?? 'en',
  words: {
    near: wordsOf(root, 'near'),
    count: wordsOf(root, 'count'),
    addresses: wordsOf(root, 'addresses'),
    circle: wordsOf(root, 'circle'),
    masked: wordsOf(root, 'masked'),
    list: wordsOf(root, 'list'),
    close: wordsOf(root, 'close'),
    unnamed: wordsOf(root, 'unnamed'),
  },
});

function listHref(root: HTMLElement, pointId: number): string {
  const search = new URLSearchParams(location.search);
  search.delete('at');
  search.delete('page');
  search.set('month', root.dataset['month'] ?? '');
  search.set('point', String(pointId));
  return `${root.dataset['path']}?${search}#list`;
}

function zoomByLinks(map: LiveMap, root: HTMLElement): void {
  const links = part(root, 'zoom')?.querySelectorAll('a') ?? [];
  for (const [place, link] of [...links].entries())
    link.addEventListener('click', (press) => {
      press.preventDefault();
      if (place === 0) map.zoomIn({}, BY_PERSON);
      else map.zoomOut({}, BY_PERSON);
    });
}

function followChoices(map: LiveMap, root: HTMLElement, close: () => void): void {
  const choices = watchChoices(root, (address, isElsewhere) => {
    close();
    show(map, root, looksOf(root));
    void around(address, isElsewhere);
  });
  const around = async (address: string, isElsewhere: boolean) => {
    const said = await follower.follow(address);
    if (!said) return;
    for (const name of ['crimeMap', 'month', 'beat'] as const)
      root.dataset[name] = said[name] ?? '';
    show(map, root, looksOf(root));
    const bounds = isElsewhere ? boundsOf(said) : undefined;
    if (bounds) map.fitBounds(bounds);
  };
  const follower = createFollower(choices.again);
  choices.again();
  map.on('moveend', (moved) => {
    // Moved by a person: the address says where, so that the view can be shared.
    if (!moved.originalEvent && !('byPerson' in moved)) return;
    const { lng, lat } = map.getCenter();
    choices.place([lng.toFixed(4), lat.toFixed(4), map.getZoom().toFixed(1)].map(Number).join());
  });
}

/** Only what changed is asked for: another month other tiles, other kinds none at all. */
function show(map: LiveMap, root: HTMLElement, looks: Looks): void {
  const { kinds, locale, beat } = looks;
  if (!map.getLayer('incidents')) return;
  map.setFilter('incidents', ['>', countOf(kinds), 0]);
  map.setPaintProperty('incidents', 'circle-radius', radiusOf(kinds));
  map.setFilter('counts', ['>', countOf(kinds), 1]);
  map.setLayoutProperty('counts', 'text-field', labelOf(kinds, locale));
  for (const layer of ['chosen', 'chosen-edge'])
    map.setFilter(layer, ['==', ['get', 'code'], beat]);
  const address = incidentTiles(looks);
  const source = map.getSource('incidents');
  if (root.dataset['tiles'] === address || !source || !('setTiles' in source)) return;
  root.dataset['tiles'] = address;
  if (typeof source.setTiles === 'function') source.setTiles([address]);
}
