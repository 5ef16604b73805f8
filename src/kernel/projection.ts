/** Plane coordinates of maps in metres or feet, to and from degrees (WGS 84). */
import proj4 from 'proj4';
import { isOnEarth, type Point } from './place.ts';
import table from './projections.json' with { type: 'json' };

export interface Projection {
  /** Undefined where the numbers are no place of this projection. */
  toDegrees(x: number, y: number): Point | undefined;
  /** Undefined where the projection does not reach. */
  fromDegrees(longitude: number, latitude: number): readonly [x: number, y: number] | undefined;
}

export interface KnownProjection {
  /** `Oregon North (ft)`. */
  readonly name: string;
  /** `EPSG:2913` and others that differ from it by less than two metres. */
  readonly codes: readonly string[];
}

interface Entry extends KnownProjection {
  readonly definition: string;
}

/**
 * Each definition once: the realizations of a datum differ by less than incidents are exact.
 * Source: epsg-dataset
 */
const entries: readonly Entry[] = table.map(({ name, codes, definition }) => ({
  name,
  codes: codes.map((code) => `EPSG:${code}`),
  definition,
}));

/** What a mapping can name by its code alone, in no special order. */
export const KNOWN_PROJECTIONS: readonly KnownProjection[] = entries;

const definitions = new Map(
  entries.flatMap(({ codes, definition }) => codes.map((code) => [code, definition] as const)),
);

function definitionOf(named: string): string | undefined {
  const text = named.trim();
  return text.startsWith('+proj=') ? text : definitions.get(text.toUpperCase().replace(/\s+/g, ''));
}

/** True for a code of the table, and for a definition that begins with `+proj=`. */
export const isProjection = (named: string): boolean => projectionOf(named) !== undefined;

const projections = new Map<string, Projection>();

/** Undefined for a code that the table has not, and for a definition that proj4 cannot read. */
export function projectionOf(named: string): Projection | undefined {
  const definition = definitionOf(named);
  if (definition === undefined) return undefined;
  const known = projections.get(definition);
  if (known) return known;
  const projection = makeProjection(definition);
  if (projection && projections.size < 1000) projections.set(definition, projection);
  return projection;
}

function makeProjection(definition: string): Projection | undefined {
  const converter = answerOf(() => proj4(definition));
  if (!converter) return undefined;
  const isPair = ([one, other]: readonly number[]) =>
    Number.isFinite(one) && Number.isFinite(other);
  return {
    toDegrees(x, y) {
      const found = answerOf(() => converter.inverse([x, y]));
      const [longitude = NaN, latitude = NaN] = found ?? [];
      return isOnEarth(longitude, latitude) ? [longitude, latitude] : undefined;
    },
    fromDegrees(longitude, latitude) {
      const [x = NaN, y = NaN] = answerOf(() => converter.forward([longitude, latitude])) ?? [];
      return isPair([x, y]) ? [x, y] : undefined;
    },
  };
}

/** The library throws for what it cannot read or place. */
function answerOf<Value>(ask: () => Value): Value | undefined {
  try {
    return ask();
  } catch {
    return undefined;
  }
}
