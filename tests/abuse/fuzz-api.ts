/** Malformed questions to the public API: queries, forms, GeoJSON, CSV, and bytes that are none. */
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import type { WebApp } from '#platform/web/server/app.ts';
import { ZEBRA } from './marked-agency.ts';

const number = fc.oneof(
  fc.double({ noNaN: false }).map(String),
  fc.constantFrom('50.004', '10.004', '-0', '1e-5', '0x1f', '١٢', '--1', '1_000', '9'.repeat(400)),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const place = fc.tuple(number, number).map(([one, other]) => `${one},${other}`);
const separator = fc.constantFrom(':', ':', ':', '::', ';', ' ', '\n', '|');
const polygon = fc
  .tuple(fc.array(place, { maxLength: 12 }), separator)
  .map(([corners, between]) => corners.join(between));
/** Long ones, with every corner on one place or all over the earth. */
const longPolygon = fc
  .tuple(fc.integer({ min: 3, max: 6_000 }), fc.integer({ min: 0, max: 7 }))
  .map(([count, step]) =>
    Array.from(
      { length: count },
      (_, at) => `${50 + ((at * step) % 7) / 100},${10 + (at % 3)}`,
    ).join(':'),
  );
const month = fc.oneof(
  fc.constantFrom('2026-04', '2026-13', '0000-00', '2026-4', '2026-04-01', '', 'now'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom('all-crime', 'theft', 'domestic', ZEBRA.slug, '__proto__', 'constructor', '%00'),
);

const value = fc.oneof(number, place, polygon, month, text);
const names = ['lat', 'lng', 'poly', 'date', 'location_id', 'category', 'force', 'q', '__proto__'];
const pairs = fc.array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 7 });

const encoded = (raw: string): string => encodeURIComponent(raw.toWellFormed());
const joined = (given: readonly (readonly [string, string])[]): string =>
  given.map(([name, one]) => `${encoded(name)}=${encoded(one)}`).join('&');

/** As if somebody posted a file: nearly GeoJSON. */
const geojson = fc
  .record({
    type: fc.constantFrom('FeatureCollection', 'Feature', 'Polygon', 'Point', '', null),
    coordinates: fc.array(fc.array(fc.oneof(fc.double(), fc.string()), { maxLength: 3 })),
    features: fc.array(fc.anything({ maxDepth: 3 }), { maxLength: 4 }),
    geometry: fc.anything({ maxDepth: 4 }),
  })
  .map((one) => JSON.stringify(one) ?? '');
const csv = fc
  .array(fc.array(value, { maxLength: 6 }), { maxLength: 8 })
  .map((rows) => rows.map((row) => row.join(',')).join('\r\n'));
const bytes = fc
  .uint8Array({ maxLength: 300 })
  .map((given) => Buffer.from(given).toString('latin1'));
const form = pairs.map(joined);
const longForm = longPolygon.map((poly) => `poly=${poly}&date=2026-04`);
const payload = fc.oneof(form, form, longForm, geojson, csv, bytes, fc.json());

const type = fc.constantFrom(
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded',
  'application/json',
  'application/geo+json',
  'text/csv',
  'multipart/form-data; boundary=x',
  '',
);

const PATHS = [
  '/api/crimes-street/all-crime',
  '/api/crimes-street/theft',
  '/api/crimes-at-location',
  '/api/crimes-no-location',
  '/api/outcomes-at-location',
  '/api/crime-categories',
  '/api/locate-neighbourhood',
  '/api/crimes-street-dates',
] as const;
const path = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...PATHS) },
  { weight: 1, arbitrary: text.map((one) => `/api/crimes-street/${encoded(one)}`) },
  { weight: 1, arbitrary: text.map((one) => `/api/outcomes-for-crime/${encoded(one)}`) },
  { weight: 1, arbitrary: text.map((one) => `/api/${ZEBRA.slug}/${encoded(one)}/boundary`) },
  { weight: 1, arbitrary: text.map((one) => `/api/${encoded(one)}/1`) },
);

export const malformed: fc.Arbitrary<InjectOptions> = fc
  .record({
    method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'HEAD', 'OPTIONS'),
    path,
    query: pairs,
    payload,
    type,
  })
  .map(({ method, path: url, query, payload: sent, type: as }) => ({
    method: method as 'GET',
    url: query.length > 0 ? `${url}?${joined(query)}` : url,
    headers: {
      host: `${ZEBRA.slug}.localhost`,
      ...(method === 'POST' && as !== '' && { 'content-type': as }),
    },
    ...(method === 'POST' && { payload: sent }),
  }));

/** The one answer of 500 or more that the document promises. */
const TOO_LARGE = '"type":"/problems/answer-too-large"';
const INSIDES =
  /\bat \S+ \(?(file:|node:|\/)|node_modules|\.tsx?:\d+|PostgresError|syntax error at/;

export interface Fuzzed {
  /** How often each status was answered. */
  readonly statuses: ReadonlyMap<number, number>;
}

/** Fails with the smallest question that is answered with a fault; `seed` repeats a run. */
export async function fuzzApi(
  app: WebApp,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): Promise<Fuzzed> {
  const statuses = new Map<number, number>();
  await fc.assert(
    fc.asyncProperty(malformed, async (question) => {
      const { statusCode, body } = await app.inject(question);
      statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1);
      const isFault = statusCode >= 500 && !(statusCode === 503 && body.includes(TOO_LARGE));
      if (isFault || INSIDES.test(body)) throw new Error(`${statusCode} ${body.slice(0, 300)}`);
    }),
    { numRuns: runs, seed, includeErrorInReport: true },
  );
  return { statuses };
}
