import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { openToAll } from '../guard.ts';
import type { WebApp } from './app.ts';
import { createForms } from './form-guard.ts';
import { createFormTokens } from './form-token.ts';
import { exampleApp, exampleSecret } from './web.examples.ts';

let app: WebApp;
let token = '';
const open = openToAll('a test');
const forms = createForms({
  tokens: createFormTokens(exampleSecret, Date.now),
  isProduction: false,
});

const answers = z.object({
  name: z.string().trim().max(50),
  age: z.coerce.number().int().min(0).optional(),
  topics: z.array(z.enum(['noise', 'traffic'])).optional(),
  held: z.iso.date().optional(),
});

function routes(web: WebApp): void {
  const params = z.object({ id: z.string().max(20) });
  const querystring = z.object({ page: z.coerce.number().int().optional() });
  const schema = { params, querystring };
  web.get('/beats/:id', { onRequest: open, schema }, (request) => [request.params, request.query]);
  web.get('/ask', { onRequest: open }, (request, reply) => forms.open(request, reply, 'ask'));
  web.post('/ask', { onRequest: open, preHandler: forms.admit('ask') }, (request, reply) => {
    const result = forms.posted(request).read(answers);
    return reply.code(result.ok ? 200 : 422).send(result);
  });
  web.post('/api/count', {
    onRequest: open,
    config: { withoutFormToken: 'it only reads' },
    schema: { body: z.object({ words: z.array(z.string()) }) },
    handler: (request) => ({ count: request.body.words.length }),
  });
}

beforeAll(async () => {
  const rateLimits = { readsPerMinute: 1e6, actsPerMinute: 1e6 };
  app = await exampleApp(routes, { rateLimits });
  token = (await app.inject('/ask')).body;
});
afterAll(() => app.close());

const oddPieces = [
  '% %0 %00 %ff %c0%af %2e%2e .. // \\ %5c %0d%0a ; ? # :id * / { " \' <',
  'es ar en beats assets %F0%9F%92%A9 &a[b]=c __proto__ constructor = & + ~ %252e ñ \u202e',
].flatMap((line) => line.split(' '));

const piece = fc.oneof(fc.constantFrom(...oddPieces), fc.string({ maxLength: 8 }));
const oddUrl = fc.array(piece, { maxLength: 12 }).map((parts) => `/${parts.join('')}`);
const method = fc.constantFrom('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH');
const accept = fc.constantFrom('text/html', 'application/json', '*/*', '');

test('no address, however odd, makes the server fail', async () => {
  await fc.assert(
    fc.asyncProperty(oddUrl, method, accept, async (path, verb, accepted) => {
      const url = encodeURI(path.replaceAll(/[\ud800-\udfff]/g, '')).replaceAll('%25', '%');
      const answer = await app.inject({ method: verb, url, headers: { accept: accepted } });
      expect(answer.statusCode, url).toBeLessThan(500);
      expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
    }),
    { numRuns: 400 },
  );
});

const field = fc.tuple(
  fc.constantFrom('name', 'age', 'topics', 'held', '__proto__', 'constructor', '_token', 'x[y]'),
  fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('noise', '1e999', '\0', '2026-13-45', ''),
  ),
);

test('no form, however odd, makes the server fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(field, { maxLength: 12 }), fc.boolean(), async (fields, isOurs) => {
      const payload = new URLSearchParams(fields);
      if (isOurs) payload.set('_token', token);
      const answer = await app.inject({
        method: 'POST',
        url: '/ask',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        payload: payload.toString(),
      });
      expect([200, 403, 422]).toContain(answer.statusCode);
    }),
    { numRuns: 300 },
  );
});

const bodyType = fc.constantFrom(
  'application/x-www-form-urlencoded',
  'application/json',
  'application/json; charset=utf-99',
  'multipart/form-data',
  'text/plain',
  'nonsense',
  '',
);
const body = fc.oneof(
  fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)),
  fc.json().map((text) => Buffer.from(text)),
  fc.constantFrom('{', '{"words":["\\ud800"]}', '{"__proto__":1}', '%', '=&=').map(Buffer.from),
);

test('no body, however odd, makes the server fail', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('/ask', '/api/count', '/nowhere', '/beats/1'),
      bodyType,
      body,
      async (url, type, payload) => {
        const headers = type === '' ? {} : { 'content-type': type };
        const answer = await app.inject({ method: 'POST', url, headers, payload });
        expect(answer.statusCode, `${type} ${payload.toString('latin1')}`).toBeLessThan(500);
      },
    ),
    { numRuns: 400 },
  );
});

test('no host or forwarding header, however odd, makes the server fail', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string(), fc.string(), async (host, forwarded) => {
      const plain = (text: string) => text.replaceAll(/[^\x21-\x7e]/g, '');
      const headers = { host: plain(host), 'x-forwarded-host': plain(forwarded) };
      expect((await app.inject({ url: '/beats/1', headers })).statusCode).toBeLessThan(500);
    }),
    { numRuns: 200 },
  );
});
