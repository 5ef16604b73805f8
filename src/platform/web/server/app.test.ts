import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openToAll } from '../guard.ts';
import { type Visit, visitOf } from '../visit.ts';
import type { AppSettings, WebApp } from './app.ts';
import { stopGracefully } from './stop.ts';
import { exampleApp } from './web.examples.ts';

const open = openToAll('a test');

function somePages(app: WebApp): void {
  app.get('/', { onRequest: open }, (request) => pageOf(visitOf(request)));
  const params = z.object({ id: z.string().regex(/^\d+$/) });
  app.get('/beats/:id', { onRequest: open, schema: { params } }, (request) =>
    pageOf({ ...visitOf(request), id: request.params.id }),
  );
  app.get('/broken', { onRequest: open }, () => {
    throw new Error('secret inner workings');
  });
  app.get('/away', { onRequest: open }, () => {
    throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  });
  app.get('/cookie', { onRequest: open }, (_request, reply) =>
    reply.header('set-cookie', 'who=you').send('hello'),
  );
  const querystring = z.object({ page: z.coerce.number().int().max(99).optional() });
  app.get('/list', { onRequest: open, schema: { querystring } }, (request) => request.query);
  app.post('/api/count', {
    onRequest: open,
    config: { withoutFormToken: 'it only reads' },
    schema: { body: z.object({ words: z.array(z.string()).max(2), limit: z.int() }) },
    handler: (request) => ({ count: request.body.words.length }),
  });
}

const pageOf = ({ href, url, ...shown }: Visit & { id?: string }) => ({
  ...shown,
  link: href('/beats/1'),
  absolute: url('/beats/1'),
});

async function startedApp(more: Partial<AppSettings> = {}): Promise<WebApp> {
  const app = await exampleApp(somePages, more);
  onTestFinished(() => app.close());
  return app;
}

const asBrowser = { accept: 'text/html,application/xhtml+xml;q=0.9' };

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
    resolveSite: async () => (await import('./web.examples.ts')).alderBay,
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

test("a site's first language has no prefix, and its prefix leads to the address without", async () => {
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
    expect(String(location), url).toMatch(/^\/(?![/\\])/);
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

test('in production an unlisted host is answered with 421, but health is told anywhere', async () => {
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

test('programs get a problem document, people a page, and nobody a stack trace', async () => {
  const app = await startedApp();
  const fault = await app.inject('/broken');
  expect(fault.headers['content-type']).toBe('application/problem+json');
  expect(fault.json()).toEqual({
    type: '/problems/server-fault',
    title: 'Something went wrong on our side',
    status: 500,
    detail: expect.stringContaining('tell us the code on this page'),
    errorId: expect.stringMatching(/^[2-9A-Z]{8}$/),
  });
  const page = await app.inject({ url: '/broken', headers: asBrowser });
  expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
  expect(page.body).toContain('<h1>Something went wrong on our side</h1>');
  expect(page.body + fault.body).not.toMatch(/inner workings|\.ts:\d/);
});

test('each problem has its own status and code', async () => {
  const app = await startedApp();
  const post = { method: 'POST', url: '/api/count' } as const;
  const json = { 'content-type': 'application/json' };
  const answers = await Promise.all([
    app.inject('/nowhere'),
    app.inject('/beats/twelve'),
    app.inject('/list?page=many'),
    app.inject('/beats/%ff'),
    app.inject('/beats/%00'),
    app.inject(`/${'a'.repeat(5_000)}`),
    app.inject({ method: 'DELETE', url: '/beats/1' }),
    app.inject({ ...post, headers: { 'content-type': 'text/plain' }, payload: 'hello' }),
    app.inject({ ...post, headers: json, payload: '{"words": [' }),
    app.inject({ ...post, headers: json, payload: '{"__proto__": {"words": []}}' }),
    app.inject({ ...post, headers: json, payload: JSON.stringify({ words: ['x'.repeat(3e5)] }) }),
    app.inject('/away'),
  ]);
  expect(answers.map((it) => `${it.statusCode} ${it.json().type}`)).toEqual([
    '404 /problems/not-found',
    '404 /problems/not-found',
    '422 /problems/input-refused',
    '400 /problems/bad-request',
    '400 /problems/bad-request',
    '414 /problems/address-too-long',
    '405 /problems/method-not-allowed',
    '415 /problems/content-type-not-read',
    '400 /problems/bad-request',
    '400 /problems/bad-request',
    '413 /problems/too-large',
    '503 /problems/server-busy',
  ]);
  expect(answers[6]?.headers.allow).toBe('GET, HEAD, OPTIONS');
  expect(answers[11]?.headers['retry-after']).toBe('5');
});

test('refused JSON names every reason with its field', async () => {
  const app = await startedApp();
  const payload = { words: ['a', 'b', 'c'], limit: 1.5 };
  const answer = await app.inject({ method: 'POST', url: '/api/count', payload });
  expect(answer.json().refusals).toEqual([
    { code: 'field-too-many', field: 'words', detail: 'Choose 2 or fewer' },
    { code: 'field-not-whole', field: 'limit', detail: 'Write a whole number, such as 12' },
  ]);
});

test('a problem is told in the language that was asked for', async () => {
  const app = await startedApp();
  expect((await app.inject('/es/nada')).json().title).toBe('Página no encontrada');
});

test('the type of every problem is a page that explains it', async () => {
  const app = await startedApp();
  const page = await app.inject({ url: '/problems/field-too-long', headers: asBrowser });
  expect([page.statusCode, page.body]).toEqual([200, expect.stringContaining('Shorten this to …')]);
  expect((await app.inject('/problems/made-up')).statusCode).toBe(404);
  expect((await app.inject('/problems/constructor')).statusCode).toBe(404);
});

test('a problem page that cannot be drawn does not hide the problem', async () => {
  const app = await startedApp({
    renderProblemPage: () => {
      throw new Error('no ink');
    },
  });
  const answer = await app.inject({ url: '/nowhere', headers: asBrowser });
  expect([answer.statusCode, answer.body]).toEqual([
    404,
    expect.stringContaining('Page not found'),
  ]);
});

test('an address has no slash at its end', async () => {
  const app = await startedApp();
  const moved = await app.inject('/es/beats/1/?page=2');
  expect([moved.statusCode, moved.headers.location]).toEqual([301, '/es/beats/1?page=2']);
  expect((await app.inject('/nowhere/')).statusCode).toBe(404);
});

test('HEAD answers like GET without a body, OPTIONS lists the methods', async () => {
  const app = await startedApp({ now: () => 0 });
  const [got, head] = [await app.inject('/'), await app.inject({ method: 'HEAD', url: '/' })];
  expect([head.statusCode, head.body]).toEqual([200, '']);
  expect(head.headers['etag']).toBe(got.headers['etag']);
  const options = await app.inject({ method: 'OPTIONS', url: '/api/count' });
  expect([options.statusCode, options.headers.allow]).toEqual([204, 'POST, OPTIONS']);
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
