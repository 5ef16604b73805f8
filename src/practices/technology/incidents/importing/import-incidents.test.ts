/** Imports on a real PostgreSQL: repeatable, all or nothing, apart for each agency. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { addAgency, addBeats, asWorker, exampleHome, runImport } from './import.examples.ts';
import type { ExampleAgency } from './import.examples.ts';
import { csvOf, exampleRow, exampleRows, variedRows, writeExample } from '../incident.examples.ts';
import { exampleBeats, type ExampleRow } from '../incident.examples.ts';
import { viewIncidentFigures } from '../figures/view-incident-figures.action.ts';

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

let agencyNumber = 0;
const newAgency = async (): Promise<ExampleAgency> => {
  agencyNumber += 1;
  const agency = await addAgency(database, `agency-${agencyNumber}`);
  await addBeats(database, agency);
  return agency;
};

const bring = (agency: ExampleAgency, paths: readonly string[], ...flags: readonly string[]) =>
  runImport(database, home, [
    ...paths,
    '--agency',
    agency.slug,
    '--mapping',
    'philadelphia',
    ...flags,
  ]);

/** Everything that an import leaves, but for when and by which import. */
const contentOf = (agency: ExampleAgency) =>
  asWorker(database, agency, async ({ client, agencyId }) => {
    const rowsOf = async (table: string, order: string) =>
      (
        await client.query<Record<string, unknown>>(
          `select to_jsonb(t) - 'agency_id' - 'import_id' as row from ${table} t
           where agency_id = $1 order by ${order}`,
          [agencyId],
        )
      ).rows.map(({ row }) => row);
    return {
      incidents: await rowsOf('incident', 'source, key'),
      months: await rowsOf('incident_month_count', 'month, beat_code, category'),
      years: await rowsOf('incident_year_count', 'year, category'),
      agreement: await rowsOf('incident_month_agreement', 'month'),
    };
  });

let fileNumber = 0;
const fileOf = (rows: readonly ExampleRow[] | string) => {
  fileNumber += 1;
  return writeExample(home, `rows-${fileNumber}.csv`, rows);
};

describe('an import', () => {
  it('reads over a column that is named twice and that no mapping asks for', async () => {
    const agency = await newAgency();
    const path = await fileOf(csvOf(exampleRows(3)).replace('cartodb_id', 'psa'));
    expect((await bring(agency, [path])).json).toMatchObject({ imported: 3, rejected: 0 });
  });

  it('accounts for every row; a second one changes nothing', async () => {
    const agency = await newAgency();
    const path = await fileOf(variedRows(3000));
    const first = await bring(agency, [path]);
    expect(first).toMatchObject({ exitCode: 0 });
    expect(first.json).toMatchObject({
      read: 3000,
      imported: 3000,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      rejectsFile: null,
      withoutPoint: 38,
    });
    const content = await contentOf(agency);
    expect(content.incidents).toHaveLength(3000);
    const second = await bring(agency, [path]);
    expect(second.json).toMatchObject({ read: 3000, imported: 0, updated: 0, unchanged: 3000 });
    expect(await contentOf(agency)).toEqual(content);
  });

  it('updates what the source has corrected, and the counts of the month it left', async () => {
    const agency = await newAgency();
    await bring(agency, [await fileOf(exampleRows(3))]);
    const corrected = exampleRows(3, (place) =>
      place === 1
        ? { dispatch_date_time: '2018-05-07 00:05:00+00', text_general_code: 'Arson' }
        : {},
    );
    const { json } = await bring(agency, [await fileOf(corrected)]);
    expect(json).toMatchObject({ imported: 0, updated: 1, unchanged: 2 });
    const { months } = await contentOf(agency);
    expect(months).toEqual([
      { month: '2018-01-01', beat_code: '1', category: 'theft', count: 2 },
      { month: '2018-05-01', beat_code: '1', category: 'arson', count: 1 },
    ]);
  });

  it('takes the last of rows that repeat a key, and lists the others with their line', async () => {
    const agency = await newAgency();
    const first = await fileOf([exampleRow({ text_general_code: 'Fraud' }), exampleRow()]);
    const second = await fileOf([exampleRow({ text_general_code: 'Arson' })]);
    const { json, said } = await bring(agency, [first, second]);
    expect(json).toMatchObject({ read: 3, imported: 1, unchanged: 2, superseded: { count: 2 } });
    const name = (path: string) => path.slice(home.length + 1);
    const later = `201801000001 stands again in ${name(second)} line 2`;
    expect(said).toContain(`  ${name(first)} line 2: ${later}`);
    expect(said).toContain(`  ${name(first)} line 3: ${later}`);
    expect((await contentOf(agency)).incidents).toMatchObject([{ category: 'arson' }]);
  });

  it('lists many superseded rows in a file', async () => {
    const agency = await newAgency();
    const path = await fileOf(exampleRows(50));
    const { json } = await bring(agency, [path, path]);
    expect(json).toMatchObject({ read: 100, imported: 50, unchanged: 50 });
    const { file } = json['superseded'] as { file: string };
    expect((await readFile(file, 'utf8')).trim().split('\n')).toHaveLength(51);
  });

  it('keeps every row without a key, and finds each again', async () => {
    const agency = await newAgency();
    const path = await fileOf([
      ...exampleRows(3, () => ({ dc_key: '' })),
      exampleRow({ dc_key: '', text_general_code: 'Arson' }),
    ]);
    const first = await bring(agency, [path]);
    expect(first.json).toMatchObject({ read: 4, imported: 4 });
    const content = await contentOf(agency);
    expect((await bring(agency, [path])).json).toMatchObject({ unchanged: 4, imported: 0 });
    expect(await contentOf(agency)).toEqual(content);
    const more = await fileOf(exampleRows(5, () => ({ dc_key: '' })));
    expect((await bring(agency, [more])).json).toMatchObject({ unchanged: 3, imported: 2 });
  });

  it('of one agency neither sees nor changes the rows of another', async () => {
    const [one, other] = [await newAgency(), await newAgency()];
    const path = await fileOf(exampleRows(5));
    await bring(one, [path]);
    const before = await contentOf(one);
    const again = await bring(other, [await fileOf(exampleRows(2, () => ({ dc_dist: '09' })))]);
    expect(again.json).toMatchObject({ read: 2, imported: 2 });
    expect(await contentOf(one)).toEqual(before);
    expect((await contentOf(other)).incidents).toHaveLength(2);
  });

  it('shows sensitive categories for whole years alone, at ten or more', async () => {
    const agency = await newAgency();
    const family = 'Offenses Against Family and Children';
    const words = (place: number) => (place < 11 ? 'Rape' : family);
    const rows = exampleRows(20, (place) => ({
      text_general_code: words(place),
      dispatch_date_time: '2018-11-15 17:00:00+00',
    }));
    const path = await fileOf(rows);
    await bring(agency, [path]);
    const unfinished = await contentOf(agency);
    expect(unfinished.months).toEqual([]);
    expect(unfinished.agreement).toEqual([]);
    expect(unfinished.years).toEqual([]);
    const ends = ['2018-01-15 17:00:00+00', '2018-12-15 17:00:00+00'];
    const whole = exampleRows(2, (place) => ({
      dc_key: String(place),
      dispatch_date_time: ends[place] ?? '',
    }));
    await bring(agency, [await fileOf(whole)]);
    const { months, years } = await contentOf(agency);
    expect(months).toHaveLength(2);
    expect(years).toEqual([{ year: 2018, category: 'sexual-offence', count: 11 }]);
  });
});

describe('rejected rows', () => {
  const bad = { point_x: 'NaN', point_y: 'NaN' };
  it('are listed with line, column, rule and the row, while the good ones go in', async () => {
    const agency = await newAgency();
    const rows = exampleRows(40, (place) => (place === 20 ? bad : {}));
    rows[5] = exampleRow({ ...rows[5], location_block: 'ONE, "TWO"\nTHREE' });
    const { json, exitCode } = await bring(agency, [await fileOf(rows)]);
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({ read: 40, imported: 39, rejected: 1 });
    const listed = await readFile(String(json['rejectsFile']), 'utf8');
    const [header, line] = listed.split('\n');
    expect(header).toBe('file,line,column,rule,reason,row');
    // One row before it takes two lines.
    expect(line).toMatch(/^rows-\d+\.csv,23,point_x,coordinates-not-numbers,.*201801000021/);
  });
  it('of more than one in twenty, or any when all or nothing was asked for, stop it', async () => {
    const agency = await newAgency();
    const three = await fileOf(exampleRows(50, (place) => (place < 3 ? bad : {})));
    const refusal = await bring(agency, [three]);
    expect(refusal.exitCode).toBe(2);
    expect(refusal.said[0]).toBe('too-many-rows-rejected read=50 rejected=3 percent=5');
    expect(refusal.said.join()).toContain('rejects/incidents-philadelphia-');
    const one = await fileOf(exampleRows(50, (place) => (place < 1 ? bad : {})));
    expect((await bring(agency, [one], '--all-or-nothing')).exitCode).toBe(2);
    expect((await contentOf(agency)).incidents).toEqual([]);
    expect((await bring(agency, [three], '--max-rejected', '6%')).json).toMatchObject({
      imported: 47,
      rejected: 3,
    });
  });
});

describe('figures', () => {
  it('follow new boundaries, for the days that they serve', async () => {
    const agency = await newAgency();
    const days = ['2018-03-01 12:00:00+00', '2018-09-01 12:00:00+00'];
    const rows = exampleRows(6, (place) => ({ dispatch_date_time: days[place % 2] ?? '' }));
    await bring(agency, [await fileOf(rows)]);
    await addBeats(database, agency, { text: exampleBeats(['A', 'B']), from: '2018-07-01' });
    const { months, incidents } = await contentOf(agency);
    expect(months).toEqual([
      { month: '2018-03-01', beat_code: '1', category: 'theft', count: 3 },
      { month: '2018-09-01', beat_code: 'A', category: 'theft', count: 3 },
    ]);
    expect(incidents).toHaveLength(6);
  });

  it('of a beat stand beside the city, for complete months, zeros included', async () => {
    const agency = await newAgency();
    const east = { point_x: '-75.05' };
    const days = ['01-01', '01-01', '04-30', '04-30'];
    const rows = exampleRows(4, (place) => ({
      dispatch_date_time: `2018-${days[place]} 12:00:00+00`,
      ...(place === 3 && east),
    }));
    await bring(agency, [await fileOf(rows)]);
    const view = await asWorker(database, agency, (work) =>
      viewIncidentFigures(work, { beatCode: '1', today: '2019-06-01' as Day }),
    );
    expect(view?.latestMonth).toBe('2018-04');
    expect(view?.beat?.months).toEqual(['2018-01', '2018-02', '2018-03', '2018-04']);
    expect(view?.beat?.counts.get('theft')).toEqual([2, 0, 0, 1]);
    expect(view?.city.totals).toEqual([2, 0, 0, 2]);
    expect(view?.agreement).toEqual({
      withBoth: 4,
      agreeing: 3,
      withoutPoint: 0,
      outsideBeats: 0,
    });
  });

  it('leave out the month of today, which is still being counted', async () => {
    const agency = await newAgency();
    await bring(agency, [await fileOf(exampleRows(2))]);
    const inJanuary = await asWorker(database, agency, (work) =>
      viewIncidentFigures(work, { today: '2018-01-20' as Day }),
    );
    expect(inJanuary).toBeUndefined();
  });
});
