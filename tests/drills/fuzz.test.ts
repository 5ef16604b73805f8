/** The long count of odd requests: 5,000 to the portal, with a seed of the day. */
import { afterAll, beforeAll, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import type { WebApp } from '#platform/web/server/app.ts';
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
