import { expect, test } from 'vitest';
import { asBrowser, startedApp } from './app-pages.examples.ts';

test('programs get a problem document, people a page, and nobody a stack trace', async () => {
  const app = await startedApp();
  const fault = await app.inject('/broken');
  expect(fault.headers['content-type']).toMatch(/^application\/problem\+json\b/);
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
    '414 /problems/link-too-long',
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
