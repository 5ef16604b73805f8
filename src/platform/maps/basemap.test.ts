/** The operator's background: read in parts, from our own host. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { PMTiles, type Source } from 'pmtiles';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { portalOn } from '../../../tests/abuse/surfaces.ts';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { exampleBasemap } from './basemap.examples.ts';

let database: Database;
let folder: string;
let portal: WebApp;

beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  folder = await mkdtemp(join(tmpdir(), 'peelian-basemap-'));
  const file = join(folder, 'city.pmtiles');
  await writeFile(file, exampleBasemap());
  portal = await portalOn(database, { variables: { PEELIAN_BASEMAP: file } });
});
afterAll(async () => {
  await portal.close();
  await database.close();
  await rm(folder, { recursive: true });
});

const ask = (range: string) => portal.inject({ url: '/basemap.pmtiles', headers: { range } });

/** Reads through our server as a browser does. */
const served: Source = {
  getKey: () => 'served',
  async getBytes(offset, length) {
    const { rawPayload } = await ask(`bytes=${offset}-${offset + length - 1}`);
    return { data: new Uint8Array(rawPayload).buffer };
  },
};

it('is sent in the parts that are asked for, and asked after each time', async () => {
  const answer = await ask('bytes=0-6');
  expect(answer.statusCode).toBe(206);
  expect(answer.payload).toBe('PMTiles');
  expect(answer.headers['cache-control']).toBe('public, max-age=0');
  expect(answer.headers.etag).toBeDefined();
});

it('is read as an archive of tiles', async () => {
  const tile = await new PMTiles(served).getZxy(0, 0, 0);
  if (!tile) throw new Error('There is a tile');
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(tile.data)));
  expect(Object.keys(layers)).toEqual(['water']);
});

it('is not there where the operator has none', async () => {
  const plain = await portalOn(database);
  expect(plain.routeList.filter(({ url }) => url === '/basemap.pmtiles')).toEqual([]);
  await plain.close();
});
