import { brotliDecompressSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { openToAll } from '../guard.ts';
import { visitOf } from '../visit.ts';
import type { WebApp } from './app.ts';
import { markPersonal } from './personal.ts';
import { alderBay, exampleApp } from './web.examples.ts';

const open = openToAll('a test');
const EVERYBODYS = 'public, max-age=60';

/** Every page tells how often something was drawn: a kept one tells the same number again. */
async function appThatCounts() {
  const state = { version: 1, nowMs: Date.UTC(2026, 0, 1), name: alderBay.name, isAway: false };
  let drawn = 0;
  const pages = (app: WebApp) => {
    const page = (path: string, rule: string) =>
      app.get(path, { onRequest: open }, (request, reply) => {
        const { site, locale } = visitOf(request);
        const text = `${site.name} ${locale} ${(drawn += 1)} ${'. '.repeat(1_000)}`;
        return reply.type('text/html').header('cache-control', rule).send(text);
      });
    page('/public', EVERYBODYS);
    page('/fresh', 'no-cache');
    app.get('/personal', { onRequest: open }, (_request, reply) => {
      markPersonal(reply);
      return reply
        .type('text/html')
        .header('cache-control', EVERYBODYS)
        .send(`${(drawn += 1)}`);
    });
    app.get('/gone', { onRequest: open }, (_request, reply) =>
      reply
        .code(404)
        .type('text/html')
        .header('cache-control', EVERYBODYS)
        .send(`${(drawn += 1)}`),
    );
  };
  const site = () => Promise.resolve({ ...alderBay, name: state.name });
  const app = await exampleApp(pages, {
    now: () => state.nowMs,
    resolveSite: site,
    contentVersion: () =>
      state.isAway ? Promise.reject(new Error('away')) : Promise.resolve(state.version),
  });
  onTestFinished(() => app.close());
  const read = async (url: string, headers: Record<string, string> = {}) =>
    (await app.inject({ url, headers })).body;
  return { app, state, read };
}

test('a public page is drawn once for all readers, whatever their browser', async () => {
  const { app, read } = await appThatCounts();
  const first = await app.inject('/public');
  const again = await app.inject({ url: '/public', headers: { 'user-agent': 'another' } });
  expect(again.body).toBe(first.body);
  expect({ ...again.headers, date: '' }).toEqual({ ...first.headers, date: '' });
  const packed = await app.inject({ url: '/public', headers: { 'accept-encoding': 'br' } });
  expect(brotliDecompressSync(packed.rawPayload).toString()).toBe(first.body);
  const held = { 'if-none-match': String(first.headers.etag) };
  expect((await app.inject({ url: '/public', headers: held })).statusCode).toBe(304);
  expect(await read('/public')).toBe(first.body);
});

test('another address, language, host or quarter of an hour is another page', async () => {
  const { read, state } = await appThatCounts();
  const pages = [
    await read('/public'),
    await read('/public?page=2'),
    await read('/es/public'),
    await read('/public', { host: 'alder-bay.example' }),
  ];
  state.nowMs += 15 * 60 * 1000;
  pages.push(await read('/public'));
  expect(new Set(pages).size).toBe(5);
});

test('what the agency publishes, or a new name of it, shows', async () => {
  const { read, state } = await appThatCounts();
  const before = await read('/public');
  state.version = 2;
  const after = await read('/public');
  expect(after).not.toBe(before);
  state.name = 'Alder Bay City Police';
  state.nowMs += 6_000; // the site of a host is remembered for five seconds
  expect(await read('/public')).toContain('Alder Bay City Police');
});

test('nothing is kept of a page that is not everybody’s', async () => {
  const { read } = await appThatCounts();
  for (const url of ['/fresh', '/personal', '/gone'])
    expect(await read(url), url).not.toBe(await read(url));
});

test('while the database is away, a page that needs nothing of it is drawn anew', async () => {
  const { read, state } = await appThatCounts();
  const kept = await read('/public');
  state.isAway = true;
  expect(await read('/public')).not.toBe(kept);
});
