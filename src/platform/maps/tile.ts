/** Vector tiles of the web's square map: their names, and their bytes. */
import { fromGeojsonVt } from '@maplibre/vt-pbf';

/** Column `x` and row `y` of the 2^z by 2^z tiles that cover the world at zoom `z`. */
export interface TileName {
  readonly z: number;
  readonly x: number;
  readonly y: number;
}

/** One closer than `LAST_CLUSTER_ZOOM`: there every point stands alone. */
export const LAST_ZOOM = 16;
/** Units along a tile's side. */
export const EXTENT = 4096;

export type TileTags = Readonly<Record<string, string | number | boolean>>;

export interface TileFeature {
  /** 1 points, 2 lines, 3 polygons. */
  readonly type: 1 | 2 | 3;
  readonly geometry: readonly (readonly unknown[])[];
  readonly tags: TileTags;
}

/** Features by the name of their layer; empty layers are left out of the bytes. */
export type TileLayers = Readonly<Record<string, readonly TileFeature[]>>;

/** Whether there is such a tile; undefined when the text names none. */
export function readTileName(z: string, x: string, y: string): TileName | undefined {
  if (![z, x, y].every((text) => /^(0|[1-9]\d{0,5})$/.test(text))) return undefined;
  const name = { z: Number(z), x: Number(x), y: Number(y) };
  const side = 2 ** name.z;
  return name.z <= LAST_ZOOM && name.x < side && name.y < side ? name : undefined;
}

export const TILE_TYPE = 'application/vnd.mapbox-vector-tile';

/** The tile as Mapbox Vector Tile 2.1 writes it; no bytes where nothing is. Source: mvt-2.1 */
export function encodeTile(layers: TileLayers): Buffer {
  const filled = Object.entries(layers).filter(([, features]) => features.length > 0);
  if (filled.length === 0) return Buffer.alloc(0);
  const tiles = Object.fromEntries(filled.map(([name, features]) => [name, { features }]));
  // The library's type is that of its own tile index; it reads features and nothing else of it.
  return Buffer.from(
    fromGeojsonVt(tiles as unknown as Parameters<typeof fromGeojsonVt>[0], {
      version: 2,
      extent: EXTENT,
    }),
  );
}
