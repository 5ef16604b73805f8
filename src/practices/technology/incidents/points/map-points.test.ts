/** Map points on a real PostgreSQL: made once, kept, and given to incidents whenever they come. */
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { importAddresses } from '#practices/engagement/beats/import-addresses.action.ts';
import type { Day } from '#kernel/time.ts';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import {
  addAgency,
  addBeats,
  asWorker,
  exampleHome,
  NOW,
  runImport,
} from '../importing/import.examples.ts';
import type { ExampleAgency } from '../importing/import.examples.ts';
import { exampleRow, exampleRows, variedRows, writeExample } from '../incident.examples.ts';
import { exampleBeats, type ExampleRow } from '../incident.examples.ts';
import { placeIncidents } from './place-incidents.action.ts';

let database: Database;
let home: string;
let remove: () => Promise<void>;
let unmasked: string;

beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  ({ home, remove } = await exampleHome());
  const text = await readFile(
    new URL('../mapping/philadelphia.mapping.json', import.meta.url),
    'utf8',
  );
  const mapping = { ...JSON.parse(text), source: 'exact', masking: 'none' };
  unmasked = await writeExample(home, 'exact.json', JSON.stringify(mapping));
});
afterAll(async () => {
  await database.close();
  await remove();
});

let number = 0;
const newAgency = (): Promise<ExampleAgency> => addAgency(database, `points-${(number += 1)}`);

async function bring(agency: ExampleAgency, rows: readonly ExampleRow[], mapping = unmasked) {
  const path = await writeExample(home, `points-${(number += 1)}.csv`, rows);
  const args = [path, '--agency', agency.slug, '--mapping', mapping];
  const { exitCode, json } = await runImport(database, home, args);
  expect(exitCode).toBe(0);
  return json;
}

/** Twelve houses around each corner of a lattice in beat 1. */
async function bringAddresses(agency: ExampleAgency, offset = 0): Promise<void> {
  const rows = Array.from({ length: 240 }, (_, house) => {
    const [corner, at] = [Math.floor(house / 12), house % 12];
    const longitude = -75.19 + (corner % 5) * 0.01 + at * 0.0001 + offset;
    const latitude = 39.92 + Math.floor(corner / 5) * 0.01;
    return `Street ${corner},${at + 1},${longitude.toFixed(6)},${latitude.toFixed(6)}`;
  });
  const text = ['street,number,longitude,latitude', ...rows, ''].join('\n');
  const path = await writeExample(home, `addresses-${(number += 1)}.csv`, text);
  await asWorker(database, agency, async (work) => {
    const imported = await importAddresses(work, {
      path,
      columns: {},
      actorId: 'system:test',
      home,
      now: new Date(NOW.getTime() + number),
      translate: ({ code }) => code,
      onProgress: () => undefined,
    });
    if (!imported.ok) throw new Error(JSON.stringify(imported.refusal));
  });
}

const rowsOf = (agency: ExampleAgency, query: string) =>
  asWorker(
    database,
    agency,
    async ({ client, agencyId }) =>
      (await client.query<Record<string, unknown>>(query, [agencyId])).rows,
  );

const setsOf = (agency: ExampleAgency) =>
  rowsOf(
    agency,
    `select version, method, first_month::text, point_count from point_set
     where agency_id = $1 order by version`,
  );

const shownOf = (agency: ExampleAgency) =>
  rowsOf(
    agency,
    `select key, month::text, set_version, incident.beat_code, point.beat_code as point_beat,
       category, label, address_count, point.longitude
     from incident left join map_point point
       on point.agency_id = incident.agency_id and point.id = incident.point_id
     where incident.agency_id = $1 order by incident.source, key`,
  );

/** Published counts at points, and the same counted from the incidents. */
const countsOf = async (agency: ExampleAgency) => {
  const published = await rowsOf(
    agency,
    `select month, point_id, category, count from point_month_count where agency_id = $1
     order by month, point_id, category`,
  );
  const counted = await rowsOf(
    agency,
    `select month, point_id, category, count(*)::integer as count from incident
     where agency_id = $1 and point_id is not null
     group by month, point_id, category order by month, point_id, category`,
  );
  return { published, counted };
};

const sensitive = ['sexual-offence', 'domestic', 'juvenile', 'stalking', 'suicide'];

describe('incidents of a source that is not masked', () => {
  it('are shown at points of eight addresses in their beat, sensitive ones nowhere', async () => {
    const agency = await newAgency();
    await addBeats(database, agency);
    await bringAddresses(agency);
    await bring(agency, variedRows(1200));
    expect(await setsOf(agency)).toMatchObject([
      { version: 1, method: 'addresses', first_month: null, point_count: 21 },
    ]);
    const shown = await shownOf(agency);
    for (const {
      category,
      beat_code: beat,
      point_beat: pointBeat,
      address_count: count,
    } of shown) {
      const isShown = beat !== null && !sensitive.includes(String(category));
      expect(pointBeat).toBe(isShown ? beat : null);
      // Beat 2 has no address: one point stands for all of it.
      expect(count).toBe(isShown && beat === '1' ? 12 : null);
    }
    expect(shown.some(({ category }) => sensitive.includes(String(category)))).toBe(true);
    const { published, counted } = await countsOf(agency);
    expect(published.length).toBeGreaterThan(50);
    expect(published).toEqual(counted);
  });

  it('are shown on a grid where there is no address list', async () => {
    const agency = await newAgency();
    await addBeats(database, agency);
    await bring(agency, exampleRows(5));
    const [set] = await setsOf(agency);
    expect(set).toMatchObject({ method: 'grid', first_month: null });
    expect(set?.['point_count']).toBeGreaterThan(2000);
    expect(await shownOf(agency)).toMatchObject(
      Array.from({ length: 5 }, () => ({ set_version: 1, label: null })),
    );
  });

  it('stay at their points when a new list comes; later months have its points', async () => {
    const agency = await newAgency();
    await addBeats(database, agency);
    await bringAddresses(agency);
    const january = exampleRows(3);
    await bring(agency, january);
    const before = await shownOf(agency);
    await bringAddresses(agency, 0.002);
    const february = exampleRow({
      dc_key: '201802000001.00000000',
      dispatch_date_time: '2018-02-07 00:05:00+00',
    });
    expect(await bring(agency, [...january, february])).toMatchObject({
      imported: 1,
      updated: 0,
      unchanged: 3,
    });
    expect(await setsOf(agency)).toMatchObject([
      { version: 1, first_month: null },
      { version: 2, first_month: '2018-02-01' },
    ]);
    const after = await shownOf(agency);
    expect(after.slice(0, 3)).toEqual(before);
    expect(after[3]).toMatchObject({ month: '2018-02-01', set_version: 2 });
  });

  it('get no new set from the same address list brought again', async () => {
    const agency = await newAgency();
    await addBeats(database, agency);
    await bringAddresses(agency);
    await bring(agency, exampleRows(1));
    await asWorker(database, agency, ({ client, agencyId }) =>
      client.query(
        `insert into import_run select agency_id, gen_random_uuid(), kind, source, files,
           read_count, imported_count, updated_count, unchanged_count, rejected_count, actor_id,
           finished_at + interval '1 day'
         from import_run where agency_id = $1 and kind = 'addresses'`,
        [agencyId],
      ),
    );
    await bring(agency, exampleRows(2));
    expect(await setsOf(agency)).toHaveLength(1);
  });

  it('that came before the beats get their points when the beats come', async () => {
    const agency = await newAgency();
    await bring(agency, variedRows(200));
    expect(await setsOf(agency)).toEqual([]);
    await addBeats(database, agency);
    expect(await setsOf(agency)).toHaveLength(1);
    const { published, counted } = await countsOf(agency);
    expect(published.length).toBeGreaterThan(20);
    expect(published).toEqual(counted);
    const late = await shownOf(agency);
    const other = await newAgency();
    await addBeats(database, other);
    await bring(other, variedRows(200));
    expect(await shownOf(other)).toEqual(late);
    expect(await bring(agency, variedRows(200))).toMatchObject({ updated: 0, unchanged: 200 });
  });

  it('stay at their points when boundaries are corrected, and when brought again', async () => {
    const agency = await newAgency();
    await addBeats(database, agency);
    await bring(agency, variedRows(200));
    const placesOf = async () =>
      (await shownOf(agency)).map(({ key, longitude }) => [key, longitude]);
    const before = await placesOf();
    await addBeats(database, agency, { text: exampleBeats(['2', '1']) });
    expect(await placesOf()).toEqual(before);
    expect(await bring(agency, variedRows(200))).toMatchObject({ updated: 0 });
    expect(await placesOf()).toEqual(before);
  });
});

describe('incidents of a masked source', () => {
  it('pass unchanged: their own place and block, whether a beat holds them or not', async () => {
    const agency = await newAgency();
    await addBeats(database, agency);
    const outside = { dc_key: '201801000009.00000000', point_x: '-74.95000000' };
    await bring(agency, [exampleRow(), exampleRow(outside)], 'philadelphia');
    expect(await setsOf(agency)).toEqual([]);
    expect(await shownOf(agency)).toMatchObject([
      { longitude: -75.15, label: '100 BLOCK EXAMPLE ST', point_beat: '1', set_version: null },
      { longitude: -74.95, label: '100 BLOCK EXAMPLE ST', point_beat: null, set_version: null },
    ]);
  });

  it('leave no point behind that shows nothing any more', async () => {
    const agency = await newAgency();
    await addBeats(database, agency);
    const hidden = { location_block: '900 BLOCK HIDDEN ST', point_x: '-75.16000000' };
    const second = { dc_key: '201801000002.00000000' };
    await bring(agency, [exampleRow(hidden), exampleRow(second)], 'philadelphia');
    const became = { ...hidden, text_general_code: 'Rape' };
    await bring(agency, [exampleRow(became), exampleRow(second)], 'philadelphia');
    const labels = await rowsOf(agency, 'select label from map_point where agency_id = $1');
    expect(labels).toEqual([{ label: '100 BLOCK EXAMPLE ST' }]);
  });

  it('get the beat of new boundaries at their points', async () => {
    const agency = await newAgency();
    await bring(agency, [exampleRow()], 'philadelphia');
    expect(await shownOf(agency)).toMatchObject([{ longitude: -75.15, point_beat: null }]);
    await addBeats(database, agency);
    expect(await shownOf(agency)).toMatchObject([{ longitude: -75.15, point_beat: '1' }]);
  });
});

describe('after an upgrade', () => {
  it('incidents without a point get the one that an import would give them', async () => {
    const agency = await newAgency();
    await addBeats(database, agency);
    await bring(agency, variedRows(300));
    await bring(agency, variedRows(300), 'philadelphia');
    const before = await shownOf(agency);
    const points = 'select * from map_point where agency_id = $1 order by id';
    const pointsBefore = await rowsOf(agency, points);
    await asWorker(database, agency, async ({ client, agencyId }) => {
      for (const statement of [
        'update incident set point_id = null where agency_id = $1',
        'delete from point_month_count where agency_id = $1',
        'delete from map_point where agency_id = $1 and source is not null',
      ])
        await client.query(statement, [agencyId]);
    });
    const today = '2019-06-01' as Day;
    const placed = await asWorker(database, agency, (work) => placeIncidents(work, today));
    expect(placed).toBe(before.filter(({ longitude }) => longitude !== null).length);
    expect(await shownOf(agency)).toEqual(before);
    expect(await rowsOf(agency, points)).toEqual(pointsBefore);
    const { published, counted } = await countsOf(agency);
    expect(published).toEqual(counted);
    expect(await asWorker(database, agency, (work) => placeIncidents(work, today))).toBe(0);
  });
});
