/** Files of other cities on a real PostgreSQL: archives, features, intervals, repeated keys. */
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { chicagoCsv, chicagoRow } from '../mapping/chicago.examples.ts';
import { addAgency, addBeats, asWorker, exampleHome, runImport } from './import.examples.ts';
import type { ExampleAgency } from './import.examples.ts';
import { csvOf, exampleRows, writeExample } from '../incident.examples.ts';

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
async function newAgency(timezone?: string): Promise<ExampleAgency> {
  agencyNumber += 1;
  const agency = await addAgency(database, `formats-${agencyNumber}`, timezone);
  if (timezone === undefined) await addBeats(database, agency);
  return agency;
}

const bring = (agency: ExampleAgency, mapping: string, ...paths: readonly string[]) =>
  runImport(database, home, [...paths, '--agency', agency.slug, '--mapping', mapping]);

async function mappingFile(name: string, mapping: object): Promise<string> {
  const path = join(home, `${name}.json`);
  await writeFile(path, JSON.stringify({ version: 1, source: name, ...mapping }));
  return path;
}

const stored = (agency: ExampleAgency, columns: string) =>
  asWorker(database, agency, async ({ client, agencyId }) => {
    const { rows } = await client.query<Record<string, unknown>>(
      `select ${columns} from incident where agency_id = $1 order by key`,
      [agencyId],
    );
    return rows;
  });

describe('an archive', () => {
  it('brings in all its tables, and names the member in which a row was refused', async () => {
    const agency = await newAgency();
    const rows = exampleRows(50);
    const path = join(home, 'both.zip');
    const broken = csvOf(rows.slice(25)).replace('2018-01-07', 'some day');
    const members = { 'a/first.csv': csvOf(rows.slice(0, 25)), 'second.csv': broken };
    const packed = Object.entries(members).map(([name, text]) => [name, strToU8(text)]);
    await writeFile(path, zipSync(Object.fromEntries(packed)));
    const { exitCode, json } = await bring(agency, 'philadelphia', path);
    expect({ exitCode, json }).toMatchObject({
      exitCode: 0,
      json: { read: 50, imported: 49, rejected: 1 },
    });
    const rejects = await readFile(String(json['rejectsFile']), 'utf8');
    expect(rejects).toContain('both.zip/second.csv,2,dispatch_date_time,time-not-understood');
  });
});

describe('features', () => {
  const mapping = {
    format: { kind: 'geojson' },
    key: { column: 'number' },
    time: { kind: 'epoch', column: 'begun', until: 'ended' },
    category: { column: 'offense.kind', scheme: { theft: ['Theft'] } },
    coordinates: { kind: 'geometry' },
  };
  const feature = (number: number, geometry: unknown) => ({
    type: 'Feature',
    properties: {
      number: `A-${number}`,
      begun: Date.UTC(2018, 0, 7, 0, 5),
      ended: number === 1 ? Date.UTC(2018, 0, 8, 12) : null,
      offense: { kind: 'Theft' },
    },
    geometry,
  });
  it('are incidents at their points, with the ends of their intervals', async () => {
    const agency = await newAgency();
    const features = [
      feature(1, { type: 'Point', coordinates: [-75.15, 39.95] }),
      feature(2, null),
      feature(3, { type: 'Polygon', coordinates: [] }),
    ];
    const text = JSON.stringify({ type: 'FeatureCollection', features });
    const path = await writeExample(home, 'calls.geojson', text);
    const file = await mappingFile('features', mapping);
    const { json } = await bring(agency, file, path, '--max-rejected', '50%');
    expect(json).toMatchObject({ read: 3, imported: 2, rejected: 1, withoutPoint: 1 });
    const columns = `key, beat_code, category, local_hour, until_day::text,
      to_char(ended_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as ended`;
    expect(await stored(agency, columns)).toEqual([
      {
        key: 'A-1',
        beat_code: '1',
        category: 'theft',
        local_hour: 19,
        until_day: '2018-01-08',
        ended: '2018-01-08 12:00',
      },
      {
        key: 'A-2',
        beat_code: null,
        category: 'theft',
        local_hour: 19,
        until_day: null,
        ended: null,
      },
    ]);
  });
});

describe("Chicago's layout", () => {
  it('comes in by its own mapping, and again without any change', async () => {
    const agency = await newAgency('America/Chicago');
    const rows = Array.from({ length: 60 }, (_, place) =>
      chicagoRow({
        ID: String(90_000_001 + place),
        Date: place % 2 === 0 ? '11/04/2018 01:30:00 AM' : '03/11/2018 02:30:00 AM',
        Domestic: place < 20 ? 'true' : 'false',
      }),
    );
    const path = await writeExample(home, 'chicago.csv', chicagoCsv(rows));
    expect((await bring(agency, 'chicago', path)).json).toMatchObject({
      read: 60,
      imported: 60,
      unmapped: [],
    });
    const groups = await stored(agency, 'category, local_hour');
    expect(groups.filter(({ category }) => category === 'domestic')).toHaveLength(20);
    expect(new Set(groups.map(({ local_hour: hour }) => hour))).toEqual(new Set([1, 2]));
    expect((await bring(agency, 'chicago', path)).json).toMatchObject({ unchanged: 60 });
  });
});

describe('a key that repeats', () => {
  const columns = 'report,day,offense';
  const lines = ['R1,2018-01-06,Theft', 'R1,2018-01-06,Fraud', 'R2,2018-01-06,Theft'];
  const mapping = {
    time: { kind: 'local-day-and-time', dayColumn: 'day' },
    category: { column: 'offense', scheme: { theft: ['Theft'], fraud: ['Fraud'] } },
  };
  it('is numbered where each row is an incident of its own, and again without change', async () => {
    const agency = await newAgency();
    const path = await writeExample(home, 'offenses.csv', [columns, ...lines].join('\n'));
    const key = { column: 'REPORT', repeats: 'number' };
    const file = await mappingFile('offenses', { ...mapping, key });
    expect((await bring(agency, file, path)).json).toMatchObject({ imported: 3 });
    expect(await stored(agency, 'key, category')).toEqual([
      { key: '2018-01/R1', category: 'theft' },
      { key: '2018-01/R1/2', category: 'fraud' },
      { key: '2018-01/R2', category: 'theft' },
    ]);
    expect((await bring(agency, file, path)).json).toMatchObject({ imported: 0, unchanged: 3 });
  });
});
