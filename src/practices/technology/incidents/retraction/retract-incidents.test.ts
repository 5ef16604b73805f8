/** Corrections and retractions on a real PostgreSQL: both states told, or nothing left at all. */
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Month } from '#kernel/time.ts';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import {
  addAgency,
  addBeats,
  asWorker,
  exampleHome,
  runImport,
} from '../importing/import.examples.ts';
import type { ExampleAgency } from '../importing/import.examples.ts';
import { exampleRow, exampleRows, writeExample, type ExampleRow } from '../incident.examples.ts';
import { listCorrections } from '../publication/list-corrections.action.ts';
import { listPublishedIncidents } from '../publication/list-published-incidents.action.ts';

const JANUARY = '2018-01' as Month;

let database: Database;
let home: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  ({ home, remove } = await exampleHome());
});
afterAll(async () => {
  await database.close();
  await remove();
});

let number = 0;
const newAgency = async (): Promise<ExampleAgency> => {
  number += 1;
  const agency = await addAgency(database, `retracting-${number}`);
  await addBeats(database, agency);
  return agency;
};

const bring = async (agency: ExampleAgency, rows: readonly ExampleRow[]) => {
  number += 1;
  const path = await writeExample(home, `rows-${number}.csv`, rows);
  const flags = ['--agency', agency.slug, '--mapping', 'philadelphia'];
  return runImport(database, home, [path, ...flags]);
};

const retract = async (agency: ExampleAgency, list: string, ...more: readonly string[]) => {
  number += 1;
  const path = join(home, `list-${number}.csv`);
  await writeFile(path, list);
  return runImport(database, home, ['--retract', path, '--agency', agency.slug, ...more]);
};

const corrections = (agency: ExampleAgency) =>
  asWorker(database, agency, (work) => listCorrections(work, { limit: 100 }));

const published = (agency: ExampleAgency) =>
  asWorker(database, agency, (work) =>
    listPublishedIncidents(work, { month: JANUARY }, { limit: 100 }),
  );

/** Every row of the agency in every table, as text, but for what keeps records out. */
const everything = (agency: ExampleAgency): Promise<string> =>
  asWorker(database, agency, async ({ client, agencyId }) => {
    const { rows: tables } = await client.query<{ name: string }>(
      `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where n.nspname = 'public' and c.relkind in ('r', 'v')
         and has_table_privilege('peelian_worker', c.oid, 'select') and exists (
           select from pg_attribute a where a.attrelid = c.oid and a.attname = 'agency_id')
         and c.relname not in ('agency', 'agency_host')`,
    );
    const texts: string[] = [];
    for (const { name } of tables) {
      const { rows } = await client.query<{ row: string }>(
        `select t::text as row from ${name} t where agency_id = $1`,
        [agencyId],
      );
      texts.push(...rows.map(({ row }) => row));
    }
    return texts.join('\n');
  });

describe('a later import that says otherwise', () => {
  it('keeps both states and tells both, with the day', async () => {
    const agency = await newAgency();
    await bring(agency, exampleRows(3));
    const moved = exampleRow({
      dc_key: '201801000001.00000000',
      text_general_code: 'Robbery Firearm',
    });
    const second = await bring(agency, [moved]);
    expect(second.json).toMatchObject({ updated: 1, imported: 0 });
    const [told, ...others] = await corrections(agency);
    expect(others).toEqual([]);
    expect(told).toMatchObject({
      kind: 'changed',
      correctedOn: '2019-06-01',
      before: { category: 'theft', month: JANUARY },
      after: { category: 'robbery', month: JANUARY },
    });
    const kept = await asWorker(database, agency, ({ client }) =>
      client.query(`select category, position from incident_version`),
    );
    expect(kept.rows).toEqual([{ category: 'theft', position: 1 }]);
  });

  it('tells nothing the second time', async () => {
    const agency = await newAgency();
    const changed = exampleRow({
      dc_key: '201801000001.00000000',
      text_general_code: 'Robbery Firearm',
    });
    await bring(agency, exampleRows(3));
    await bring(agency, [changed]);
    await bring(agency, [changed]);
    expect(await corrections(agency)).toHaveLength(1);
  });

  it('withdraws what became sensitive, and tells neither which nor why', async () => {
    const agency = await newAgency();
    await bring(agency, exampleRows(3));
    await bring(agency, [
      exampleRow({ dc_key: '201801000001.00000000', text_general_code: 'Robbery Firearm' }),
    ]);
    await bring(agency, [
      exampleRow({ dc_key: '201801000001.00000000', text_general_code: 'Rape' }),
    ]);
    expect(await corrections(agency)).toEqual([
      { kind: 'withdrawn', correctedOn: '2019-06-01', count: 1, reason: 'protected' },
    ]);
    expect((await published(agency)).total).toBe(2);
  });

  it('tells nothing of a record that was sensitive and is not any more', async () => {
    const agency = await newAgency();
    await bring(agency, [
      exampleRow({ dc_key: '201801000001.00000000', text_general_code: 'Rape' }),
    ]);
    await bring(agency, [
      exampleRow({ dc_key: '201801000001.00000000', text_general_code: 'Thefts' }),
    ]);
    expect(await corrections(agency)).toEqual([]);
    expect((await published(agency)).total).toBe(1);
  });
});

describe('a retraction', () => {
  it('leaves no trace of the record, and a correction that does not repeat it', async () => {
    const agency = await newAgency();
    const marked = { dc_key: '209999777001.00000000', location_block: 'MARKED CLOSE' };
    await bring(agency, [...exampleRows(3), exampleRow(marked)]);
    await bring(agency, [exampleRow({ ...marked, text_general_code: 'Robbery Firearm' })]);
    expect(await everything(agency)).toMatch(/MARKED CLOSE/);
    const answer = await retract(agency, 'key,reason\n209999777001,expunged\n');
    expect(answer).toMatchObject({ exitCode: 0, json: { read: 1, removed: 1, unknown: [] } });
    expect(await everything(agency)).not.toMatch(/MARKED CLOSE|209999777001/);
    expect(await corrections(agency)).toEqual([
      { kind: 'withdrawn', correctedOn: '2019-06-01', count: 1, reason: 'protected' },
    ]);
    expect((await published(agency)).total).toBe(3);
  });

  it('keeps a record out that a later file brings again', async () => {
    const agency = await newAgency();
    await bring(agency, exampleRows(3));
    await retract(agency, 'key,reason\n201801000001,sealed\n209999777009,expunged\n');
    const again = await bring(agency, [
      ...exampleRows(3),
      exampleRow({ dc_key: '209999777009.00000000' }),
    ]);
    expect(again.json).toMatchObject({ read: 4, imported: 0, updated: 0, unchanged: 4 });
    expect((await published(agency)).total).toBe(2);
  });

  it('keeps a record out when it was all that the source had', async () => {
    const agency = await newAgency();
    await bring(agency, exampleRows(1));
    await retract(agency, 'key,reason\n201801000001,error\n');
    const again = await bring(agency, exampleRows(1));
    expect(again.json).toMatchObject({ read: 1, imported: 0, unchanged: 1 });
    expect((await corrections(agency))[0]).toMatchObject({ reason: 'error' });
  });

  it('says nothing in public of a sensitive record', async () => {
    const agency = await newAgency();
    await bring(agency, [
      exampleRow({ dc_key: '201801000001.00000000', text_general_code: 'Rape' }),
    ]);
    const answer = await retract(agency, 'key,reason\n201801000001,expunged\n');
    expect(answer.json).toMatchObject({ removed: 1 });
    expect(await corrections(agency)).toEqual([]);
  });

  it('writes nothing when one row of the list cannot be read', async () => {
    const agency = await newAgency();
    await bring(agency, exampleRows(2));
    const list = 'key,reason\n201801000001,expunged\n201801000002,because\n,sealed\nabc,error\n';
    const answer = await retract(agency, list);
    expect(answer.exitCode).toBe(2);
    expect(answer.said[0]).toBe('retraction-has-bad-rows count=3');
    expect((await published(agency)).total).toBe(2);
  });

  it('names a missing column, an unknown source and the keys that name nothing', async () => {
    const agency = await newAgency();
    expect((await retract(agency, 'key,reason\n1,error\n')).said[0]).toMatch(/^retraction-source/);
    await bring(agency, exampleRows(1));
    expect((await retract(agency, 'id,reason\n1,error\n')).said[0]).toMatch(/^file-lacks-columns/);
    const other = await retract(agency, 'key,reason\n1,error\n', '--source', 'elsewhere');
    expect(other.said[0]).toMatch(/^source-unknown/);
    const unknown = await retract(agency, 'key,reason\n77,error\n');
    expect(unknown.json).toMatchObject({ removed: 0, unknown: ['77'] });
  });

  it('sweeps the lists that imports left in PEELIAN_HOME', async () => {
    const agency = await newAgency();
    const twice = (key: string) => Array.from({ length: 30 }, () => exampleRow({ dc_key: key }));
    await bring(agency, [...twice('209999777002.0'), ...twice('201801000005.0')]);
    const answer = await retract(agency, 'key,reason\n209999777002,expunged\n');
    expect(answer.json).toMatchObject({ sweptRows: 29 });
    const names = await readdir(join(home, 'rejects'));
    const texts = await Promise.all(names.map((name) => readFile(join(home, 'rejects', name))));
    expect(Buffer.concat(texts).toString()).not.toContain('209999777002');
    expect(Buffer.concat(texts).toString()).toContain('201801000005');
  });
});

describe('a source', () => {
  it('is read again as it was, by its name alone', async () => {
    const agency = await newAgency();
    number += 1;
    const mapping = join(home, 'own.json');
    const own = { version: 1, source: 'own-records', key: { column: 'no' } };
    await writeFile(
      mapping,
      JSON.stringify({ ...own, time: { kind: 'month', column: 'month' }, title: 'Own records' }),
    );
    const path = join(home, 'own.csv');
    await writeFile(path, 'no,month\nA-1,2018-01\n');
    const flags = ['--agency', agency.slug, '--mapping'];
    expect((await runImport(database, home, [path, ...flags, mapping])).exitCode).toBe(0);
    const again = await runImport(database, home, [path, ...flags, 'own-records']);
    expect(again.json).toMatchObject({ read: 1, unchanged: 1 });
    const unknown = await runImport(database, home, [path, ...flags, 'others']);
    expect(unknown.said[0]).toMatch(/^mapping-unknown/);
  });
});
