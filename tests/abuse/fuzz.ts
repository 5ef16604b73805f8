/** Sends what no browser would send, and tells each answer that is a fault or shows our insides. */
import fc from 'fast-check';
import type { InjectOptions } from 'fastify';
import type { WebApp } from '#platform/web/server/app.ts';
import { ZEBRA } from './marked-agency.ts';
import { pathsOf } from './surfaces.ts';

const ODD = [
  '',
  '.',
  '..',
  '%',
  '%00',
  '%2e%2e%2f',
  '%ff',
  "'",
  "1' or '1'='1",
  '1; drop table beat; --',
  '\u202e',
  '\u0000',
  '\ud800',
  '🚓'.repeat(50),
  '-1',
  'NaN',
  '1e999',
  '9007199254740993',
  '{{7*7}}',
  '${7*7}',
  '<script>alert(1)</script>',
  '__proto__',
  'constructor',
  '../../../../etc/passwd',
  'a'.repeat(5_000),
  ' ',
  '\r\nSet-Cookie: a=b',
];

const word = fc.oneof(fc.constantFrom(...ODD), fc.string({ unit: 'binary', maxLength: 40 }));
const FIELDS = ['where', 'longitude', 'latitude', 'page', 'problem', '_token', '_draft', 'sort'];
const field = fc.oneof(fc.constantFrom(...FIELDS, 'search', 'filter', '__proto__'), word);
const pairs = fc.array(fc.tuple(field, word), { maxLength: 6 });

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());
const joined = (given: readonly (readonly [string, string])[]): string =>
  given.map(([name, value]) => `${encoded(name)}=${encoded(value)}`).join('&');

const types = [
  'application/x-www-form-urlencoded',
  'application/x-www-form-urlencoded; charset=utf-7',
  'application/json',
  'multipart/form-data; boundary=x',
  'text/plain',
  'application/octet-stream',
];

/** Well-formed forms, JSON, and bytes that are neither. */
const payload = fc.oneof(
  pairs.map(joined),
  word,
  fc.json(),
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes).toString('latin1')),
  fc.constant('--x\r\ncontent-disposition: form-data; name="a"\r\n\r\n1'),
);

const headers = fc.record(
  {
    'accept-language': word,
    accept: fc.constantFrom('application/json', 'text/html', '*/*', 'text/html;q=zzz'),
    'accept-encoding': fc.constantFrom('br', 'gzip;q=0', '*;q=9', 'identity, x'),
    'if-none-match': word,
    cookie: word,
    origin: fc.constantFrom('null', 'https://evil.example', 'http://zebra.localhost:80'),
    'sec-fetch-site': fc.constantFrom('same-origin', 'cross-site', 'none'),
    range: fc.constantFrom('bytes=0-1', 'bytes=-', 'bytes=9-1'),
  },
  { requiredKeys: [] },
);

/** Header values that Node would not even send are cut out; the rest stays as odd as it is. */
const sendable = (given: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(
    Object.entries(given).map(([name, value]) => [
      name,
      (value ?? '').replaceAll(/[^\t\u0020-\u007e\u0080-\u00ff]/g, ''),
    ]),
  );

const PLACE = '__place__';

function requestsTo(app: WebApp): fc.Arbitrary<InjectOptions> {
  const known = pathsOf(app, PLACE);
  const path = fc
    .tuple(fc.constantFrom('', '/es', '/ar', '/en', '/xx'), fc.constantFrom(...known), word)
    .map(([prefix, route, odd]) => prefix + route.replace(PLACE, encoded(odd)));
  const raw = word.map((odd) => `/${odd.toWellFormed().replaceAll(/[^\u0021-\u007e]/g, '%zz')}`);
  return fc
    .record({
      method: fc.constantFrom('GET', 'GET', 'POST', 'POST', 'HEAD', 'PUT', 'DELETE', 'OPTIONS'),
      path: fc.oneof({ weight: 4, arbitrary: path }, { weight: 1, arbitrary: raw }),
      query: pairs,
      type: fc.constantFrom(...types),
      payload,
      headers,
    })
    .map(({ method, path: url, query, type, payload: sent, headers: extra }) => {
      const isActing = method === 'POST' || method === 'PUT';
      const host = `${ZEBRA.slug}.localhost`;
      return {
        method: method as 'GET',
        url: query.length > 0 ? `${url}?${joined(query)}` : url,
        headers: { host, ...(isActing && { 'content-type': type }), ...sendable(extra) },
        ...(isActing && { payload: sent }),
      };
    });
}

const INSIDES =
  /\bat \S+ \(?(file:|node:|\/)|node_modules|\.tsx?:\d+|PostgresError|syntax error at/;

/** Fails with the smallest request that is answered with a fault; `seed` repeats a run. */
export const fuzz = (app: WebApp, { runs, seed }: { runs: number; seed: number }): Promise<void> =>
  fc.assert(
    fc.asyncProperty(requestsTo(app), async (request) => {
      const { statusCode, body, headers: answered } = await app.inject(request);
      const isCookie = answered['set-cookie'] !== undefined;
      if (statusCode >= 500 || INSIDES.test(body) || isCookie)
        throw new Error(`${statusCode} ${body.slice(0, 300)}`);
    }),
    { numRuns: runs, seed, includeErrorInReport: true },
  );
