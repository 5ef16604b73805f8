/** Files of many unknown layouts: a mapping is proposed, and an import takes the rows by it. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import {
  addAgency,
  addBeats,
  asWorker,
  exampleHome,
  runImport,
  type ExampleAgency,
} from '../importing/import.examples.ts';
import { csvOf, exampleRows } from '../incident.examples.ts';
import { beatsAround, textOf, type ExampleLayout } from './layout.examples.ts';
import * as east from './layouts-east.examples.ts';
import * as west from './layouts-west.examples.ts';
import { arcgisText, csvLayouts } from './layouts-world.examples.ts';

const layouts: Readonly<Record<string, ExampleLayout>> = { ...east, ...west, ...csvLayouts };
const ROWS = 400;

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

/** Beats of every example begin before its first incident. */
async function agencyOf(slug: string, { timezone, middle }: ExampleLayout): Promise<ExampleAgency> {
  const agency = await addAgency(database, slug.toLowerCase(), timezone);
  await addBeats(database, agency, { text: beatsAround(middle), from: '2018-01-01' });
  return agency;
}

async function written(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(home, name);
  await writeFile(path, content);
  return path;
}

const suggest = (path: string, { slug }: Pick<ExampleAgency, 'slug'>) =>
  runImport(database, home, [path, '--agency', slug, '--suggest']);

async function importBy(mapping: object, path: string, { slug }: ExampleAgency) {
  const file = await written(`${slug}.mapping.json`, JSON.stringify(mapping));
  return runImport(database, home, [path, '--agency', slug, '--mapping', file]);
}

describe('a file in the layout of', () => {
  it.each(Object.entries(layouts))(
    '%s is understood, and its rows come in',
    async (name, layout) => {
      const agency = await agencyOf(name, layout);
      const path = await written(layout.fileName, textOf(layout, ROWS));
      const { exitCode, json, said } = await suggest(path, agency);
      expect({ exitCode, said: said.filter((line) => line.includes('undecided')) }).toEqual({
        exitCode: 0,
        said: [],
      });
      expect(json).toMatchObject(layout.expected);
      const imported = await importBy(json, path, agency);
      expect(imported.exitCode).toBe(0);
      const { read, rejected, withoutPoint } = imported.json;
      expect(Number(rejected)).toBeLessThan(Number(read) * 0.05);
      expect(Number(withoutPoint)).toBeLessThan(Number(read) * 0.2);
    },
  );
});

const nowhere: ExampleLayout = csvLayouts.vancouver;

describe('what the values decide', () => {
  it('GeoJSON as map servers write it, packed, is read by its geometry', async () => {
    const middle = [-93.6, 41.6] as const;
    const agency = await agencyOf('arcgis', { ...nowhere, middle, timezone: 'America/Chicago' });
    const path = await written('Incidents.geojson', gzipSync(arcgisText(ROWS, middle)));
    const { exitCode, json } = await suggest(path, agency);
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({
      format: { kind: 'geojson' },
      key: { column: 'CaseNumber' },
      time: { kind: 'epoch', column: 'OccurredFrom', unit: 'ms' },
      category: { column: 'Offense' },
      coordinates: { kind: 'geometry' },
      block: { column: 'Block_Address' },
      district: { column: 'Beat' },
    });
    const imported = await importBy(json, path, agency);
    expect(imported.json).toMatchObject({ read: ROWS, imported: ROWS, rejected: 0 });
  });

  it('days after the twelfth show which number is the month, whatever the zone', async () => {
    const american: ExampleLayout = { ...csvLayouts.valencia, timezone: 'America/New_York' };
    const agency = await agencyOf('dayfirst', { ...american, middle: [-74, 40.7] });
    const path = await written('dayfirst.csv', textOf(american, ROWS));
    const { json } = await suggest(path, agency);
    expect(json).toMatchObject({ time: { dayFormat: 'DD/MM/YYYY' } });
  });

  it('without a day after the twelfth the order is a guess, and is said to be one', async () => {
    const agency = await addAgency(database, 'guess', 'America/Chicago');
    const rows = Array.from({ length: 40 }, (_, at) => `${at},0${1 + (at % 9)}/05/2018,Theft`);
    const path = await written('guess.csv', `case,date,offense\n${rows.join('\n')}\n`);
    const { exitCode, json, said } = await suggest(path, agency);
    expect(exitCode).toBe(0);
    expect(json).toMatchObject({ time: { dayFormat: 'MM/DD/YYYY' } });
    expect(said.filter((line) => line.startsWith('suggest-undecided'))).toEqual([
      'suggest-undecided field=time.dayFormat',
    ]);
  });

  it('midnights in UTC beside a clock are the days that they name', async () => {
    const agency = await addAgency(database, 'midnights', 'America/Phoenix');
    const line = (at: number) => `${at},2018/03/${10 + at}T00:00:00+00,13:0${at % 10},Theft`;
    const rows = Array.from({ length: 18 }, (_, at) => line(at).replace('T00', ' 00'));
    const path = await written('midnights.csv', `case,OccDate,OccTime,offense\n${rows.join('\n')}`);
    const { json } = await suggest(path, agency);
    await importBy(json, path, agency);
    const days = await asWorker(database, agency, async ({ client }) => {
      const { rows: found } = await client.query<{ day: string; hour: number }>(
        `select min(local_day)::text as day, min(local_hour) as hour from incident
           where agency_id = $1`,
        [agency.agencyId],
      );
      return found[0];
    });
    expect(days).toEqual({ day: '2018-03-10', hour: 13 });
  });

  it('plane coordinates without beats leave one field open, and the rest is usable', async () => {
    const agency = await addAgency(database, 'no-beats', nowhere.timezone);
    const path = await written('plane.csv', textOf(nowhere, ROWS));
    const { exitCode, json, said } = await suggest(path, agency);
    expect(exitCode).toBe(0);
    expect(said.filter((line) => line.startsWith('suggest-undecided'))).toEqual([
      'suggest-undecided field=coordinates.projection',
    ]);
    expect(json).toMatchObject({ coordinates: null, time: { kind: 'local-parts' } });
    const imported = await importBy(json, path, agency);
    expect(imported.json).toMatchObject({ rejected: 0 });
  });

  it('without dates there is no mapping: the field is named, the command refused', async () => {
    const agency = await addAgency(database, 'no-dates', 'America/Chicago');
    const path = await written('stations.csv', 'name,latitude,longitude\nHarbor,41.8,-87.6\n');
    const { exitCode, json, said } = await suggest(path, agency);
    expect(exitCode).toBe(2);
    expect(json).toEqual({});
    expect(said).toContain('suggest-undecided field=time');
  });

  it('a layout that is built in is answered with its mapping', async () => {
    const agency = await addAgency(database, 'philly', 'America/New_York');
    await addBeats(database, agency);
    const path = await written('incidents.csv', csvOf(exampleRows(60)));
    const { json, said } = await suggest(path, agency);
    expect(said[0]).toBe('mapping: suggest-layout-known mapping=philadelphia');
    expect(json).toMatchObject({ source: 'philadelphia', key: { column: 'dc_key' } });
  });
});

describe('the command', () => {
  it('writes nothing to the database', async () => {
    const agency = await agencyOf('untouched', nowhere);
    await suggest(await written('look.csv', textOf(nowhere, ROWS)), agency);
    const rows = await asWorker(database, agency, async ({ client }) => {
      const { rows: counts } = await client.query<{ count: number }>(
        `select (select count(*) from incident where agency_id = $1)::integer
           + (select count(*) from import_run where agency_id = $1 and kind = 'incidents')::integer
           + (select count(*) from incident_source where agency_id = $1)::integer as count`,
        [agency.agencyId],
      );
      return counts[0]?.count;
    });
    expect(rows).toBe(0);
  });

  it('refuses what an import would refuse', async () => {
    const agency = await addAgency(database, 'refusals', 'America/Chicago');
    const empty = await suggest(await written('empty.csv', ''), agency);
    expect(empty).toMatchObject({ exitCode: 2, said: ['file-empty file=empty.csv'] });
    const header = await suggest(await written('header.csv', 'a,b\n'), agency);
    expect(header).toMatchObject({ exitCode: 2, said: ['file-without-rows'] });
    const nothing = await runImport(database, home, ['--suggest']);
    expect(nothing.said.map((line) => line.split(' ')[0])).toEqual([
      'agency-not-named',
      'files-not-named',
    ]);
  });
});
