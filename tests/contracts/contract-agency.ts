/** A small agency with all that the API tells, its portal, and ways to ask it. */
import { expect, inject } from 'vitest';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { addMarkedAgency, QUARTZ, ZEBRA } from '../abuse/marked-agency.ts';
import { portalOn } from '../abuse/surfaces.ts';
import { type ApiAsker, askerOf } from './open-api.ts';
import { addRows, type Row } from './rows.ts';

export const FORCE = ZEBRA.slug;
export const AROUND_ALL = '49.9,9.9:50.2,9.9:50.2,10.2:49.9,10.2';
/** In beat 1, in beat 2, and where both see it. */
const [WEST, EAST] = [
  [10.004, 50.004],
  [10.024, 50.004],
] as const;
const MARCH = '2026-03-10 12:00:00';
const MAY = '2026-05-04 12:00:00';

const ROWS: readonly Row[] = [
  { at: MAY, what: 'Burglary', place: WEST, outcome: 'Still open', outcomeMonth: '2026-05' },
  { at: MAY, what: 'Robbery', place: WEST },
  { at: MAY, what: 'Robbery', place: EAST, outcome: 'Somebody charged' },
  { at: MAY, what: 'Burglary', outcome: 'Still open' },
  { at: MAY, what: 'Rape', place: WEST, outcome: 'Still open' },
  { at: MAY, what: 'Stalking', place: WEST },
  { at: MAY, what: 'Domestic' },
  { at: MARCH, what: 'Robbery', place: EAST },
];

export interface ContractAgency {
  readonly api: ApiAsker;
  readonly portal: WebApp;
  readonly close: () => Promise<void>;
}

/** Another agency is in the same database: it must never be seen. */
export async function contractAgency(): Promise<ContractAgency> {
  const database = await cloneDatabase(inject('cluster'));
  const agencyId = await addMarkedAgency(database, ZEBRA);
  await addMarkedAgency(database, QUARTZ);
  await addRows(database, { agencyId, agency: ZEBRA }, ROWS);
  const portal = await portalOn(database);
  const close = async () => {
    await portal.close();
    await database.close();
  };
  return { api: await askerOf(portal, `${FORCE}.localhost`), portal, close };
}

export async function getOf(api: ApiAsker, url: string) {
  const answer = await api.ask({ url });
  expect(answer.statusCode, `${url}: ${answer.body.slice(0, 300)}`).toBe(200);
  return answer.json();
}

export function postTo(api: ApiAsker, url: string, form: Readonly<Record<string, string>>) {
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const payload = new URLSearchParams(form).toString();
  return api.ask({ method: 'POST', url, headers, payload });
}

export const categoriesOf = (crimes: readonly { readonly category: string }[]) =>
  crimes.map(({ category }) => category).toSorted();
