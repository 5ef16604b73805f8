/** Whatever is sent, the answer is an answer: never a fault, never our insides, never a cookie. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { openToAll } from '#platform/web/guard.ts';
import { exampleApp } from '#platform/web/server/web.examples.ts';
import { fuzzApi } from './fuzz-api.ts';
import { fuzz } from './fuzz.ts';
import { addMarkedAgency, ZEBRA } from './marked-agency.ts';
import { consoleOn, portalOn } from './surfaces.ts';

let database: Database;
let portal: WebApp;
let office: WebApp;
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  await addMarkedAgency(database, ZEBRA);
  portal = await portalOn(database);
  office = await consoleOn(database);
});
afterAll(async () => {
  await Promise.all([portal.close(), office.close()]);
  await database.close();
});

it('200 odd requests to the portal', () => fuzz(portal, { runs: 200, seed: 2026 }));
it('100 odd requests to the console', () => fuzz(office, { runs: 100, seed: 2026 }));

it('500 malformed questions to the API: refused or answered, never a fault', async () => {
  const { statuses } = await fuzzApi(portal, { runs: 500, seed: 2026 });
  // Else the questions would all have been turned away at the door.
  for (const status of [200, 400, 404])
    expect(statuses.get(status), `${status}`).toBeGreaterThan(9);
});

const NO_FORMS = ['[]', '{}', '5', 'null', '"words"', '[["where","a"]]', '{"where":{"a":1}}', '{'];

it.each(NO_FORMS)('JSON where a form belongs is refused, not a fault: %s', async (payload) => {
  const acts = portal.routeList.filter(({ method }) => method === 'POST');
  expect(acts.length).toBeGreaterThan(2);
  for (const { url } of acts) {
    const headers = { host: 'zebra.localhost', 'content-type': 'application/json' };
    const answer = await portal.inject({ method: 'POST', url, headers, payload });
    expect(answer.statusCode, url).toBeGreaterThanOrEqual(400);
    expect(answer.statusCode, url).toBeLessThan(500);
  }
});

it('a fault would be seen', async () => {
  const broken = await exampleApp((app) => {
    app.get('/broken', { onRequest: openToAll('an example') }, () => {
      throw new Error('broken');
    });
  });
  await expect(fuzz(broken, { runs: 100, seed: 1 })).rejects.toThrow('Got error: 500');
  await broken.close();
});
