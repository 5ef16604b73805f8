/** The long count of odd requests: 5,000 to the portal, 10,000 to the API, a seed a day. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { fuzzApi } from '../abuse/fuzz-api.ts';
import { fuzz } from '../abuse/fuzz.ts';
import { addMarkedAgency, ZEBRA } from '../abuse/marked-agency.ts';
import { consoleOn, portalOn } from '../abuse/surfaces.ts';

const RUNS = 5_000;
const A_DAY_MS = 86_400_000;
/** A failure tells its seed, so each day may try something new. */
const seed = Math.floor(Date.now() / A_DAY_MS);

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

it('5,000 odd requests to the portal', () => fuzz(portal, { runs: RUNS, seed }));
it('1,000 odd requests to the console', () => fuzz(office, { runs: RUNS / 5, seed }));

const MOST_GROWTH_BYTES = 100 * 1024 * 1024;

it('10,000 malformed questions to the API, and memory stays where it was', async () => {
  // The first thousands fill caches, which are bounded; after them nothing may grow.
  await fuzzApi(portal, { runs: RUNS, seed });
  const before = process.memoryUsage.rss();
  await fuzzApi(portal, { runs: RUNS, seed: seed + 1 });
  expect(process.memoryUsage.rss() - before).toBeLessThan(MOST_GROWTH_BYTES);
});
