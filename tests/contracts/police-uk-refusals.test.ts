/** What the API refuses, with a code for each reason, and what it reads all the same. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ContractAgency, contractAgency, postTo } from './contract-agency.ts';
import type { ApiAsker } from './open-api.ts';

let api: ApiAsker;
let agency: ContractAgency;
beforeAll(async () => {
  agency = await contractAgency();
  ({ api } = agency);
});
afterAll(() => agency.close());

const statusOf = async (url: string) => (await api.ask({ url })).statusCode;
const post = (url: string, form: Readonly<Record<string, string>>) => postTo(api, url, form);

describe('a question about an area', () => {
  it('404 for a month that is not published and for a category that there is not', async () => {
    for (const date of ['2026-02', '2026-06', '1999-01'])
      expect(await statusOf(`/api/crimes-street/all-crime?lat=50&lng=10&date=${date}`)).toBe(404);
    expect(await statusOf('/api/crimes-street/witchcraft?lat=50&lng=10')).toBe(404);
  });

  it('400 with a code for what cannot be read', async () => {
    const refused = async (query: string) => {
      const answer = await api.ask({ url: `/api/crimes-street/all-crime?${query}` });
      const [reason] = answer.json().refusals ?? [];
      return [answer.statusCode, reason?.code];
    };
    expect(await refused('')).toEqual([400, 'area-missing']);
    expect(await refused('lat=50')).toEqual([400, 'area-missing']);
    expect(await refused('lat=north&lng=1')).toEqual([400, 'latitude-not-understood']);
    expect(await refused('lat=50&lng=200')).toEqual([400, 'longitude-not-understood']);
    expect(await refused('lat=50&lat=51&lng=1')).toEqual([400, 'field-repeated']);
    expect(await refused('lat=50&lng=1&date=May')).toEqual([400, 'month-not-understood']);
    expect(await refused('poly=50,10:51,10')).toEqual([400, 'polygon-too-few-corners']);
    expect(await refused('poly=50,10:50,10:50,10')).toEqual([400, 'polygon-too-few-corners']);
    expect(await refused('poly=50,10:51,x:51,11')).toEqual([400, 'polygon-not-understood']);
    const corners = Array.from({ length: 5_001 }, (_, place) => `50,${place / 100}`).join(':');
    const many = await post('/api/crimes-street/all-crime', { poly: corners });
    expect(many.json().refusals[0].code).toBe('polygon-too-many-corners');
  });

  it('reads a polygon that crosses itself by the even-odd rule', async () => {
    const bow = '49.9,9.9:50.2,10.2:50.2,9.9:49.9,10.2';
    expect(await statusOf(`/api/crimes-street/all-crime?poly=${bow}`)).toBe(200);
  });

  it('400 for a query of over 4,094 characters; the same polygon is read in a POST', async () => {
    const corners = Array.from({ length: 400 }, (_, place) => `49.9,${9 + place / 100}`);
    const poly = [...corners, '51,13', '51,9'].join(':');
    const asked = await api.ask({ url: `/api/crimes-street/all-crime?poly=${poly}` });
    expect([asked.statusCode, asked.json().type]).toEqual([400, '/problems/query-too-long']);
    const sent = await post('/api/crimes-street/all-crime', { poly });
    expect([sent.statusCode, sent.json().length]).toEqual([200, 3]);
  });
});
