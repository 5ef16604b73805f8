/** A JSON element as a record: properties by name, the point of its geometry, all as text. */
import { GEOMETRY_COLUMNS } from '#kernel/place.ts';
import type { Refusal } from '#kernel/result.ts';
import { nameKey } from './header.ts';

type Properties = Readonly<Record<string, unknown>>;

export interface Feature {
  readonly properties: Properties;
  /** As the file has it; undefined for an element that is no feature. */
  readonly geometry: unknown;
  readonly id: unknown;
}

/** The column of a feature's own `id`, which stands beside its properties. */
export const ID_COLUMN = '@id';

const isObject = (value: unknown): value is Properties =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A GeoJSON feature, a feature as ArcGIS writes it, or a plain object, whose members are then the
 * properties.
 */
export function featureOf(text: string): Feature | Refusal {
  const value = parsed(text);
  if (value === undefined) return { code: 'feature-not-json' };
  if (!isObject(value)) return { code: 'feature-not-object' };
  const { properties, attributes, geometry, id } = value;
  if (value['type'] === 'Feature')
    return { properties: isObject(properties) ? properties : {}, geometry: geometry ?? null, id };
  if (isObject(attributes)) return { properties: attributes, geometry: geometry ?? null, id };
  return { properties: value, geometry: undefined, id: undefined };
}

/** Longer whole numbers than a double holds stand in files as keys: their digits count. */
const longInteger = /\d{16,}/;

function parsed(text: string): unknown {
  try {
    return longInteger.test(text) ? JSON.parse(text, withAllDigits) : JSON.parse(text);
  } catch {
    return undefined;
  }
}

const withAllDigits = (_: string, value: unknown, from?: { readonly source?: string }): unknown =>
  typeof value === 'number' && /^-?\d{16,}$/.test(from?.source ?? '') ? from?.source : value;

const DEPTH_MAX = 6;

/** Text as a table would have it; empty for what is missing or null, JSON for lists. */
function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** Every column of a feature: nested objects as `a.b`. */
export function columnsOfFeature({ properties, geometry, id }: Feature): Map<string, string> {
  const columns = new Map<string, string>();
  const add = (members: Properties, prefix: string, depth: number) => {
    for (const [name, value] of Object.entries(members)) {
      if (isObject(value) && depth < DEPTH_MAX) add(value, `${prefix}${name}.`, depth + 1);
      else columns.set(prefix + name, textOf(value));
    }
  };
  add(properties, '', 1);
  if (id !== undefined) columns.set(ID_COLUMN, textOf(id));
  const point = pointOf(geometry);
  if (point && !('code' in point)) {
    columns.set(GEOMETRY_COLUMNS.longitude, point[0]);
    columns.set(GEOMETRY_COLUMNS.latitude, point[1]);
  }
  return columns;
}

type PointTexts = readonly [longitude: string, latitude: string];

/** Undefined for what has no geometry at all, as a plain object. */
function pointOf(geometry: unknown): PointTexts | Refusal | undefined {
  if (geometry === undefined) return undefined;
  if (geometry === null) return ['', ''];
  if (!isObject(geometry)) return { code: 'geometry-not-point' };
  const { type, coordinates, x, y } = geometry;
  if (type === undefined && 'x' in geometry) return [textOf(x), textOf(y)];
  if (type === 'Point' && Array.isArray(coordinates)) return pair(coordinates);
  const isSingle = type === 'MultiPoint' && Array.isArray(coordinates) && coordinates.length === 1;
  const [only]: unknown[] = isSingle ? coordinates : [];
  return Array.isArray(only) ? pair(only) : { code: 'geometry-not-point' };
}

const pair = ([x, y]: readonly unknown[]): PointTexts => [textOf(x), textOf(y)];

export interface FeatureReader {
  /** The values of the wanted columns, in their order. */
  read(feature: Feature): readonly string[] | Refusal;
  /** Wanted columns that no feature had. */
  missing(): readonly string[];
  /** Columns of the first feature, for a refusal to show. */
  found(): readonly string[];
}

/** Names are compared exactly at first, then without letter case and outer spaces. */
export function featureReader(wanted: readonly string[]): FeatureReader {
  const { longitude, latitude } = GEOMETRY_COLUMNS;
  const wantsPoint = wanted.includes(longitude) || wanted.includes(latitude);
  const paths = new Map<string, readonly string[]>();
  let found: readonly string[] | undefined;
  let hasPoint = false;
  const valueOf = (name: string, { properties, id }: Feature): string => {
    if (name === ID_COLUMN && id !== undefined) {
      paths.set(name, []);
      return textOf(id);
    }
    const path = paths.get(name) ?? pathIn(properties, name);
    if (!path) return '';
    paths.set(name, path);
    return textOf(valueAt(properties, path));
  };
  return {
    read(feature) {
      found ??= [...columnsOfFeature(feature).keys()];
      const point = wantsPoint ? pointOf(feature.geometry) : undefined;
      if (point && 'code' in point) return point;
      hasPoint ||= point !== undefined;
      return wanted.map((name) => {
        if (name === longitude) return point?.[0] ?? '';
        return name === latitude ? (point?.[1] ?? '') : valueOf(name, feature);
      });
    },
    missing: () =>
      wanted.filter((name) =>
        name === longitude || name === latitude ? !hasPoint : !paths.has(name),
      ),
    found: () => found ?? [],
  };
}

function valueAt(properties: Properties, path: readonly string[]): unknown {
  let value: unknown = properties;
  for (const name of path) {
    if (!isObject(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** Where a column stands in these properties: `a.b` may be one name, or a name inside another. */
function pathIn(properties: Properties, column: string): readonly string[] | undefined {
  if (Object.hasOwn(properties, column)) return [column];
  const exact = pathsOf(properties).find((path) => path.join('.') === column);
  if (exact) return exact;
  const alike = pathsOf(properties).filter((path) => nameKey(path.join('.')) === nameKey(column));
  return alike.length === 1 ? alike[0] : undefined;
}

function pathsOf(members: Properties, before: readonly string[] = []): (readonly string[])[] {
  return Object.entries(members).flatMap(([name, value]) => {
    const path = [...before, name];
    return isObject(value) && path.length < DEPTH_MAX ? pathsOf(value, path) : [path];
  });
}
