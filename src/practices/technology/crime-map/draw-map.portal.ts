/** The map as one drawing: which part of the agency is in view, and where its circles stand. */
import type { Bounds } from '#kernel/place.ts';
import type { BeatSummary } from '#practices/engagement/beats/list-beats.action.ts';
import type { Category } from '#practices/technology/incidents/categories.ts';
import type { Gathering, PointIndex } from '#platform/maps/point-index.ts';
import type { TileTags } from '#platform/maps/tile.ts';
import type { Frame, Ground, Shape } from '#platform/web/look/map/geometry.ts';
import { clearNames, type PlacedName } from '#platform/web/look/map/names.ts';
import {
  type BaseLayers,
  type PreparedMap,
  prepareMap,
} from '#platform/web/look/map/prepare-map.ts';
import type { BaseMap } from '#trust/agencies/base-map.ts';
import { MAP_ZOOMS, type MapPlace } from './map-request.ts';

const FRAME: Frame = { width: 780, height: 620, margin: 16 };
/** What of it a phone shows. */
const PHONE = { width: 390, height: 416 };

export interface View {
  readonly beatCode: string | undefined;
  readonly place: MapPlace | undefined;
  /** Where the points lie, for an agency without beats. */
  readonly around: Bounds | undefined;
}

export interface Dot {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly count: number;
  readonly at: readonly [longitude: number, latitude: number];
  /** Of a point that stands alone. */
  readonly tags: TileTags | undefined;
}

/** Share of the frame that a chosen beat takes up; a phone sees half of the frame. */
const BEAT_SHARE = 0.46;
const STREETS_FROM_ZOOM = 11;
const LANES_FROM_ZOOM = 13.5;

/** What is shown where nothing says where the agency is. */
const WORLD: Bounds = [-170, -60, 170, 70];

/** Costs some milliseconds: keep it as long as base map and beats are the same. */
export function drawGround(
  base: BaseMap | undefined,
  beats: readonly BeatSummary[],
  view: View,
): PreparedMap {
  const areas = beats.map(areaOf);
  const focus = focusOf(view, beats);
  const whole = areas.map(({ shape }) => shape);
  const shown = focus ? [focus] : whole.length > 0 ? whole : [boxShape(view.around ?? WORLD)];
  const zoom = view.place?.zoom ?? (view.beatCode === undefined ? 12 : 13.5);
  return prepareMap({
    base: layersOf(base, zoom),
    areas,
    frame: view.place ? { ...FRAME, margin: 0 } : FRAME,
    focus: shown,
    ...(view.beatCode !== undefined && { chosenId: view.beatCode }),
  });
}

function focusOf(view: View, beats: readonly BeatSummary[]): Shape | undefined {
  if (view.place) return boxShape(boundsOf(view.place, FRAME));
  const beat = beats.find(({ code }) => code === view.beatCode);
  if (!beat) return undefined;
  const corners = beat.drawing.flat(2);
  const [xs, ys] = [corners.map(([x = 0]) => x), corners.map(([, y = 0]) => y)];
  const [west, east] = [xs.reduce(least), xs.reduce(most)];
  const [south, north] = [ys.reduce(least), ys.reduce(most)];
  const more = (1 / BEAT_SHARE - 1) / 2;
  const [wide, high] = [(east - west) * more, (north - south) * more];
  return boxShape([west - wide, south - high, east + wide, north + high]);
}

const least = (a: number, b: number) => Math.min(a, b);
const most = (a: number, b: number) => Math.max(a, b);

const boxShape = ([west, south, east, north]: Bounds): Shape => ({
  type: 'MultiPoint',
  coordinates: [
    [west, south],
    [east, north],
  ],
});

/** What a frame shows whose middle and zoom are given. */
function boundsOf({ longitude, latitude, zoom }: MapPlace, { width, height }: Frame): Bounds {
  const degrees = 360 / (512 * 2 ** zoom);
  const [wide, high] = [
    (width / 2) * degrees,
    (height / 2) * degrees * Math.cos((latitude * Math.PI) / 180),
  ];
  return [longitude - wide, latitude - high, longitude + wide, latitude + high];
}

/** What a phone shows of it: the middle, at the same scale. */
export function middleOf([west, south, east, north]: Bounds): Bounds {
  const [side, end] = [
    ((east - west) * (1 - PHONE.width / FRAME.width)) / 2,
    ((north - south) * (1 - PHONE.height / FRAME.height)) / 2,
  ];
  return [west + side, south + end, east - side, north - end];
}

/** The middle of a drawing, as close as it is or `closer` than that. */
export function placeOf({ bounds, zoom }: Ground, closer = 0): MapPlace {
  const [west, south, east, north] = bounds;
  const wanted = Math.round(zoom) + closer;
  return {
    longitude: (west + east) / 2,
    latitude: (south + north) / 2,
    zoom: Math.min(MAP_ZOOMS.closest, Math.max(MAP_ZOOMS.farthest, wanted)),
  };
}

/** Circles of the chosen kinds, and the names that have room beside them. */
export function drawDots(
  { ground, frame, names }: PreparedMap,
  points: PointIndex,
  kinds: readonly Category[],
): { readonly dots: readonly Dot[]; readonly names: readonly PlacedName[] } {
  const dots = points
    .within(ground.bounds, ground.zoom)
    .map((gathering) => dotOf(gathering, ground, kinds))
    .filter(({ count }) => count > 0)
    .toSorted((a, b) => b.count - a.count);
  return { dots, names: clearNames(names, dots, frame) };
}

function dotOf({ at, counts, tags }: Gathering, ground: Ground, kinds: readonly Category[]): Dot {
  const count = Object.entries(counts).reduce(
    (sum, [kind, more]) => (kinds.length === 0 || kinds.some((k) => k === kind) ? sum + more : sum),
    0,
  );
  const [x, y] = ground.spot(at);
  return { x, y, radius: radiusOf(count), count, at: [at[0], at[1]], tags };
}

/** Its area follows the count; one report is a small dot without a number. */
export const radiusOf = (count: number): number =>
  count === 1 ? 6 : Math.min(24, 8 + 2.2 * Math.sqrt(count));

const areaOf = ({ code, name, drawing }: BeatSummary) => ({
  id: code,
  name,
  shape: {
    type: 'MultiPolygon',
    coordinates: drawing.map((polygon) => polygon.map((ring) => ring.map((at) => [...at]))),
  } as const,
});

type Lines = readonly (readonly (readonly [number, number])[])[];

const lines = (all: Lines): Shape[] =>
  all.length === 0
    ? []
    : [{ type: 'MultiLineString', coordinates: all.map((line) => line.map((at) => [...at])) }];

const rings = (all: Lines): Shape[] =>
  all.length === 0
    ? []
    : [{ type: 'MultiPolygon', coordinates: all.map((ring) => [ring.map((at) => [...at])]) }];

function layersOf(map: BaseMap | undefined, zoom: number): BaseLayers {
  if (!map) return {};
  const streets = zoom < STREETS_FROM_ZOOM ? [] : map.streets;
  const lanes = zoom < LANES_FROM_ZOOM ? [] : map.lanes;
  return {
    // Without land there is nothing that water could border on.
    ...(map.land.length > 0 && { land: rings(map.land) }),
    water: rings(map.water),
    parks: rings(map.parks.map(({ ring }) => ring)),
    streets: lines([...streets, ...lanes]),
    roads: lines(map.mainRoads.map(({ line }) => line)),
    rail: lines(map.rail),
    coast: lines(map.shore ? [map.shore] : []),
  };
}
