/** All of Philadelphia 2018, where its files are: every row, every local hour, every count. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { SENSITIVE_CATEGORIES, SENSITIVE_COUNT_MIN } from '../categories.ts';
import { addAgency, addBeats, asWorker, exampleHome, runImport } from './import.examples.ts';
import type { ExampleAgency, Said } from './import.examples.ts';

const realFiles = join(import.meta.dirname, '../../../../../../shared/data');
const isThere = existsSync(join(realFiles, 'incidents/philadelphia-2018'));
const ROWS = 154_590;
const REPEATED = 4;

const paths = globSync(join(realFiles, 'incidents/philadelphia-2018/*.csv.gz')).sort();
let database: Database;
let agency: ExampleAgency;
let home: string;
let remove: () => Promise<void>;
let first: Said;

const bring = () =>
  runImport(database, home, [...paths, '--agency', 'phl', '--mapping', 'philadelphia']);

beforeAll(async () => {
  if (!isThere) return;
  database = await cloneDatabase(inject('cluster'));
  ({ home, remove } = await exampleHome());
  agency = await addAgency(database, 'phl');
  const districts = join(realFiles, 'boundaries/philadelphia_police_districts.geojson');
  await addBeats(database, agency, { text: readFileSync(districts, 'utf8'), id: 'dist_numc' });
  first = await bring();
});
afterAll(async () => {
  if (!isThere) return;
  await database.close();
  await remove();
});

// The real files are not part of the project: they are fetched for a full check only.
describe.skipIf(!isThere)('Philadelphia 2018', () => {
  it('accounts for every row, and a second import changes nothing', async () => {
    expect(first.exitCode).toBe(0);
    expect(first.json).toMatchObject({
      read: ROWS,
      imported: ROWS - REPEATED,
      updated: 0,
      unchanged: REPEATED,
      rejected: 0,
      withoutPoint: 1940,
      superseded: { count: REPEATED },
      unmapped: [],
    });
    expect(first.json['districtAgreement']).toBeCloseTo(0.9128, 3);
    expect((await bring()).json).toMatchObject({ imported: 0, updated: 0, unchanged: ROWS });
  });

  it('shows the hour and minute that the file has as local time, in every month', async () => {
    const wrong: string[] = [];
    const stored = await asWorker(database, agency, async ({ client, agencyId }) => {
      const { rows } = await client.query<{ key: string; local: string }>(
        `select key, to_char(local_day + make_time(local_hour, local_minute, 0),
           'YYYY-MM-DD HH24:MI') as local from incident where agency_id = $1`,
        [agencyId],
      );
      return new Map(rows.map(({ key, local }) => [key, local]));
    });
    for (const path of paths)
      for (const row of rowsOf(path)) {
        const [key = ''] = (row['dc_key'] ?? '').split('.');
        const local = `${row['dispatch_date']} ${row['dispatch_time']?.slice(0, 5)}`;
        if (stored.get(key) !== local) wrong.push(`${key}: ${stored.get(key)}, file ${local}`);
      }
    // Of the repeated keys only the last row is stored.
    expect(wrong.length).toBeLessThanOrEqual(REPEATED);
  });

  it('counts in the months what the incidents are, but for sensitive ones', async () => {
    const [counts] = await asWorker(database, agency, async ({ client, agencyId }) => {
      const { rows } = await client.query<Record<string, number>>(
        `select
           (select sum(count) from incident_month_count where agency_id = $1)::integer as months,
           (select sum(count) from incident_year_count where agency_id = $1)::integer as years,
           (select count(*) from incident where agency_id = $1)::integer as incidents,
           (select count(*) from incident where agency_id = $1 and month < '2018-01-01'
             and category = any ($2))::integer as too_few`,
        [agencyId, SENSITIVE_CATEGORIES],
      );
      return rows;
    });
    expect(counts?.['incidents']).toBe(ROWS - REPEATED);
    // The first hours of the year in UTC were still 2017: under ten, so no year shows them.
    const { months = 0, years = 0, too_few: tooFew = 0 } = counts ?? {};
    expect(months + years + tooFew).toBe(ROWS - REPEATED);
    expect(tooFew).toBeLessThan(SENSITIVE_COUNT_MIN);
  });
});

function rowsOf(path: string): Record<string, string>[] {
  return parse(gunzipSync(readFileSync(path)), { columns: true });
}
