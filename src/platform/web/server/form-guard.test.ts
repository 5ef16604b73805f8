import { expect, onTestFinished, test } from 'vitest';
import { z } from 'zod';
import { openToAll } from '../guard.ts';
import type { WebApp } from './app.ts';
import { createForms } from './form-guard.ts';
import { createFormTokens } from './form-token.ts';
import { exampleApp, exampleSecret } from './web.examples.ts';

const A_DAY_MS = 86_400_000;
const noon = Date.parse('2026-03-10T12:00:00Z');
const open = openToAll('a test');

const question = z.object({
  question: z.string().trim().max(40),
  words: z.string().optional(),
  topics: z.array(z.enum(['noise', 'traffic'])),
});

interface Clock {
  nowMs: number;
}

async function appWithForms(clock: Clock = { nowMs: noon }, isProduction = false): Promise<WebApp> {
  const forms = createForms({
    tokens: createFormTokens(exampleSecret, () => clock.nowMs),
    isProduction,
  });
  const app = await exampleApp(
    (web) => {
      for (const form of ['ask', 'commend']) {
        web.get(`/${form}`, { onRequest: open }, (request, reply) =>
          // Even a page that wrongly asks to be cached must not be, once it holds a token.
          reply
            .header('cache-control', 'public, max-age=60')
            .send(forms.open(request, reply, form)),
        );
        const guards = { onRequest: open, preHandler: forms.admit(form, ['words']) };
        web.post(`/${form}`, guards, (request, reply) => {
          const { id, token, answers, read } = forms.posted(request);
          const result = read(question);
          return reply.code(result.ok ? 200 : 422).send({ id, token, answers, result });
        });
      }
    },
    { isProduction },
  );
  onTestFinished(() => app.close());
  return app;
}

interface Sent {
  readonly token: string;
  readonly form?: string;
  readonly headers?: Record<string, string>;
  readonly fields?: Record<string, string>;
}

const send = (app: WebApp, { token, form = 'ask', headers = {}, fields = {} }: Sent) =>
  app.inject({
    method: 'POST',
    url: `/${form}`,
    headers: {
      host: 'alder-bay.example',
      'content-type': 'application/x-www-form-urlencoded',
      ...headers,
    },
    payload: new URLSearchParams({ question: 'Why?', ...fields, _token: token }).toString(),
  });

const tokenFor = async (app: WebApp, url = '/ask', host = 'alder-bay.example'): Promise<string> =>
  (await app.inject({ url, headers: { host } })).body;

test('a form with its own token is admitted, and its page is kept nowhere', async () => {
  const app = await appWithForms();
  const page = await app.inject('/ask');
  expect(page.headers).toMatchObject({ 'cache-control': 'no-store' });
  expect(page.headers).not.toHaveProperty('etag');
  const answer = await send(app, { token: page.body, fields: { topics: 'noise' } });
  expect(answer.statusCode).toBe(200);
  expect(answer.headers['cache-control']).toBe('no-store');
  expect(answer.json().result.value).toEqual({ question: 'Why?', topics: ['noise'] });
});

test('two forms never get the same token', async () => {
  const app = await appWithForms();
  expect(await tokenFor(app)).not.toBe(await tokenFor(app));
});

test('a token is refused when any character of it is changed', async () => {
  const app = await appWithForms();
  const token = await tokenFor(app);
  for (let place = 0; place < token.length - 1; place += 1) {
    const other = token[place] === 'A' ? 'B' : 'A';
    const forged = token.slice(0, place) + other + token.slice(place + 1);
    expect((await send(app, { token: forged })).statusCode, `character ${place}`).toBe(403);
  }
  for (const absent of ['', '.', 'x'.repeat(5_000)])
    expect((await send(app, { token: absent })).statusCode).toBe(403);
});

test('a token of another form or another department is refused', async () => {
  const app = await appWithForms();
  const ofOtherForm = await tokenFor(app, '/commend');
  expect((await send(app, { token: ofOtherForm })).statusCode).toBe(403);
  const ofOtherPlace = await tokenFor(app, '/ask', 'costa-verde.example');
  expect((await send(app, { token: ofOtherPlace })).statusCode).toBe(403);
  const headers = { host: 'costa-verde.example' };
  expect((await send(app, { token: ofOtherPlace, headers })).statusCode).toBe(200);
});

test('a token is good on its day and the next; a late form keeps what was typed', async () => {
  const clock = { nowMs: noon };
  const app = await appWithForms(clock);
  const token = await tokenFor(app);
  clock.nowMs = noon + A_DAY_MS;
  expect((await send(app, { token })).statusCode).toBe(200);
  clock.nowMs = noon + 2 * A_DAY_MS;
  const late = await send(app, { token });
  expect([late.statusCode, late.json().answers]).toEqual([422, { question: 'Why?' }]);
  expect(late.json().result.refusal).toEqual([{ code: 'form-open-too-long' }]);
  expect((await send(app, { token: late.json().token })).statusCode).toBe(200);
  clock.nowMs = noon - A_DAY_MS;
  expect((await send(app, { token })).statusCode).toBe(422);
});

test('a wrong form keeps every answer and its token, but no secret', async () => {
  const app = await appWithForms();
  const token = await tokenFor(app);
  const fields = { question: 'x'.repeat(41), words: 'correct horse', topics: 'weather' };
  const answer = await send(app, { token, fields });
  expect(answer.statusCode).toBe(422);
  expect(answer.json()).toMatchObject({
    token,
    answers: { question: 'x'.repeat(41), topics: 'weather' },
    result: {
      refusal: [
        { code: 'field-too-long', field: 'question', parameters: { most: 40 } },
        { code: 'field-not-in-list', field: 'topics' },
      ],
    },
  });
  expect(answer.body).not.toContain('horse');
});

test('a POST from another site is refused as far as the browser tells', async () => {
  const app = await appWithForms();
  const token = await tokenFor(app);
  const status = async (headers: Record<string, string>) =>
    (await send(app, { token, headers })).statusCode;
  const own = { origin: 'http://alder-bay.example' };
  expect(await status({})).toBe(200);
  expect(await status(own)).toBe(200);
  expect(await status({ ...own, 'sec-fetch-site': 'same-origin' })).toBe(200);
  expect(await status({ origin: 'null', 'sec-fetch-site': 'same-origin' })).toBe(200);
  expect(await status({ 'sec-fetch-site': 'none' })).toBe(200);
  expect(await status({ ...own, 'sec-fetch-site': 'cross-site' })).toBe(403);
  expect(await status({ ...own, 'sec-fetch-site': 'same-site' })).toBe(403);
  expect(await status({ origin: 'https://elsewhere.example' })).toBe(403);
  expect(await status({ origin: 'http://alder-bay.example:8081' })).toBe(403);
  expect(await status({ origin: 'null' })).toBe(403);
});

test('in production our own origin is the one with TLS, except on an onion address', async () => {
  const app = await appWithForms({ nowMs: noon }, true);
  const token = await tokenFor(app);
  const status = async (origin: string) =>
    (await send(app, { token, headers: { origin } })).statusCode;
  expect(await status('https://alder-bay.example')).toBe(200);
  expect(await status('http://alder-bay.example')).toBe(403);
});

test('JSON is no form, and neither is a body without fields', async () => {
  const app = await appWithForms();
  const token = await tokenFor(app);
  const url = '/ask';
  const json = await app.inject({ method: 'POST', url, payload: { _token: token } });
  expect(json.statusCode).toBe(400);
  expect((await app.inject({ method: 'POST', url })).statusCode).toBe(403);
});
