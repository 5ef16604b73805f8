/** How the map looks: the colours of the page, our own ground, circles that follow the counts. */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl';

export interface Sources {
  /** Address of the tiles of a version, without a slash at the end. */
  readonly tiles: string;
  readonly month: string;
}

export const incidentTiles = ({ tiles, month }: Sources): string =>
  `${tiles}/{z}/{x}/{y}.mvt?layers=incidents&month=${month}`;

/** How many reports of the chosen kinds; of all when none is chosen. */
export const countOf = (kinds: readonly string[]): ExpressionSpecification =>
  kinds.length === 0
    ? ['get', 'count']
    : ['+', 0, ...kinds.map((kind): ExpressionSpecification => ['coalesce', ['get', kind], 0])];

/** The same sizes as in the drawing from the server. */
export const radiusOf = (kinds: readonly string[]): ExpressionSpecification => [
  'case',
  ['==', countOf(kinds), 1],
  6,
  ['min', 24, ['+', 8, ['*', 2.2, ['sqrt', countOf(kinds)]]]],
];

export const labelOf = (kinds: readonly string[], locale: string): ExpressionSpecification => [
  'case',
  ['>', countOf(kinds), 1],
  ['number-format', countOf(kinds), { locale }],
  '',
];

type ColorOf = (role: string) => string;

/** Reads a role's colour as the page shows it; the library knows only plain notations. */
export function pageColors(): ColorOf {
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const pixel = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  return (role) => {
    probe.style.color = `var(--color-${role})`;
    if (!pixel) return '#555555';
    pixel.fillStyle = getComputedStyle(probe).color;
    pixel.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pixel.getImageData(0, 0, 1, 1).data;
    return `rgb(${red}, ${green}, ${blue})`;
  };
}

/** The page's own typeface. The first name is of no font: the library reads the weight from it. */
const FONT = ['Public Sans Variable Bold', 'Public Sans Variable', 'Noto Sans Arabic'];

export interface Looks extends Sources {
  readonly kinds: readonly string[];
  readonly beat: string;
  /** What lies where no land is drawn. */
  readonly sea: 'water' | 'land';
  readonly locale: string;
}

/** An operator's background; its layers read the source `basemap`. */
export interface Basemap {
  readonly url: string;
  readonly layers: readonly LayerSpecification[];
}

export function mapStyle(
  looks: Looks,
  color: ColorOf,
  basemap: Basemap | undefined,
): StyleSpecification {
  return {
    version: 8,
    sources: {
      ground: {
        type: 'vector',
        tiles: [`${looks.tiles}/{z}/{x}/{y}.mvt?layers=ground`],
        maxzoom: 16,
      },
      incidents: { type: 'vector', tiles: [incidentTiles(looks)], maxzoom: 16 },
      ...(basemap && { basemap: { type: 'vector' as const, url: basemap.url } }),
      catchment: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
      here: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } },
    },
    layers: [
      ...(basemap?.layers ?? groundLayers(looks.sea, color)),
      ...beatLayers(looks.beat, color),
      ...catchmentLayers(color),
      ...incidentLayers(looks, color),
      ...labelLayers(looks, color),
    ],
  };
}

const ofGround = (layer: string) => ({ source: 'ground', 'source-layer': layer }) as const;

const area = (layer: string, color: string): LayerSpecification => ({
  id: layer,
  type: 'fill',
  ...ofGround(layer),
  paint: { 'fill-color': color },
});

interface LineLook {
  readonly layer: string;
  readonly color: string;
  /** Px at zoom 12 and at zoom 16. */
  readonly widths: readonly [far: number, near: number];
  readonly dashes?: number[];
}

const line = (id: string, { layer, color, widths, dashes }: LineLook): LayerSpecification => ({
  id,
  type: 'line',
  ...ofGround(layer),
  layout: { 'line-join': 'round', ...(!dashes && { 'line-cap': 'round' }) },
  paint: {
    'line-color': color,
    'line-width': ['interpolate', ['exponential', 1.5], ['zoom'], 12, widths[0], 16, widths[1]],
    ...(dashes && { 'line-dasharray': dashes }),
  },
});

const groundLayers = (sea: Looks['sea'], color: ColorOf): LayerSpecification[] => [
  { id: 'sea', type: 'background', paint: { 'background-color': color(sea) } },
  area('land', color('land')),
  area('water', color('water')),
  area('parks', color('park')),
  line('brooks', { layer: 'brooks', color: color('water'), widths: [1.5, 5] }),
  line('piers', { layer: 'piers', color: color('land'), widths: [2, 10] }),
  line('lanes', { layer: 'lanes', color: color('street'), widths: [1, 5] }),
  line('streets', { layer: 'streets', color: color('street'), widths: [1.6, 9] }),
  line('road-edges', { layer: 'roads', color: color('street-edge'), widths: [5.5, 20] }),
  line('roads', { layer: 'roads', color: color('street'), widths: [4, 16] }),
  line('rail', { layer: 'rail', color: color('rail'), widths: [1.5, 3], dashes: [5, 2] }),
];

const beatLayers = (beat: string, color: ColorOf): LayerSpecification[] => [
  {
    id: 'chosen',
    type: 'fill',
    ...ofGround('beats'),
    filter: ['==', ['get', 'code'], beat],
    paint: { 'fill-color': color('chart'), 'fill-opacity': 0.13 },
  },
  {
    id: 'borders',
    type: 'line',
    ...ofGround('borders'),
    layout: { 'line-cap': 'round' },
    paint: { 'line-color': color('beat'), 'line-width': 1.75, 'line-dasharray': [0.5, 2.2] },
  },
  {
    id: 'chosen-edge',
    type: 'line',
    ...ofGround('beats'),
    filter: ['==', ['get', 'code'], beat],
    paint: { 'line-color': color('accent'), 'line-width': 2.5 },
  },
];

const catchmentLayers = (color: ColorOf): LayerSpecification[] => [
  {
    id: 'catchment',
    type: 'fill',
    source: 'catchment',
    paint: { 'fill-color': color('accent'), 'fill-opacity': 0.16 },
  },
  {
    id: 'catchment-edge',
    type: 'line',
    source: 'catchment',
    paint: { 'line-color': color('accent'), 'line-width': 1.5, 'line-dasharray': [3, 2] },
  },
];

const incidentLayers = ({ kinds }: Looks, color: ColorOf): LayerSpecification[] => [
  {
    id: 'incidents',
    type: 'circle',
    source: 'incidents',
    'source-layer': 'incidents',
    filter: ['>', countOf(kinds), 0],
    paint: {
      'circle-color': color('accent'),
      'circle-radius': radiusOf(kinds),
      'circle-stroke-color': '#ffffff',
      'circle-stroke-width': 1.75,
    },
  },
  {
    id: 'here',
    type: 'circle',
    source: 'here',
    paint: {
      'circle-color': color('focus'),
      'circle-radius': 8,
      'circle-stroke-color': color('focus-edge'),
      'circle-stroke-width': 3,
    },
  },
];

const labelLayers = ({ kinds, locale, beat }: Looks, color: ColorOf): LayerSpecification[] => [
  {
    id: 'names',
    type: 'symbol',
    ...ofGround('names'),
    layout: {
      'text-field': ['get', 'name'],
      'text-font': FONT,
      'text-size': 13,
      // The chosen beat's name takes its place first.
      'symbol-sort-key': ['case', ['==', ['get', 'code'], beat], 0, 1],
      'text-variable-anchor': ['center', 'top', 'bottom', 'left', 'right'],
      'text-radial-offset': 1.2,
    },
    paint: {
      'text-color': color('beat'),
      'text-halo-color': color('land'),
      'text-halo-width': 2,
    },
  },
  {
    id: 'counts',
    type: 'symbol',
    source: 'incidents',
    'source-layer': 'incidents',
    filter: ['>', countOf(kinds), 1],
    layout: {
      'text-field': labelOf(kinds, locale),
      'text-font': FONT,
      'text-size': 12,
      'text-allow-overlap': true,
      // Names keep clear of the circle, not only of its number.
      'text-padding': 7,
    },
    paint: { 'text-color': '#ffffff' },
  },
];
