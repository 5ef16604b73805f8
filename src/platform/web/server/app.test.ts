import { expect, test } from 'vitest';
import { openToAll } from '../guard.ts';
import { asBrowser, startedApp } from './app-pages.examples.ts';
import { stopGracefully } from './stop.ts';
import { alderBay, exampleApp } from './web.examples.ts';

const open = openToAll('a test');

test('every answer carries the whole set of security headers and names no software', async () => {
  const app = await startedApp();
  for (const url of ['/', '/nowhere', '/broken', '/%ff', '/healthz', '/list?page=x']) {
    const { headers } = await app.inject({ url, headers: asBrowser });
    expect(headers['content-security-policy'], url).toBe(
      "default-src 'none';script-src 'self';style-src 'self';img-src 'self' data:;" +
        "font-src 'self';connect-src 'self';worker-src 'self';manifest-src 'self';" +
        "form-action 'self';base-uri 'none';frame-ancestors 'none';" +
        "require-trusted-types-for 'script'",
    );
    expect(headers).toMatchObject({
      'referrer-policy': 'same-origin',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'permissions-policy': expect.stringMatching(/camera=\(\).*geolocation=\(self\)/),
    });
    expect(headers).not.toHaveProperty('server');
    expect(headers).not.toHaveProperty('x-powered-by');
    expect(headers).not.toHaveProperty('strict-transport-security');
  }
});

test('browsers are bound to TLS in production, but not on an onion address', async () => {
  const app = await startedApp({
    isProduction: true,
    resolveSite: () => Promise.resolve(alderBay),
  });
  const bound = await app.inject({ url: '/', headers: { host: 'alder-bay.example' } });
  expect(bound.headers['strict-transport-security']).toBe('max-age=63072000');
  const onion = await app.inject({ url: '/', headers: { host: 'alderbay.onion' } });
  expect(onion.headers).not.toHaveProperty('strict-transport-security');
  expect(onion.json()).toMatchObject({ absolute: 'http://alderbay.onion/beats/1' });
});

test('no route of the portal sets a cookie, even when its handler tries to', async () => {
  const app = await startedApp();
  for (const { method, url } of app.routeList) {
    const answer = await app.inject({
      method: method === 'HEAD' ? 'HEAD' : method === 'POST' ? 'POST' : 'GET',
      url: url.replace(':id', '1').replace(':code', 'not-found'),
      headers: { cookie: 'session=abc' },
    });
    expect(answer.headers['set-cookie'], url).toBeUndefined();
  }
  expect((await app.inject('/cookie')).statusCode).toBe(500);
});

test('a cookie that a browser sends changes nothing', async () => {
  const app = await startedApp({ now: () => 0 });
  const without = await app.inject('/');
  const sent = await app.inject({ url: '/', headers: { cookie: 'session=abc; locale=es' } });
  expect(sent.body).toBe(without.body);
  expect(sent.headers.vary ?? '').not.toMatch(/cookie/i);
});

test('a route without an access guard stops the start', async () => {
  const unguarded = exampleApp((app) => app.get('/open', () => 'hello'));
  await expect(unguarded).rejects.toThrow('GET /open: onRequest must begin with an access guard');
  const late = exampleApp((app) =>
    app.get('/open', { onRequest: [async () => undefined, open] }, () => 'hello'),
  );
  await expect(late).rejects.toThrow('must begin with an access guard');
});

test('a POST that takes no form token says why, or the server does not start', async () => {
  const unsaid = exampleApp((app) => app.post('/ask', { onRequest: open }, () => 'hello'));
  await expect(unsaid).rejects.toThrow('POST /ask: preHandler needs forms.admit(form)');
});

test('the list of routes names who may enter each, HEAD included', async () => {
  const app = await startedApp();
  const listed = app.routeList.filter(({ url }) => url === '/beats/:id');
  expect(listed).toEqual([
    { method: 'GET', url: '/beats/:id', access: { kind: 'open', why: 'a test' }, form: undefined },
    { method: 'HEAD', url: '/beats/:id', access: { kind: 'open', why: 'a test' }, form: undefined },
  ]);
  expect(app.routeList.find(({ method }) => method === 'POST')?.form).toBe('it only reads');
});

test('the first part of a path names a language that the site speaks', async () => {
  const app = await startedApp();
  const spanish = await app.inject('/es/beats/12?page=2');
  expect(spanish.json()).toMatchObject({ locale: 'es', path: '/beats/12', link: '/es/beats/1' });
  expect((await app.inject('/es')).json()).toMatchObject({ locale: 'es', path: '/' });
  expect((await app.inject('/')).json()).toMatchObject({ locale: 'en', link: '/beats/1' });
  expect((await app.inject('/ar/beats/12')).statusCode).toBe(404);
  expect((await app.inject('/fr/beats/12')).statusCode).toBe(404);
});

test("a site's first language has no prefix: with it, the address moves", async () => {
  const app = await startedApp();
  const headers = { host: 'costa-verde.example' };
  const plain = await app.inject({ url: '/beats/1', headers });
  expect(plain.json()).toMatchObject({ locale: 'es', link: '/beats/1' });
  const arabic = await app.inject({ url: '/ar/beats/1', headers });
  expect(arabic.json()).toMatchObject({ locale: 'ar', link: '/ar/beats/1' });
  const moved = await app.inject({ url: '/es/beats/1?page=2', headers });
  expect([moved.statusCode, moved.headers.location]).toEqual([301, '/beats/1?page=2']);
});

test('no redirect leads to another host', async () => {
  const app = await startedApp();
  for (const url of [
    '/en//elsewhere.example/',
    '//elsewhere.example/',
    '/en/\\elsewhere.example',
  ]) {
    const { location = '/' } = (await app.inject(url)).headers;
    expect(location, url).toMatch(/^\/(?![/\\])/);
  }
});

test('the host decides whose site it is', async () => {
  const app = await startedApp();
  const site = async (host: string) =>
    (await app.inject({ url: '/', headers: { host } })).json().site.slug;
  expect(await site('costa-verde.example')).toBe('costa-verde');
  expect(await site('COSTA-VERDE.example.:8080')).toBe('costa-verde');
  expect(await site('127.0.0.1:8080')).toBe('alder-bay');
});

test('in production an unlisted host gets 421, but health is told anywhere', async () => {
  const app = await startedApp({ isProduction: true });
  const stranger = await app.inject({ url: '/', headers: { host: 'stranger.example' } });
  expect([stranger.statusCode, stranger.json().type]).toEqual([421, '/problems/host-unknown']);
  expect((await app.inject({ url: '/healthz', headers: { host: '10.0.0.7' } })).statusCode).toBe(
    200,
  );
});

test('forwarded headers are believed only from a proxy that was named', async () => {
  const headers = { host: 'alder-bay.example', 'x-forwarded-host': 'costa-verde.example' };
  const slug = async (trustedProxies: string[]) => {
    const app = await startedApp({ trustedProxies });
    return (await app.inject({ url: '/', headers })).json().site.slug;
  };
  expect(await slug([])).toBe('alder-bay');
  expect(await slug(['10.1.1.1'])).toBe('alder-bay');
  expect(await slug(['127.0.0.1'])).toBe('costa-verde');
});

test('health names each check and says no more', async () => {
  let isWell = true;
  let time = 0;
  const database = () => (isWell ? Promise.resolve() : Promise.reject(new Error('password=x')));
  const app = await startedApp({ healthChecks: { database }, now: () => time });
  expect((await app.inject('/healthz')).json()).toEqual({
    status: 'ok',
    checks: { database: 'ok' },
  });
  isWell = false;
  time = 5_000;
  const ill = await app.inject('/healthz');
  expect([ill.statusCode, ill.json()]).toEqual([
    503,
    { status: 'failing', checks: { database: 'failing' } },
  ]);
});

test('a stop lets an answer that is under way be sent and takes no new connection', async () => {
  const entered = Promise.withResolvers<void>();
  const leave = Promise.withResolvers<string>();
  const app = await exampleApp((web) =>
    web.get('/slow', { onRequest: open }, () => {
      entered.resolve();
      return leave.promise;
    }),
  );
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const answer = fetch(`${address}/slow`);
  await entered.promise;
  const stopped = stopGracefully(app);
  leave.resolve('done');
  expect(await (await answer).text()).toBe('done');
  await stopped;
  await expect(fetch(`${address}/slow`)).rejects.toThrow('fetch failed');
});

test('a stop cuts off what does not end in time', async () => {
  const entered = Promise.withResolvers<void>();
  const app = await exampleApp((web) =>
    web.get('/endless', { onRequest: open }, () => {
      entered.resolve();
      return new Promise<string>(() => undefined);
    }),
  );
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const answer = fetch(`${address}/endless`).catch(() => 'cut off');
  await entered.promise;
  await stopGracefully(app, 20);
  expect(await answer).toBe('cut off');
});
