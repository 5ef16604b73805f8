/** Reads an agency's GeoJSON text into features, defensively: what it is not, it is refused for. */
import { done, refusedFor, type Result } from '#kernel/result.ts';

export interface Feature {
  /** The place in the file, from 1, as people count. */
  readonly number: number;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Undefined where the feature has no geometry of its own. */
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | undefined;
}

export const MOST_BYTES = 200 * 1024 * 1024;

/** Names of WGS 84 degrees with longitude first. Anything else would put beats into another sea. */
const DEGREES =
  /^((urn:ogc:def:crs:)?(OGC:)?(1\.3:|:)?CRS84|(urn:ogc:def:crs:)?EPSG:([\d.]*:)?4326)$/i;

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The features of a FeatureCollection in degrees, or why the text is none. */
export function readFeatures(text: string): Result<readonly Feature[]> {
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const collection = parsed.value;
  if (!isObject(collection)) return refusedFor('beats-file-no-collection', kindOf(collection));
  if (collection['type'] !== 'FeatureCollection' || !Array.isArray(collection['features']))
    return refusedFor('beats-file-no-collection', kindOf(collection['type']));
  const crs = crsOf(collection['crs']);
  if (crs !== undefined && !DEGREES.test(crs))
    return refusedFor('beats-file-projected', { parameters: { crs: crs.slice(0, 100) } });
  const features: readonly unknown[] = collection['features'];
  if (features.length === 0) return refusedFor('beats-file-no-features');
  return done(features.map(featureOf));
}

const kindOf = (found: unknown) => ({
  parameters: {
    found: typeof found === 'string' ? found.slice(0, 40) : Array.isArray(found) ? '[ ]' : '?',
  },
});

function parseJson(text: string): Result<unknown> {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (json.trim() === '') return refusedFor('beats-file-empty');
  try {
    return done(JSON.parse(json));
  } catch {
    return refusedFor(whyNoJson(json));
  }
}

/** A file that begins as JSON but does not end so was cut off on its way here. */
function whyNoJson(json: string): string {
  if (!/^\s*[{[]/.test(json)) return 'beats-file-not-json';
  if (/[[,:]\s*-?(NaN|Infinity)\b/.test(json)) return 'beats-file-not-a-number';
  return /[}\]]\s*$/.test(json) ? 'beats-file-broken' : 'beats-file-truncated';
}

function crsOf(crs: unknown): string | undefined {
  if (!isObject(crs) || !isObject(crs['properties'])) return undefined;
  const name = crs['properties']['name'];
  return typeof name === 'string' ? name : undefined;
}

function featureOf(feature: unknown, place: number): Feature {
  const number = place + 1;
  if (!isObject(feature)) return { number, properties: {}, geometry: undefined };
  const { properties, geometry } = feature;
  const isDrawn = isObject(geometry) && typeof geometry['type'] === 'string';
  return {
    number,
    properties: isObject(properties) ? properties : {},
    geometry: isDrawn
      ? { type: String(geometry['type']), coordinates: geometry['coordinates'] }
      : undefined,
  };
}

/** All property names of the file, in the order in which they first occur. */
export const fieldsOf = (features: readonly Feature[]): string[] => [
  ...new Set(features.flatMap(({ properties }) => Object.keys(properties))),
];
