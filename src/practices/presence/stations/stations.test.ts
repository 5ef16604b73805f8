/** Stations on a real PostgreSQL: replaced as a whole or not at all. */
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import { createAgency } from '#trust/agencies/create-agency.action.ts';
import { listStations } from './list-stations.action.ts';
import { replaceStations } from './replace-stations.action.ts';
import type { Station } from './station.ts';

let database: Database;
let agencyId: number;

beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  const details = { slug: 'bay', name: 'Bay Police', place: 'Bay', timezone: 'America/New_York' };
  const created = await createAgency(database.pool('peelian_worker'), details);
  if (!created.ok) throw new Error(JSON.stringify(created.refusal));
  agencyId = created.value.agencyId;
});
afterAll(() => database.close());

const as = <Value>(
  role: 'peelian_portal' | 'peelian_worker',
  act: (work: Work) => Promise<Value>,
) => withinAgency(database.pool(role), { agencyId, actorId: 'system:test', duty: 'test' }, act);

const station = (code: string, more: Partial<Station> = {}): Station => ({
  code,
  name: `Station ${code}`,
  address: '2 Quay Street',
  phone: '555-0150',
  openingHours: [{ weekday: 'monday', opens: '08:00', closes: '24:00' }],
  services: ['step-free', 'lost-property'],
  longitude: 10,
  latitude: 50,
  ...more,
});

it('the worker replaces the list, and the portal reads it by name', async () => {
  await as('peelian_worker', (work) => replaceStations(work, [station('x')]));
  const list = [station('b'), station('a')];
  expect((await as('peelian_worker', (work) => replaceStations(work, list))).ok).toBe(true);
  expect(await as('peelian_portal', listStations)).toEqual([station('a'), station('b')]);
});

it('a list with one wrong station changes nothing and names what is wrong', async () => {
  const wrong = [
    station('a'),
    station('a', { longitude: 999 }),
    station('c', { openingHours: [{ weekday: 'monday', opens: '18:00', closes: '08:00' }] }),
  ];
  const before = await as('peelian_portal', listStations);
  const replaced = await as('peelian_worker', (work) => replaceStations(work, wrong));
  expect(replaced.ok ? [] : replaced.refusal.map(({ code }) => code)).toEqual([
    'station-place-not-on-earth',
    'station-detail-not-usable',
    'station-code-repeated',
  ]);
  expect(await as('peelian_portal', listStations)).toEqual(before);
});
