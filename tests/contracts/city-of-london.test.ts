/** City of London's own files come back through the API as they were: each row once. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { portalOn } from '../abuse/surfaces.ts';
import {
  addCityOfLondon,
  CITY,
  type CityRow,
  isCityMissing,
  readCityRows,
} from './city-of-london.ts';

const SLUGS: Readonly<Record<string, string>> = {
  'Violence and sexual offences': 'violent-crime',
  'Criminal damage and arson': 'criminal-damage-arson',
};
const slugOf = (type: string) => SLUGS[type] ?? type.toLowerCase().replaceAll(' ', '-');

/** All of the south of England. */
const POLY = '50,-3:50,3:54,3:54,-3';

interface Answered {
  readonly category: string;
  readonly location: {
    readonly latitude: string;
    readonly longitude: string;
    readonly street: { readonly id: number; readonly name: string };
  } | null;
  readonly outcome_status: { readonly category: string; readonly date: string } | null;
  readonly persistent_id: string;
  readonly id: number;
  readonly month: string;
}

/** What a row says, as one text: lists are compared as multisets. */
const ofRow = (row: CityRow): string =>
  JSON.stringify([
    slugOf(row.type),
    row.latitude === '' ? null : Number(row.latitude).toFixed(6),
    row.latitude === '' ? null : Number(row.longitude).toFixed(6),
    row.latitude === '' ? null : row.street,
    row.outcome || null,
    row.crimeId,
  ]);
const ofAnswer = ({ category, location, outcome_status: outcome, ...more }: Answered): string =>
  JSON.stringify([
    category,
    location?.latitude ?? null,
    location?.longitude ?? null,
    location?.street.name ?? null,
    outcome?.category ?? null,
    more.persistent_id,
  ]);

describe.skipIf(isCityMissing)('City of London', () => {
  let database: Database;
  let portal: WebApp;
  let rows: readonly CityRow[];
  let readCount: number;
  beforeAll(async () => {
    database = await cloneDatabase(inject('cluster'));
    rows = readCityRows();
    ({ readCount } = await addCityOfLondon(database));
    portal = await portalOn(database);
  });
  afterAll(async () => {
    await portal.close();
    await database.close();
  });

  const headers = { host: `${CITY}.localhost` };
  const form = { ...headers, 'content-type': 'application/x-www-form-urlencoded' };
  const street = async (category: string, date: string): Promise<Answered[]> => {
    const payload = new URLSearchParams({ poly: POLY, date }).toString();
    const url = `/api/crimes-street/${category}`;
    const answer = await portal.inject({ method: 'POST', url, headers: form, payload });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  };
  const placeless = async (category: string, date: string): Promise<Answered[]> => {
    const url = `/api/crimes-no-location?category=${category}&date=${date}&force=${CITY}`;
    const answer = await portal.inject({ url, headers });
    expect(answer.statusCode, answer.body).toBe(200);
    return answer.json();
  };

  it('every month and category, with a place or without, equals the rows of its file', async () => {
    expect(readCount).toBe(rows.length);
    const months = [...new Set(rows.map(({ month }) => month))];
    const types = [...new Set(rows.map(({ type }) => type))];
    expect(months.length).toBeGreaterThan(11);
    for (const month of months)
      for (const type of types) {
        const wanted = rows.filter((row) => row.month === month && row.type === type);
        const found = [
          ...(await street(slugOf(type), month)),
          ...(await placeless(slugOf(type), month)),
        ];
        expect(found.every((crime) => crime.month === month)).toBe(true);
        expect(found.map(ofAnswer).toSorted(), `${month} ${type}`).toEqual(
          wanted.map(ofRow).toSorted(),
        );
      }
  });

  it('all crime is the sum of its categories, and every row has a number of its own', async () => {
    const month = rows[0]?.month ?? '';
    const all = await street('all-crime', month);
    const wanted = rows.filter((row) => row.month === month && row.latitude !== '');
    expect(all.map(ofAnswer).toSorted()).toEqual(wanted.map(ofRow).toSorted());
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    expect(all.every(({ id }) => Number.isSafeInteger(id))).toBe(true);
  });
});
