/** Maps of beats, made ready once per change: the whole city, the city at night, one beat. */
import type { Frame, Shape } from '#platform/web/look/map/geometry.ts';
import {
  type BaseLayers,
  prepareMap,
  type PreparedMap,
} from '#platform/web/look/map/prepare-map.ts';
import type { BaseMap } from '#trust/agencies/base-map.ts';
import type { BeatSummary } from './list-beats.action.ts';

export interface CityMaps {
  /** Drawn for a desk. */
  readonly wide: PreparedMap;
  readonly phone: PreparedMap;
}

const HOME: Frame = { width: 700, height: 400, margin: 18 };
const CITY: Frame = { width: 680, height: 480, margin: 16 };
const CITY_PHONE: Frame = { width: 342, height: 380, margin: 8 };
const BEAT: Frame = { width: 460, height: 340, margin: 28 };

/** The home page's ground: the city at night, cut at the sides. */
export const homeMap = (base: BaseMap | undefined, beats: readonly BeatSummary[]): PreparedMap =>
  prepareMap({ base: layersOf(base, 'city'), areas: beats.map(areaOf), frame: HOME });

export function cityMaps(base: BaseMap | undefined, beats: readonly BeatSummary[]): CityMaps {
  const draw = (frame: Frame) =>
    prepareMap({ base: layersOf(base, 'city'), areas: beats.map(areaOf), frame });
  return { wide: draw(CITY), phone: draw(CITY_PHONE) };
}

/** One beat in the middle, with its lanes, and its neighbors dotted around it. */
export function beatMap(
  base: BaseMap | undefined,
  beats: readonly BeatSummary[],
  code: string,
): PreparedMap {
  const areas = beats.map(areaOf);
  const focus = areas.filter(({ id }) => id === code).map(({ shape }) => shape);
  return prepareMap({ base: layersOf(base, 'beat'), areas, chosenId: code, frame: BEAT, focus });
}

const areaOf = ({ code, name, drawing }: BeatSummary) => ({
  id: code,
  name: name === code ? code : name,
  shape: { type: 'MultiPolygon', coordinates: copyOf(drawing) } as const,
});

/** GeoJSON's types want changeable arrays; ours are shared and stay as they are. */
const copyOf = (drawing: BeatSummary['drawing']) =>
  drawing.map((polygon) => polygon.map((ring) => ring.map((position) => [...position])));

type Lines = readonly (readonly (readonly [number, number])[])[];

const lines = (all: Lines): Shape[] =>
  all.length === 0
    ? []
    : [{ type: 'MultiLineString', coordinates: all.map((line) => line.map((at) => [...at])) }];

const rings = (all: Lines): Shape[] =>
  all.length === 0
    ? []
    : [{ type: 'MultiPolygon', coordinates: all.map((ring) => [ring.map((at) => [...at])]) }];

function layersOf(map: BaseMap | undefined, detail: 'city' | 'beat'): BaseLayers {
  if (!map) return {};
  return {
    land: rings(map.land),
    water: rings(map.water),
    parks: rings(map.parks.map(({ ring }) => ring)),
    streets: lines(detail === 'beat' ? [...map.streets, ...map.lanes] : map.streets),
    roads: lines(map.mainRoads.map(({ line }) => line)),
    rail: lines(map.rail),
    coast: lines(map.shore ? [map.shore] : []),
  };
}
