/** The ground of the map as tiles: an agency's own drawing, its beats, and their names. */
import type { Geometry, Position } from 'geojson';
import type { Day } from '#kernel/time.ts';
import { type BeatSummary, listBeats } from '#practices/engagement/beats/list-beats.action.ts';
import {
  indexShapes,
  type MapShape,
  type ShapeIndex,
  type ShapeLayer,
} from '#platform/maps/shape-index.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { BaseMap } from '#trust/agencies/base-map.ts';
import { readBaseMap } from '#trust/agencies/read-base-map.action.ts';
import { borderLines } from './border-lines.rules.ts';

type Layers = Readonly<Record<string, ShapeLayer>>;

const LANES_FROM_ZOOM = 13;
const STREETS_FROM_ZOOM = 10;

/** @param today in the agency's zone: which boundaries are in force */
export async function readGround(work: Work, today: Day): Promise<ShapeIndex> {
  const [base, beats] = [await readBaseMap(work), await listBeats(work, today)];
  return indexShapes({ ...(base && baseLayers(base)), ...beatLayers(beats) });
}

const baseLayers = (base: BaseMap): Layers => ({
  land: { shapes: base.land.map((ring) => area([ring])) },
  water: { shapes: base.water.map((ring) => area([ring])) },
  parks: { shapes: base.parks.map(({ ring, name }) => area([ring], { name })) },
  brooks: { shapes: base.brooks.map((at) => line(at)), fromZoom: STREETS_FROM_ZOOM },
  lanes: { shapes: base.lanes.map((at) => line(at)), fromZoom: LANES_FROM_ZOOM },
  streets: { shapes: base.streets.map((at) => line(at)), fromZoom: STREETS_FROM_ZOOM },
  roads: { shapes: base.mainRoads.map(({ line: at, name }) => line(at, { name })) },
  rail: { shapes: base.rail.map((at) => line(at)), fromZoom: STREETS_FROM_ZOOM },
  piers: { shapes: base.piers.map((at) => line(at)), fromZoom: STREETS_FROM_ZOOM },
});

function beatLayers(beats: readonly BeatSummary[]): Layers {
  const rings = beats.flatMap(({ drawing }) => drawing.flat());
  return {
    beats: {
      shapes: beats.map(({ code, name, drawing }) => ({
        shape: { type: 'MultiPolygon', coordinates: drawing.map(copied) } as const,
        tags: { code, name },
      })),
    },
    borders: { shapes: borderLines(rings).map((at) => line(at)) },
    names: {
      shapes: beats.map(({ code, name, label }) => ({
        shape: { type: 'Point', coordinates: [...label] } as const,
        tags: { code, name },
      })),
    },
  };
}

type Line = readonly (readonly number[])[];

/** GeoJSON's types want changeable arrays; ours are shared and stay as they are. */
const copied = (rings: readonly Line[]): Position[][] =>
  rings.map((ring) => ring.map((at) => [...at]));

type Tags = Readonly<Record<string, string | number>>;

const shaped = (shape: Geometry, tags: Tags | undefined): MapShape =>
  tags ? { shape, tags } : { shape };

const line = (at: Line, tags?: Tags): MapShape =>
  shaped({ type: 'LineString', coordinates: at.map((point) => [...point]) }, tags);

const area = (rings: readonly Line[], tags?: Tags): MapShape =>
  shaped({ type: 'Polygon', coordinates: copied(rings) }, tags);
