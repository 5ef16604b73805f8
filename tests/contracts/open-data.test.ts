/** Open data: what every file of every dataset holds, and what none of them does. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isCounterclockwise } from '#platform/web/open-data/geojson.ts';
import { SENSITIVE_CATEGORIES } from '#practices/technology/incidents/categories.ts';
import { filesIn, LATER, openData, type OpenData, recordsOf, ROWS } from './open-data.ts';

let open: OpenData;
beforeAll(async () => {
  open = await openData();
}, 120_000);
afterAll(() => open.close());

const ask: OpenData['ask'] = (url, how) => open.ask(url, how);
const files = async () => filesIn((await ask('/data.json')).body);

describe('every file of every dataset', () => {
  it('is named in the list, answers, and may be read by pages of other sites', async () => {
    const paths = await files();
    expect(paths).toContain('/data/incidents.csv');
    expect(paths).toContain('/data/incidents/2018-04.geojson');
    expect(paths).toContain('/data/beats.geojson');
    expect(paths.length).toBeGreaterThan(40);
    for (const path of paths) {
      const { status, headers } = await ask(path);
      expect([path, status]).toEqual([path, 200]);
      expect(headers['access-control-allow-origin']).toBe('*');
      expect(headers['etag']).toMatch(/^W\/"[\w-]{27}"$/);
      expect(headers['set-cookie']).toBeUndefined();
    }
  });

  it('tells no sensitive kind, but for the counts of whole years', async () => {
    const found: string[] = [];
    for (const path of await files()) {
      const { body } = await ask(path);
      const told = SENSITIVE_CATEGORIES.filter((name) => body.includes(name));
      if (told.length > 0) found.push(path);
    }
    expect(found).toEqual(['/data/incident-years.csv']);
    const years = recordsOf((await ask('/data/incident-years.csv')).body);
    expect(years).toEqual([{ year: '2018', category: 'sexual-offence', incidents: '100' }]);
  });

  it('tells no exact place, no time of day and no key of the department', async () => {
    const exact = new Set(
      [...ROWS, ...LATER].flatMap(({ point_x, point_y }) =>
        point_x === '' ? [] : [`${Number(point_x)},${Number(point_y)}`],
      ),
    );
    const keys = new Set(ROWS.map(({ dc_key: key }) => key.replace('.00000000', '')));
    const keysIn = (body: string) => (body.match(/\d+/g) ?? []).some((word) => keys.has(word));
    const found: string[] = [];
    for (const path of await files()) {
      const { body } = await ask(path);
      const places = body.matchAll(/(-75\.\d+),\s*"?(39\.\d+|40(?:\.\d+)?)/g);
      const isExact = [...places].some(([, x, y]) => exact.has(`${Number(x)},${Number(y)}`));
      if (isExact || /\d\d:\d\d/.test(body) || keysIn(body)) found.push(path);
    }
    expect(exact.size).toBeGreaterThan(400);
    expect(found).toEqual([]);
  });

  it('costs nothing for one who has it, and says so until something is published', async () => {
    for (const path of ['/data/incidents.csv', '/data/beats.geojson', '/data.json']) {
      const { headers } = await ask(path);
      const held = { 'if-none-match': String(headers['etag']) };
      const again = await ask(path, { headers: held });
      expect([path, again.status, again.body]).toEqual([path, 304, '']);
    }
    const head = await ask('/data/incidents.csv', { method: 'HEAD' });
    expect([head.status, head.body]).toEqual([200, '']);
  });

  it('is not there under a name that nobody published', async () => {
    for (const path of [
      '/data/nothing',
      '/data/nothing.csv',
      '/data/incidents.xlsx',
      '/data/incidents/2017-01.csv',
      '/data/incidents/2018-13.csv',
      '/data/incident-years/2018-01.csv',
      '/data/incident-counts.geojson',
    ])
      expect([path, (await ask(path)).status]).toEqual([path, 404]);
  });
});

describe('the file of incidents', () => {
  it('has the same rows whole and month by month, each once, in the order of numbers', async () => {
    const whole = recordsOf((await ask('/data/incidents.csv')).body);
    const months = (await files()).filter((path) => /^\/data\/incidents\/.*csv$/.test(path));
    const bits = await Promise.all(months.toSorted().map(async (path) => (await ask(path)).body));
    expect(bits.flatMap((body) => recordsOf(body))).toEqual(whole);
    expect(new Set(whole.map(({ id }) => id)).size).toBe(whole.length);
    expect(whole).toHaveLength(501);
    const march = recordsOf((await ask('/data/incidents/2018-04.csv')).body);
    const numbers = march.map(({ id }) => Number(id));
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
  });

  it('adds up to the file of counts, month by month, beat by beat, kind by kind', async () => {
    const incidents = recordsOf((await ask('/data/incidents.csv')).body);
    const counts = recordsOf((await ask('/data/incident-counts.csv')).body);
    const cellOf = ({ month, beat, category }: (typeof counts)[number]) =>
      `${month} ${beat} ${category}`;
    const counted = Map.groupBy(incidents, cellOf);
    expect(counts.map((row) => [cellOf(row), Number(row['incidents'])])).toEqual(
      counts.map((row) => [cellOf(row), counted.get(cellOf(row))?.length]),
    );
    expect(counted.size).toBe(counts.length);
  });

  it('points stand in the file of points, at the same place', async () => {
    const points = new Map(
      recordsOf((await ask('/data/map-points.csv')).body).map((point) => [point['id'], point]),
    );
    const placed = recordsOf((await ask('/data/incidents.csv')).body).filter(
      ({ point_id: id }) => id !== '',
    );
    expect(placed.length).toBeGreaterThan(400);
    for (const { point_id: id, longitude, latitude, placed_by: by } of placed)
      expect(points.get(id)).toMatchObject({ longitude, latitude, placed_by: by });
  });

  it('says on which day a record was corrected, and the corrections say from what', async () => {
    const corrected = recordsOf((await ask('/data/incidents.csv')).body).filter(
      ({ corrected_on: day }) => day !== '',
    );
    const corrections = recordsOf((await ask('/data/incident-corrections.csv')).body);
    const changed = corrections.filter(({ kind }) => kind === 'changed');
    expect(new Set(corrected.map(({ id }) => id))).toEqual(
      new Set(changed.map(({ incident }) => incident)),
    );
    expect(changed.length).toBeGreaterThan(3);
    expect(changed).toContainEqual(
      expect.objectContaining({ category_before: 'theft', category: 'robbery' }),
    );
  });
});

interface Feature {
  readonly type: string;
  readonly geometry: { readonly type: string; readonly coordinates: unknown } | null;
  readonly properties: Readonly<{ [name: string]: unknown }>;
}

interface Collection {
  readonly type: string;
  readonly features: readonly Feature[];
  readonly bbox?: readonly number[];
}

describe('GeoJSON follows RFC 7946', () => {
  const read = async (path: string): Promise<Collection> => {
    const { body, headers } = await ask(path);
    expect(headers['content-type']).toBe('application/geo+json');
    const parsed: Collection = JSON.parse(body);
    return parsed;
  };

  it.each(['/data/incidents.geojson', '/data/map-points.geojson', '/data/beats.geojson'])(
    '%s: a collection of features in WGS 84, with its box and without a crs',
    async (path) => {
      const collection = await read(path);
      expect(Object.keys(collection).toSorted()).toEqual(['bbox', 'features', 'type']);
      expect(collection.type).toBe('FeatureCollection');
      const [west = NaN, south = NaN, east = NaN, north = NaN] = collection.bbox ?? [];
      for (const { type, geometry, properties } of collection.features) {
        expect(type).toBe('Feature');
        expect(properties).toBeTypeOf('object');
        const numbers = JSON.stringify(geometry?.coordinates ?? []).match(/-?[\d.]+/g) ?? [];
        for (const [place, text] of numbers.entries()) {
          expect(text).toMatch(/^-?\d+(\.\d{1,6})?$/);
          const [low, high] = place % 2 === 0 ? [west, east] : [south, north];
          expect(Number(text)).toBeGreaterThanOrEqual(low);
          expect(Number(text)).toBeLessThanOrEqual(high);
        }
      }
    },
  );

  it('incidents are points, or nothing where a record has no place', async () => {
    const { features } = await read('/data/incidents.geojson');
    const kinds = new Set(features.map(({ geometry }) => geometry?.type ?? 'nothing'));
    expect(kinds).toEqual(new Set(['Point', 'nothing']));
  });

  it('beats are closed rings, the outer ones counterclockwise', async () => {
    const { features } = await read('/data/beats.geojson');
    expect(features).toHaveLength(2);
    for (const { geometry } of features) {
      expect(geometry?.type).toBe('MultiPolygon');
      const polygons = geometry?.coordinates as readonly (readonly (readonly number[])[][])[];
      for (const [place, ring] of polygons.flat(1).entries()) {
        expect(ring.length).toBeGreaterThanOrEqual(4);
        expect(ring.at(-1)).toEqual(ring[0]);
        expect(isCounterclockwise(ring)).toBe(place === 0);
      }
    }
  });
});
