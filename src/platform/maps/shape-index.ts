/** Lines and areas of a map, cut into tiles. */
import { GeoJSONVT } from '@maplibre/geojson-vt';
import type { Feature, Geometry } from 'geojson';
import { EXTENT, LAST_ZOOM, type TileFeature, type TileLayers, type TileName } from './tile.ts';

export interface MapShape {
  readonly shape: Geometry;
  readonly tags?: Readonly<Record<string, string | number>>;
}

export interface ShapeLayer {
  readonly shapes: readonly MapShape[];
  /** Tiles farther away leave the layer out: lanes would be a smear there. */
  readonly fromZoom?: number;
}

export interface ShapeIndex {
  tile(name: TileName): TileLayers;
}

/** Lines are simplified for each zoom, so that a tile far away is no larger than one nearby. */
export function indexShapes(layers: Readonly<Record<string, ShapeLayer>>): ShapeIndex {
  const indexes = Object.entries(layers)
    .filter(([, { shapes }]) => shapes.length > 0)
    .map(([name, { shapes, fromZoom = 0 }]) => ({
      name,
      fromZoom,
      index: new GeoJSONVT(
        { type: 'FeatureCollection', features: shapes.map(featureOf) },
        { maxZoom: LAST_ZOOM, extent: EXTENT, buffer: 64, tolerance: 3, wrap: false },
      ),
    }));
  return {
    tile: ({ z, x, y }) =>
      Object.fromEntries(
        indexes
          .filter(({ fromZoom }) => z >= fromZoom)
          .map(({ name, index }) => [name, (index.getTile(z, x, y)?.features ?? []).map(plain)]),
      ),
  };
}

const featureOf = ({ shape, tags = {} }: MapShape): Feature => ({
  type: 'Feature',
  properties: { ...tags },
  geometry: shape,
});

interface Cut {
  readonly type: 1 | 2 | 3;
  readonly geometry: readonly (readonly unknown[])[];
  readonly tags: Readonly<Record<string, unknown>> | null;
}

const plain = ({ type, geometry, tags }: Cut): TileFeature => ({
  type,
  geometry,
  tags: Object.fromEntries(
    Object.entries(tags ?? {}).flatMap(([name, value]) =>
      typeof value === 'string' || typeof value === 'number' ? [[name, value]] : [],
    ),
  ),
});
