/** Tiles of the map, read back: they add up, hold nothing sensitive, outlive no version. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { readContentVersion } from '#platform/postgres/content-version.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { tileAt } from '../../../../tests/abuse/outputs.ts';
import { exampleRow } from '../incidents/incident.examples.ts';
import { asWorker, exampleHome } from '../incidents/importing/import.examples.ts';
import { SENSITIVE_CATEGORIES } from '../incidents/categories.ts';
import { featuresOf, mappedAgency, type MappedAgency, NEWEST } from './crime-map.examples.ts';

let database: Database;
let remove: () => Promise<void>;
let home: string;
let mapped: MappedAgency;
let version: number;

const versionNow = () => asWorker(database, mapped.agency, readContentVersion);

beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  ({ home, remove } = await exampleHome());
  mapped = await mappedAgency(database, { slug: 'tiles', home, count: 2400 });
  version = await versionNow();
});
afterAll(async () => {
  await mapped.portal.close();
  await database.close();
  await remove();
});

interface Collection {
  readonly features: readonly {
    readonly geometry: { readonly coordinates: readonly [number, number] } | null;
    readonly properties: { readonly category: string };
  }[];
}

const rowsOf = async (month: string): Promise<Collection['features']> => {
  const read: Collection = JSON.parse((await mapped.ask(`/map.geojson?month=${month}`)).payload);
  return read.features;
};

/** Names of all tiles of a zoom that hold any report of the month. */
const tilesOf = (zoom: number, rows: Collection['features']): Set<string> =>
  new Set(rows.flatMap(({ geometry }) => (geometry ? tileAt(zoom, ...geometry.coordinates) : [])));

async function countsAt(zoom: number, month: string): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  for (const name of tilesOf(zoom, await rowsOf(month))) {
    const answer = await mapped.ask(
      `/tiles/${version}/${name}.mvt?month=${month}&layers=incidents`,
    );
    for (const { properties } of featuresOf(answer.rawPayload, 'incidents'))
      for (const [kind, count] of Object.entries(properties))
        if (typeof count === 'number') sums.set(kind, (sums.get(kind) ?? 0) + count);
  }
  return sums;
}

describe('reports in tiles', () => {
  it('add up to the month at every zoom, all together and kind by kind', async () => {
    const placed = (await rowsOf('2018-05')).filter(({ geometry }) => geometry !== null);
    expect(placed.length).toBeGreaterThan(100);
    for (const zoom of [0, 3, 8, 10, 11, 12, 13, 14, 15, 16]) {
      const sums = await countsAt(zoom, '2018-05');
      expect([zoom, sums.get('count')]).toEqual([zoom, placed.length]);
      for (const kind of new Set(placed.map(({ properties }) => properties.category)))
        expect([zoom, kind, sums.get(kind)]).toEqual([
          zoom,
          kind,
          placed.filter(({ properties }) => properties.category === kind).length,
        ]);
    }
  });

  it('hold no sensitive kind, though the records have some', async () => {
    const everything = await mapped.ask('/incidents.csv');
    expect(everything.payload).not.toContain('sexual-offence');
    for (const zoom of [0, 12, 16]) {
      const kinds = [...(await countsAt(zoom, '2018-05')).keys()];
      expect(kinds).toContain('theft');
      expect(kinds.filter((kind) => SENSITIVE_CATEGORIES.some((one) => one === kind))).toEqual([]);
    }
  });

  it('are of the newest month where none is asked for', async () => {
    const address = `/tiles/${version}/0/0/0.mvt`;
    const [newest, asked] = [
      await mapped.ask(address),
      await mapped.ask(`${address}?month=${NEWEST}`),
    ];
    expect(newest.rawPayload.equals(asked.rawPayload)).toBe(true);
  });

  it('tell of a lone point where it is near, and of how far away it may have been', async () => {
    const [row] = (await rowsOf('2018-05')).filter(({ geometry }) => geometry !== null);
    const [longitude, latitude] = row?.geometry?.coordinates ?? [0, 0];
    const name = tileAt(16, longitude, latitude);
    const answer = await mapped.ask(`/tiles/${version}/${name}.mvt?month=2018-05`);
    const [lone] = featuresOf(answer.rawPayload, 'incidents');
    expect(lone?.properties).toMatchObject({ id: expect.any(Number), near: expect.any(Number) });
  });
});

it('the ground holds beats, their borders once, and their names', async () => {
  const answer = await mapped.ask(`/tiles/${version}/${tileAt(9, -75.1, 39.95)}.mvt?layers=ground`);
  const codes = featuresOf(answer.rawPayload, 'beats').map(({ properties }) => properties['code']);
  expect(new Set(codes)).toEqual(new Set(['1', '2']));
  expect(featuresOf(answer.rawPayload, 'names')).toHaveLength(2);
  expect(featuresOf(answer.rawPayload, 'incidents')).toHaveLength(0);
});

describe('an address of a tile', () => {
  it('is asked after each time, and answers 304 as long as nothing changed', async () => {
    const address = `/tiles/${version}/${tileAt(12, -75.15, 39.95)}.mvt?month=2018-05`;
    const first = await mapped.ask(address);
    expect(first.headers).toMatchObject({
      'content-type': 'application/vnd.mapbox-vector-tile',
      'cache-control': 'no-cache',
    });
    const again = await mapped.ask(address, { 'if-none-match': String(first.headers.etag) });
    expect(again.statusCode).toBe(304);
  });

  it('is compressed for who takes it', async () => {
    const address = `/tiles/${version}/0/0/0.mvt?month=2018-05`;
    const answer = await mapped.ask(address, { 'accept-encoding': 'gzip' });
    const isSmall = answer.rawPayload.length < 1024;
    expect(isSmall || answer.headers['content-encoding'] === 'gzip').toBe(true);
  });

  it.each([
    '17/0/0.mvt',
    '1/2/0.mvt',
    '1/0/2.mvt',
    '1/-1/0.mvt',
    '1/0.5/0.mvt',
    'a/0/0.mvt',
    '01/0/0.mvt',
    '1/0/0.mvt?month=2018-13',
    '1/0/0.mvt?layers=secrets',
    '99999999999999999999/0/0.mvt',
  ])('that names no tile is not found: %s', async (name) => {
    expect((await mapped.ask(`/tiles/${version}/${name}`)).statusCode).toBe(404);
  });

  it('of a month without reports or of a place without anything is an empty tile', async () => {
    const empty = [
      `${tileAt(12, -75.15, 39.95)}.mvt?month=1999-01&layers=incidents`,
      `${tileAt(12, 20, -30)}.mvt`,
    ];
    for (const name of empty) {
      const answer = await mapped.ask(`/tiles/${version}/${name}`);
      expect([answer.statusCode, answer.rawPayload.length]).toEqual([200, 0]);
    }
  });

  it('of an old version leads to the current one and is kept by nobody', async () => {
    const address = (of: number | string) => `/tiles/${of}/0/0/0.mvt?month=2018-05`;
    await mapped.bring([exampleRow({ dc_key: '209900000001.00000000' })], 'more');
    const current = await versionNow();
    expect(current).toBeGreaterThan(version);
    // What an agency's version is, is known for a second.
    await expect
      .poll(async () => (await mapped.ask(address(version))).statusCode, { timeout: 5_000 })
      .toBe(302);
    const old = await mapped.ask(address(version));
    expect(old.headers).toMatchObject({
      location: address(current),
      'cache-control': 'no-store',
    });
    expect(old.rawPayload).toHaveLength(0);
    expect((await mapped.ask(address(current))).statusCode).toBe(200);
    expect((await mapped.ask(address('x'))).statusCode).toBe(404);
  });
});
