import { Readable } from 'node:stream';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { openToAll } from '../guard.ts';
import type { WebApp } from './app.ts';
import { chooseEncoding } from './compress.ts';
import { exampleApp } from './web.examples.ts';

const open = openToAll('a test');
const long = 'Alder Bay polices in the open. '.repeat(200);

async function appWithPages(surface: 'portal' | 'console' = 'portal'): Promise<WebApp> {
  const app = await exampleApp(
    (web) => {
      web.get('/long', { onRequest: open }, (_request, reply) =>
        reply.type('text/html').send(long),
      );
      web.get('/short', { onRequest: open }, () => 'short');
      web.get('/image', { onRequest: open }, (_request, reply) =>
        reply.type('image/png').send(Buffer.alloc(5_000)),
      );
      web.get('/own', { onRequest: open }, (_request, reply) =>
        reply
          .header('etag', '"version-7"')
          .header('cache-control', 'public, max-age=60')
          .send(long),
      );
      web.get('/personal', { onRequest: open }, (_request, reply) =>
        reply.header('cache-control', 'no-store').send(long),
      );
      web.get('/export', { onRequest: open }, (_request, reply) =>
        reply.type('text/csv').send(Readable.from([long, long])),
      );
    },
    { surface },
  );
  onTestFinished(() => app.close());
  return app;
}

const get = (app: WebApp, url: string, headers: Record<string, string> = {}) =>
  app.inject({ url, headers });

test('a page that did not change is not sent again', async () => {
  const app = await appWithPages();
  const first = await get(app, '/long');
  expect(first.headers['cache-control']).toBe('no-cache');
  const etag = String(first.headers.etag);
  expect(etag).toMatch(/^"[\w-]{27}"$/);
  for (const held of [etag, `W/${etag}`, `"old", ${etag}`, '*', etag.replace(/"$/, '-br"')]) {
    const again = await get(app, '/long', { 'if-none-match': held });
    expect([again.statusCode, again.body], held).toEqual([304, '']);
    expect(again.headers.etag).toBe(etag);
    expect(again.headers).not.toHaveProperty('content-type');
  }
  expect((await get(app, '/long', { 'if-none-match': '"old"' })).statusCode).toBe(200);
  expect((await get(app, '/short')).headers.etag).not.toBe(etag);
});

test('compressed bytes have a tag of their own and give the page back', async () => {
  const app = await appWithPages();
  const plain = await get(app, '/long');
  for (const [encoding, unpack] of [
    ['br', brotliDecompressSync],
    ['gzip', gunzipSync],
  ] as const) {
    for (const time of ['first', 'kept']) {
      const packed = await get(app, '/long', { 'accept-encoding': encoding });
      expect(unpack(packed.rawPayload).toString(), time).toBe(long);
      expect(packed.headers).toMatchObject({
        'content-encoding': encoding,
        'content-length': String(packed.rawPayload.length),
        vary: 'Accept-Encoding',
        etag: String(plain.headers.etag).replace(/"$/, `-${encoding}"`),
      });
    }
  }
});

test('short pages and pictures are sent as they are', async () => {
  const app = await appWithPages();
  const headers = { 'accept-encoding': 'br' };
  for (const url of ['/short', '/image'])
    expect((await get(app, url, headers)).headers).not.toHaveProperty('content-encoding');
});

test("a handler's own tag and cache rule are kept", async () => {
  const app = await appWithPages();
  const answer = await get(app, '/own');
  expect(answer.headers).toMatchObject({
    etag: '"version-7"',
    'cache-control': 'public, max-age=60',
  });
  expect((await get(app, '/own', { 'if-none-match': '"version-7"' })).statusCode).toBe(304);
});

test('a personal page has no tag and is kept nowhere', async () => {
  const app = await appWithPages();
  const { headers } = await get(app, '/personal', { 'if-none-match': '*' });
  expect(headers).toMatchObject({ 'cache-control': 'no-store' });
  expect(headers).not.toHaveProperty('etag');
});

test('on the console nothing is kept unless a page says so', async () => {
  const app = await appWithPages('console');
  expect((await get(app, '/long')).headers['cache-control']).toBe('no-store');
});

test('a long export is compressed as it flows', async () => {
  const app = await appWithPages();
  const answer = await get(app, '/export', { 'accept-encoding': 'gzip' });
  expect(gunzipSync(answer.rawPayload).toString()).toBe(long + long);
  const refusing = await get(app, '/export', { 'accept-encoding': 'gzip;q=0, identity' });
  expect(refusing.body).toBe(long + long);
});

test('problems are kept nowhere', async () => {
  const app = await appWithPages();
  expect((await get(app, '/nowhere')).headers['cache-control']).toBe('no-store');
});

test('brotli is preferred, and a zero is a no', () => {
  expect(chooseEncoding('gzip, deflate, br;q=0.5')).toBe('br');
  expect(chooseEncoding('gzip, br;q=0')).toBe('gzip');
  expect(chooseEncoding('GZIP;q=0.1')).toBe('gzip');
  expect(chooseEncoding('br;q=0.0, gzip;q=0')).toBeUndefined();
  expect(chooseEncoding(undefined)).toBeUndefined();
});
