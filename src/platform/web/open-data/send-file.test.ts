import { expect, onTestFinished, test } from 'vitest';
import { openToAll } from '../guard.ts';
import type { PublicReads } from '../server/public-reads.ts';
import { exampleApp } from '../server/web.examples.ts';
import type { FileRow, OpenDataset } from './open-dataset.ts';
import { sendDatasetFile } from './send-file.ts';

const rows = (count: number): FileRow[] =>
  Array.from({ length: count }, (_, place) => ({
    cells: [place, `lamp "${place}", broken`, -1.5],
    geometry: place % 2 === 0 ? { type: 'Point', coordinates: [-122.4194157, 37.7749296] } : null,
  }));

const PIECES = 3;

/** A portal that sends the file of a dataset in three pieces; `version` may grow in between. */
async function portal({ isChanging = false } = {}) {
  let version = 7;
  let asked = 0;
  const reads: PublicReads = {
    read: () => Promise.reject(new Error('Nothing is kept here')),
    once: () => Promise.reject(new Error('Nothing is read here')),
    version: () => Promise.resolve(version),
  };
  const dataset: OpenDataset = {
    slug: 'lamps',
    formats: ['csv', 'geojson'],
    isByMonth: false,
    columns: ['id', 'what', 'longitude'],
    describe: () => Promise.reject(new Error('Nothing is described here')),
    async *pieces() {
      for (let piece = 0; piece < PIECES; piece += 1) {
        asked += 1;
        yield rows(5_000);
        if (isChanging) version += 1;
      }
    },
  };
  const app = await exampleApp((web) => {
    for (const format of ['csv', 'geojson'] as const)
      web.get(`/lamps.${format}`, { onRequest: openToAll('a test') }, async (request, reply) =>
        sendDatasetFile(reads, { request, reply }, { dataset, format, standing: '1' }),
      );
  });
  onTestFinished(() => app.close());
  return { app, asked: () => asked, publish: () => (version += 1) };
}

test('a file is all pieces, one after the other, with one head', async () => {
  const { app } = await portal();
  const { body, headers } = await app.inject('/lamps.csv');
  expect(body.startsWith('\uFEFF')).toBe(true);
  const lines = body.trim().split('\r\n');
  expect(lines).toHaveLength(1 + PIECES * 5_000);
  expect(lines[0]).toBe('id,what,longitude');
  expect(lines[1]).toBe('0,"lamp ""0"", broken",-1.5');
  expect(headers['content-disposition']).toBe('attachment; filename="alder-bay-lamps.csv"');
});

test('as GeoJSON it is one collection, and a row without a place stays', async () => {
  const { app } = await portal();
  const collection: { features: readonly { geometry: unknown; properties: unknown }[] } =
    JSON.parse((await app.inject('/lamps.geojson')).body);
  expect(collection).toMatchObject({ bbox: [-122.419416, 37.77493, -122.419416, 37.77493] });
  expect(collection.features).toHaveLength(PIECES * 5_000);
  expect(collection.features[1]?.geometry).toBeNull();
  expect(collection.features[1]?.properties).toEqual({ id: 1, what: 'lamp "1", broken' });
});

test('nothing is read for one who has the file, or asks for its head alone', async () => {
  const { app, asked, publish } = await portal();
  const head = await app.inject({ method: 'HEAD', url: '/lamps.csv' });
  const held = { 'if-none-match': String(head.headers['etag']) };
  const again = await app.inject({ url: '/lamps.csv', headers: held });
  expect([head.statusCode, again.statusCode, again.body, asked()]).toEqual([200, 304, '', 0]);
  publish();
  const news = await app.inject({ url: '/lamps.csv', headers: held });
  expect([news.statusCode, asked()]).toEqual([200, PIECES]);
});

test('a file during which something is published is cut short, and seen to be', async () => {
  const { app } = await portal({ isChanging: true });
  const address = await app.listen({ host: '127.0.0.1', port: 0 });
  const answer = await fetch(`${address}/lamps.csv`, {
    headers: { 'accept-encoding': 'identity' },
  });
  expect(answer.status).toBe(200);
  await expect(answer.text()).rejects.toThrow(/terminated/);
});

test('news before the first piece begins the file anew, and without end asks to wait', async () => {
  for (const [changes, status] of [
    [1, 200],
    [9, 503],
  ] as const) {
    let [version, left] = [1, changes as number];
    const reads: PublicReads = {
      read: () => Promise.reject(new Error('Nothing is kept here')),
      once: () => Promise.reject(new Error('Nothing is read here')),
      version: () => Promise.resolve(version),
    };
    const dataset = {
      slug: 'lamps',
      columns: ['id', 'what', 'longitude'],
      async *pieces() {
        if (left > 0) version += 1;
        left -= 1;
        yield rows(3);
      },
    };
    const app = await exampleApp((web) => {
      web.get('/lamps.csv', { onRequest: openToAll('a test') }, async (request, reply) =>
        sendDatasetFile(reads, { request, reply }, { dataset, format: 'csv', standing: '1' }),
      );
    });
    const answer = await app.inject({ url: '/lamps.csv', headers: { 'accept-encoding': 'gzip' } });
    expect(answer.statusCode).toBe(status);
    await app.close();
  }
});
