/** Every row of the API that clients of police.uk speak, each answer held against our OpenAPI. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WebApp } from '#platform/web/server/app.ts';
import { QUARTZ } from '../abuse/marked-agency.ts';
import {
  AROUND_ALL,
  categoriesOf,
  type ContractAgency,
  contractAgency,
  FORCE,
  getOf,
  postTo,
} from './contract-agency.ts';
import type { ApiAsker } from './open-api.ts';

let api: ApiAsker;
let portal: WebApp;
let agency: ContractAgency;
beforeAll(async () => {
  agency = await contractAgency();
  ({ api, portal } = agency);
});
afterAll(() => agency.close());

const get = (url: string) => getOf(api, url);
const statusOf = async (url: string) => (await api.ask({ url })).statusCode;
const post = (url: string, form: Readonly<Record<string, string>>) => postTo(api, url, form);

describe('forces', () => {
  it('lists the one force of the host, and knows no other', async () => {
    expect(await get('/api/forces')).toEqual([{ id: FORCE, name: 'Zebrawood Police' }]);
    expect(await statusOf(`/api/forces/${QUARTZ.slug}`)).toBe(404);
    expect(await statusOf(`/api/forces/${QUARTZ.slug}/people`)).toBe(404);
  });

  it('tells the force in detail, with ways to reach it', async () => {
    const force = await get(`/api/forces/${FORCE}`);
    expect(force).toMatchObject({ id: FORCE, name: 'Zebrawood Police' });
    expect(force.telephone).toBe('Zebrawood line');
    expect(force.engagement_methods.map(({ type }: { type: string }) => type)).toContain('web');
  });

  it('names who leads teams; a list where nobody does', async () => {
    expect(await get(`/api/forces/${FORCE}/people`)).toEqual([]);
  });
});

describe('neighbourhoods', () => {
  it('lists the beats by their own codes', async () => {
    expect(await get(`/api/${FORCE}/neighbourhoods`)).toEqual([
      { id: '1', name: 'Zebrawood Beat 0' },
      { id: 'Zebrawood-2', name: 'Zebrawood Beat 1' },
    ]);
  });

  it('tells one in detail: people, centre, stations, where its border is', async () => {
    const beat = await get(`/api/${FORCE}/1`);
    expect(beat).toMatchObject({ id: '1', population: '5000', links: [{ description: null }] });
    expect(Number(beat.centre.latitude)).toBeCloseTo(50.01, 2);
    expect(beat.locations[0]).toMatchObject({ name: 'Zebrawood Station', type: 'station' });
    expect(new URL(beat.url_boundary).pathname).toBe(`/api/${FORCE}/1/boundary`);
  });

  it('tells the border as texts, closed', async () => {
    const border = await get(`/api/${FORCE}/1/boundary`);
    expect(border).toHaveLength(5);
    expect(border[0]).toEqual({ latitude: '50.000000', longitude: '10.000000' });
    expect(border.at(-1)).toEqual(border[0]);
  });

  it('names the officers of a beat', async () => {
    const [officer] = await get(`/api/${FORCE}/1/people`);
    expect(officer).toMatchObject({ name: 'Sam Zebrawood', rank: 'Zebrawood officer' });
    expect(officer.contact_details.telephone).toBe('Zebrawood line');
  });

  it('has lists of events and priorities', async () => {
    expect(await get(`/api/${FORCE}/1/events`)).toEqual([]);
    expect(await get(`/api/${FORCE}/1/priorities`)).toEqual([]);
  });

  it.each(['', '/boundary', '/people', '/events', '/priorities'])(
    'does not know another beat or another force: %s',
    async (end) => {
      expect(await statusOf(`/api/${FORCE}/99${end}`)).toBe(404);
      const other = { url: `/api/${QUARTZ.slug}/1${end}`, headers: { host: `${FORCE}.localhost` } };
      expect((await portal.inject(other)).statusCode).toBe(404);
    },
  );

  it('locates a place, 404 outside and 400 for no place', async () => {
    expect(await get('/api/locate-neighbourhood?q=50.004,10.024')).toEqual({
      force: FORCE,
      neighbourhood: 'Zebrawood-2',
    });
    expect(await statusOf('/api/locate-neighbourhood?q=0,0')).toBe(404);
    for (const q of ['', 'here', '1', '1,2,3', '91,0', '1,181', 'NaN,1', '1e999,1'])
      expect(await statusOf(`/api/locate-neighbourhood?q=${q}`), q).toBe(400);
  });
});

describe('what is published', () => {
  it('lists categories, all crime first, none that is sensitive', async () => {
    const categories = await get('/api/crime-categories?date=2026-05');
    expect(categories[0]).toEqual({ url: 'all-crime', name: 'All crime' });
    const slugs = categories.map(({ url }: { url: string }) => url);
    expect(slugs).toEqual(expect.arrayContaining(['burglary', 'robbery', 'theft']));
    for (const sensitive of ['sexual-offence', 'domestic', 'juvenile', 'stalking', 'suicide'])
      expect(slugs).not.toContain(sensitive);
    expect(await get('/api/crime-categories')).toEqual(categories);
  });

  it('lists months, the newest first, and how new the newest is', async () => {
    const dates = await get('/api/crimes-street-dates');
    expect(dates.map(({ date }: { date: string }) => date)).toEqual([
      '2026-05',
      '2026-04',
      '2026-03',
    ]);
    expect(dates[0]['stop-and-search']).toEqual([]);
    expect(await get('/api/crime-last-updated')).toEqual({ date: '2026-05-01' });
  });
});

describe('crimes in an area', () => {
  it('come in the shape of police.uk, from the newest month', async () => {
    const crimes = await get('/api/crimes-street/burglary?lat=50.004&lng=10.004');
    expect(crimes).toHaveLength(1);
    const [{ location, ...crime }] = crimes;
    expect(crime).toMatchObject({
      category: 'burglary',
      location_type: 'Force',
      context: '',
      outcome_status: { category: 'Still open', date: '2026-05' },
      location_subtype: '',
      month: '2026-05',
    });
    expect(crime.persistent_id).toMatch(/^[0-9a-f]{64}$/);
    expect(Number.isSafeInteger(crime.id)).toBe(true);
    expect(location.latitude).toMatch(/^\d+\.\d{6}$/);
    expect(location.street.name).toMatch(/^On or near /);
    expect(Number.isSafeInteger(location.street.id)).toBe(true);
  });

  it('are the same by polygon, in an address and in a form, and never sensitive', async () => {
    const byAddress = await get(`/api/crimes-street/all-crime?poly=${AROUND_ALL}&date=2026-05`);
    expect(categoriesOf(byAddress)).toEqual(['burglary', 'robbery', 'robbery']);
    for (const form of [{ poly: AROUND_ALL, date: '2026-05' }, { poly: AROUND_ALL }]) {
      const byForm = await post('/api/crimes-street/all-crime', form);
      expect([byForm.statusCode, byForm.json()]).toEqual([200, byAddress]);
    }
    const inQuery = await api.ask({
      method: 'POST',
      url: `/api/crimes-street/all-crime?poly=${AROUND_ALL}`,
    });
    expect(inQuery.json()).toEqual(byAddress);
    for (const sensitive of ['sexual-offence', 'domestic', 'stalking'])
      expect(await statusOf(`/api/crimes-street/${sensitive}?poly=${AROUND_ALL}`)).toBe(404);
  });

  it('of a beat are those inside the border that the API tells', async () => {
    for (const [beat, count] of [
      ['1', 2],
      ['Zebrawood-2', 1],
    ] as const) {
      const border: { latitude: string; longitude: string }[] = await get(
        `/api/${FORCE}/${beat}/boundary`,
      );
      const poly = border.map(({ latitude, longitude }) => `${latitude},${longitude}`).join(':');
      const inside = await post('/api/crimes-street/all-crime', { poly });
      expect(inside.json()).toHaveLength(count);
    }
  });

  it('are none where nothing lies, and none in a month without any', async () => {
    expect(await get('/api/crimes-street/all-crime?lat=0&lng=0')).toEqual([]);
    expect(await get(`/api/crimes-street/burglary?poly=${AROUND_ALL}&date=2026-03`)).toEqual([]);
  });
});

describe('crimes at one point, and without one', () => {
  it('are found by the point, and by what is nearest', async () => {
    const [{ location }] = await get('/api/crimes-street/burglary?lat=50.004&lng=10.004');
    const byId = await get(`/api/crimes-at-location?location_id=${location.street.id}`);
    expect(categoriesOf(byId)).toEqual(['burglary', 'robbery']);
    expect(await get('/api/crimes-at-location?date=2026-05&lat=50.0041&lng=10.0041')).toEqual(byId);
    expect(await get('/api/crimes-at-location?location_id=1')).toEqual([]);
    expect(await statusOf('/api/crimes-at-location')).toBe(400);
    expect(await statusOf('/api/crimes-at-location?location_id=one')).toBe(400);
  });

  it('without a point come with `location: null`, never sensitive', async () => {
    const crimes = await get(`/api/crimes-no-location?category=all-crime&force=${FORCE}`);
    expect(crimes).toHaveLength(1);
    expect(crimes[0]).toMatchObject({ category: 'burglary', location: null });
    expect(await get(`/api/crimes-no-location?category=robbery&force=${FORCE}`)).toEqual([]);
    expect(await statusOf(`/api/crimes-no-location?force=${QUARTZ.slug}`)).toBe(404);
    expect(await statusOf(`/api/crimes-no-location?category=domestic&force=${FORCE}`)).toBe(404);
    expect(await statusOf('/api/crimes-no-location?category=all-crime')).toBe(400);
  });
});

describe('outcomes', () => {
  type Outcome = { crime: { category: string } };
  const nameOf = ({ category }: { category: { name: string } }) => category.name;

  it('at a place, in a polygon and at a point', async () => {
    const near = await get('/api/outcomes-at-location?lat=50.004&lng=10.014&date=2026-05');
    expect(near.map(nameOf).toSorted()).toEqual(['Somebody charged', 'Still open']);
    for (const { date, person_id } of near) expect([date, person_id]).toEqual(['2026-05', null]);
    const inside = await post('/api/outcomes-at-location', { poly: AROUND_ALL });
    expect(inside.json().map(nameOf).toSorted()).toEqual(['Somebody charged', 'Still open']);
    const { crime } = near.find(({ crime: { category } }: Outcome) => category === 'burglary');
    const atPoint = await get(
      `/api/outcomes-at-location?location_id=${crime.location.street.id}&date=2026-05`,
    );
    expect(atPoint.map(nameOf)).toEqual(['Still open']);
    expect(await statusOf('/api/outcomes-at-location')).toBe(400);
  });

  it('of one crime, by its persistent id', async () => {
    const [crime] = await get('/api/crimes-street/burglary?lat=50.004&lng=10.004');
    const history = await get(`/api/outcomes-for-crime/${crime.persistent_id}`);
    expect(history.crime).toEqual(crime);
    expect(history.outcomes).toEqual([
      { category: { code: 'still-open', name: 'Still open' }, date: '2026-05', person_id: null },
    ]);
    for (const unknown of ['0'.repeat(64), 'zzz', 'NaN', '%F0%9F%9A%93'])
      expect(await statusOf(`/api/outcomes-for-crime/${unknown}`)).toBe(404);
  });
});

describe('every answer', () => {
  it('may be read by pages of other origins, is tagged, and is not sent twice', async () => {
    const headers = { host: `${FORCE}.localhost`, origin: 'https://elsewhere.example' };
    const url = `/api/crimes-street/all-crime?poly=${AROUND_ALL}`;
    const first = await portal.inject({ url, headers });
    expect(first.headers['access-control-allow-origin']).toBe('*');
    expect(first.headers['cross-origin-resource-policy']).toBe('cross-origin');
    const etag = String(first.headers.etag);
    const again = await portal.inject({ url, headers: { ...headers, 'if-none-match': etag } });
    expect([again.statusCode, again.body]).toEqual([304, '']);
    const head = await portal.inject({ method: 'HEAD', url, headers });
    expect([head.statusCode, head.body, head.headers.etag]).toEqual([200, '', etag]);
    const preflight = await portal.inject({ method: 'OPTIONS', url, headers });
    expect(preflight.statusCode).toBe(204);
    expect(preflight.headers['access-control-allow-methods']).toContain('POST');
  });

  it('was asked for here, whatever the document promises', () => {
    const promised = Object.entries(api.document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect([...api.asked].toSorted()).toEqual(promised.toSorted());
  });
});
