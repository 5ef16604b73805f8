/** The portal sets no cookie, on no route and in no error, and takes no notice of any. */
import type { InjectOptions } from 'fastify';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { addMarkedAgency, ZEBRA } from './marked-agency.ts';
import { consoleOn, pathsOf, portalOn, PRODUCTION } from './surfaces.ts';

let database: Database;
let portal: WebApp;
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  await addMarkedAgency(database, ZEBRA);
  portal = await portalOn(database);
});
afterAll(async () => {
  await portal.close();
  await database.close();
});

const HOSTILE = [
  '__Host-session=admin; role=chief; lang=es; _token=1.a.b; connect.sid=s%3Ax',
  `long=${'x'.repeat(6_000)}`,
  '=; ;;a==;"\u0001bad',
  '__proto__=1; constructor=2; set-cookie=evil%0d%0aSet-Cookie:%20a=b',
];

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH'] as const;

/** Requests to each route by each method, and the errors that lie beside the routes. */
type Asked = InjectOptions & { readonly url: string };

function requestsTo(app: WebApp): Asked[] {
  const paths = [
    ...pathsOf(app, '1'),
    '/beats/none',
    '/nowhere',
    '/es',
    '/ar/beats',
    '/%00',
    '//x',
  ];
  const asked = paths.flatMap((url) => METHODS.map((method) => ({ method, url })));
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  return [
    ...asked,
    { method: 'POST', url: '/mistakes', headers: form, payload: '_token=forged' },
    { method: 'POST', url: '/mistakes', headers: form, payload: 'a=1&'.repeat(400_000) },
    { method: 'POST', url: '/find-my-team', headers: { 'content-type': 'text/odd' }, payload: 'a' },
    { method: 'GET', url: '/', headers: { host: 'nobody.example' } },
  ];
}

it.each(HOSTILE.map((cookie) => [cookie.slice(0, 30), cookie]))(
  'no answer sets a cookie, sent %j',
  async (_name, cookie) => {
    const setting: string[] = [];
    const statuses = new Set<number>();
    for (const request of requestsTo(portal)) {
      const answer = await portal.inject({ ...request, headers: { ...request.headers, cookie } });
      statuses.add(answer.statusCode);
      if (answer.headers['set-cookie'] !== undefined || answer.cookies.length > 0)
        setting.push(`${request.method} ${request.url}`);
    }
    expect(setting).toEqual([]);
    for (const status of [200, 403, 404, 405, 413, 415]) expect(statuses).toContain(status);
  },
);

it('a cookie changes nothing on a page', async () => {
  for (const url of pathsOf(portal, '1').filter((path) => !path.startsWith('/mistakes'))) {
    const [plain, ...sent] = await Promise.all(
      ['', ...HOSTILE].map((cookie) => portal.inject({ url, headers: cookie ? { cookie } : {} })),
    );
    for (const answer of sent) {
      expect(answer.statusCode, url).toBe(plain?.statusCode);
      if (answer.statusCode === 200 && url !== '/healthz') expect(answer.body).toBe(plain?.body);
    }
  }
});

it('neither the console nor an installation sets a cookie yet', async () => {
  const others = [await consoleOn(database), await portalOn(database, { variables: PRODUCTION })];
  for (const app of others) {
    for (const request of requestsTo(app)) {
      const headers = { host: 'zebra.localhost', ...request.headers, cookie: HOSTILE[0] };
      const answer = await app.inject({ ...request, headers });
      expect(answer.headers['set-cookie'], `${request.method} ${request.url}`).toBe(undefined);
    }
    await app.close();
  }
});
