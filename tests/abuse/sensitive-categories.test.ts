/**
 * Sensitive records leave no trace in what is published. Two installations are the same but that
 * one of them never had the sensitive records: whoever may read everything that is public, and adds
 * and subtracts as he likes, sees the same in both.
 */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import {
  addAgency,
  addBeats,
  asWorker,
  exampleHome,
  runImport,
  type ExampleAgency,
} from '#practices/technology/incidents/importing/import.examples.ts';
import {
  exampleRow,
  variedRows,
  writeExample,
  type ExampleRow,
} from '#practices/technology/incidents/incident.examples.ts';
import { CATEGORIES, SENSITIVE_CATEGORIES } from '#practices/technology/incidents/categories.ts';

const SENSITIVE_WORDS = ['Rape', 'Other Sex Offenses (Not Commercialized)'];

/** Ordinary records of a year, and sensitive ones where nothing else is: alone in a place, a day,
 * a month, a district, outside every beat, without a point. */
const ordinary = variedRows(1200).filter(
  ({ text_general_code: word }) => !SENSITIVE_WORDS.includes(word),
);
const hidden: ExampleRow[] = [
  ...variedRows(1200, 201899000000).map((row) => ({ ...row, text_general_code: 'Rape' })),
  exampleRow({ dc_key: '201799000001.0', dispatch_date_time: '2017-03-05 12:00:00+00' }),
  exampleRow({ dc_key: '201899000002.0', dispatch_date_time: '2019-05-30 12:00:00+00' }),
  exampleRow({ dc_key: '201899000003.0', point_x: '-75.16661', point_y: '39.94441' }),
  exampleRow({ dc_key: '201899000004.0', location_block: 'LONELY PLACE' }),
  exampleRow({ dc_key: '201899000005.0', dc_dist: '77' }),
  exampleRow({ dc_key: '201899000006.0', point_x: '-75.45', point_y: '40.2' }),
  exampleRow({ dc_key: '201899000007.0', point_x: '', point_y: '' }),
].map((row) => ({ ...row, text_general_code: row.text_general_code.replace('Thefts', 'Rape') }));

interface Installation {
  readonly database: Database;
  readonly agency: ExampleAgency;
}

const opened: Database[] = [];
let home: string;
let remove: () => Promise<void>;
let withHidden: Installation;
let without: Installation;

/** Two imports each, so that corrections are told, too. */
async function installed(rows: readonly ExampleRow[], later: readonly ExampleRow[]) {
  const database = await cloneDatabase(inject('cluster'));
  opened.push(database);
  const agency = await addAgency(database, 'same');
  await addBeats(database, agency);
  for (const [name, some] of [
    ['first', rows],
    ['later', later],
  ] as const) {
    const path = await writeExample(home, `${opened.length}-${name}.csv`, some);
    const flags = ['--agency', agency.slug, '--mapping', 'philadelphia'];
    const { exitCode, said } = await runImport(database, home, [path, ...flags]);
    if (exitCode !== 0) throw new Error(said.join('\n'));
  }
  return { database, agency };
}

beforeAll(async () => {
  ({ home, remove } = await exampleHome());
  const corrected = ordinary
    .slice(0, 40)
    .map((row) => ({ ...row, text_general_code: 'Robbery No Firearm' }));
  const hiddenLater = hidden.slice(0, 40).map((row) => ({ ...row, location_block: 'ELSEWHERE' }));
  withHidden = await installed([...ordinary, ...hidden], [...corrected, ...hiddenLater]);
  without = await installed(ordinary, corrected);
});
afterAll(async () => {
  await Promise.all(opened.map((database) => database.close()));
  await remove();
});

/** What differs from one import to the next whatever was imported. */
const OF_THE_IMPORT = ['import_id', 'id', 'version'];

/** Every row and column that the portal's own role can read, of every table and view. */
const readableBy = ({ database, agency: { agencyId } }: Installation) =>
  withinAgency(
    database.pool('peelian_portal'),
    { agencyId, actorId: 'resident', duty: 'resident' },
    async ({ client }) => {
      const { rows: columns } = await client.query<{ table: string; column: string }>(
        `select c.relname as table, a.attname as column
         from pg_class c join pg_namespace n on n.oid = c.relnamespace
         join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
         where n.nspname = 'public' and c.relkind in ('r', 'v')
           and has_column_privilege(c.oid, a.attnum, 'select')
           and c.relname not in ('agency', 'agency_host', 'beat_version', 'beat_boundary')
         order by 1, 2`,
      );
      const tables = Map.groupBy(columns, ({ table }) => table);
      const texts = new Map<string, string[]>();
      for (const [table, its] of tables) {
        const isPoint = table === 'map_point';
        const read = its
          .map(({ column }) => column)
          .filter((column) => isPoint || !OF_THE_IMPORT.includes(column));
        if (read.length === 0) continue;
        const { rows } = await client.query<{ row: string }>(
          `select row(${read.join(', ')})::text as row from ${table} order by 1`,
        );
        texts.set(
          table,
          rows.map(({ row }) => row),
        );
      }
      return texts;
    },
  );

describe('somebody who reads everything that is published', () => {
  it('sees the same with and without sensitive records, but for counts of years', async () => {
    const [seen, expected] = [await readableBy(withHidden), await readableBy(without)];
    expect([...seen.keys()]).toEqual([...expected.keys()]);
    expect(seen.get('published_incident')?.length).toBe(ordinary.length);
    expect(seen.get('incident_correction')?.length).toBeGreaterThan(20);
    for (const table of seen.keys()) {
      if (table === 'incident_year_count') continue;
      expect(seen.get(table), table).toEqual(expected.get(table));
    }
  });

  it('finds yearly counts of ten or more for the whole city, and no other', async () => {
    const { database, agency } = withHidden;
    const counts = (await readableBy(withHidden)).get('incident_year_count') ?? [];
    const recorded = await asWorker(database, agency, ({ client }) =>
      client.query<{ count: number }>(
        `select count(*)::integer as count from incident
         where is_sensitive_category(category) and month between '2018-01-01' and '2018-12-01'`,
      ),
    );
    const [{ count } = { count: 0 }] = recorded.rows;
    expect(count).toBeGreaterThan(1000);
    expect(counts).toEqual([`(${agency.agencyId},sexual-offence,${count},2018)`]);
  });
});

it('the database knows the same sensitive categories as the product', async () => {
  const { database, agency } = without;
  const named = await asWorker(database, agency, ({ client }) =>
    client.query<{ name: string }>(
      'select name from unnest($1::text[]) as name where is_sensitive_category(name)',
      [CATEGORIES],
    ),
  );
  expect(named.rows.map(({ name }) => name)).toEqual([...SENSITIVE_CATEGORIES]);
});
