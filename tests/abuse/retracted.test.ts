/**
 * A record that was taken away is in no page, file, feed, answer or tile of ours afterwards, also
 * where they had been given out and kept before.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as passed } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { readContentVersion } from '#platform/postgres/content-version.ts';
import type { WebApp } from '#platform/web/server/app.ts';
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
} from '#practices/technology/incidents/incident.examples.ts';
import { NOW } from './marked-agency.ts';
import { allOutputs, tileAt, type Output } from './outputs.ts';
import { portalOn } from './surfaces.ts';

const KEY = '209987654321';
const LABEL = 'Markedwood Close';
const PLACE = [-75.161234, 39.951234] as const;
const MONTH = '2018-01';

const marked = exampleRow({
  dc_key: `${KEY}.00000000`,
  location_block: LABEL,
  point_x: String(PLACE[0]),
  point_y: String(PLACE[1]),
});

let database: Database;
let portal: WebApp;
let agency: ExampleAgency;
let home: string;
let remove: () => Promise<void>;
let before: readonly Output[];
let after: readonly Output[];
let markers: readonly string[];
let markedPaths: ReadonlySet<string>;

const bring = async (name: string, rows: Parameters<typeof writeExample>[2]) => {
  const path = await writeExample(home, name, rows);
  const flags = ['--agency', agency.slug, '--mapping', 'philadelphia'];
  const { exitCode, said } = await runImport(database, home, [path, ...flags]);
  if (exitCode !== 0) throw new Error(said.join('\n'));
};

/** The numbers under which the record is public. */
const identifiers = () =>
  asWorker(database, agency, async ({ client }) => {
    const { rows } = await client.query<{ id: string; persistent: string }>(
      `select public_id::text as id, persistent_id as persistent from published_incident
       where public_id = (select public_id from incident where key = $1)`,
      [KEY],
    );
    const [found] = rows;
    if (!found) throw new Error('The marked record is not published');
    return found;
  });

/** What no page links to, and every zoom of the map. */
async function alsoAsked(persistent: string): Promise<string[]> {
  const version = await asWorker(database, agency, readContentVersion);
  const around = '39.9,-75.2:39.9,-75.1:40,-75.1:40,-75.2';
  const zooms = Array.from({ length: 17 }, (_, zoom) => zoom);
  return [
    ...zooms.map((zoom) => `/tiles/${version}/${tileAt(zoom, ...PLACE)}.mvt?month=${MONTH}`),
    ...zooms.map((zoom) => `/tiles/${version}/${tileAt(zoom, ...PLACE)}.mvt`),
    `/map?month=${MONTH}`,
    `/map?month=${MONTH}&beat=1`,
    `/map.csv?month=${MONTH}`,
    `/map.geojson?month=${MONTH}`,
    `/data/incidents/${MONTH}.csv`,
    `/data/incidents/${MONTH}.geojson`,
    `/api/crimes-street/all-crime?poly=${around}&date=${MONTH}`,
    `/api/crimes-street/all-crime?lat=${PLACE[1]}&lng=${PLACE[0]}&date=${MONTH}`,
    `/api/crimes-at-location?lat=${PLACE[1]}&lng=${PLACE[0]}&date=${MONTH}`,
    `/api/outcomes-at-location?lat=${PLACE[1]}&lng=${PLACE[0]}&date=${MONTH}`,
    `/api/crimes-no-location?category=all-crime&force=${agency.slug}&date=${MONTH}`,
    `/api/outcomes-for-crime/${persistent}`,
  ];
}

const ask = async (also: readonly string[]) =>
  allOutputs({ portal, host: `${agency.slug}.localhost`, also });

const tellsOfIt = ({ body }: Output) => markers.some((marker) => body.includes(marker));

beforeAll(async () => {
  ({ home, remove } = await exampleHome());
  database = await cloneDatabase(inject('cluster'));
  agency = await addAgency(database, 'retracting');
  await addBeats(database, agency);
  portal = await portalOn(database, { now: () => new Date(NOW) });
  await bring('first.csv', [...variedRows(600), marked]);
  await bring('second.csv', [{ ...marked, text_general_code: 'Robbery No Firearm' }]);
  const { id, persistent } = await identifiers();
  markers = [KEY, LABEL, id, persistent, ...PLACE.map(String)];
  const also = await alsoAsked(persistent);
  before = await ask(also);
  markedPaths = new Set(before.filter(tellsOfIt).map(({ path }) => path));
  const list = join(home, 'list.csv');
  await writeFile(list, `key,reason\n${KEY},expunged\n`);
  const flags = ['--retract', list, '--agency', agency.slug];
  const { exitCode } = await runImport(database, home, flags);
  if (exitCode !== 0) throw new Error('The retraction was refused');
  await passed(1_100); // a portal asks once a second how new its content is
  after = await ask([...new Set([...also, ...before.map(({ path }) => path)])]);
}, 300_000);
afterAll(async () => {
  await portal.close();
  await database.close();
  await remove();
});

describe('a record that is taken away', () => {
  it.each([
    ['the map page', /^\/map\?/],
    ['the map as CSV', /^\/map\.csv/],
    ['the map as GeoJSON', /^\/map\.geojson/],
    ['a tile', /^\/tiles\//],
    ['the API', /^\/api\/crimes-street/],
    ['the API of one place', /^\/api\/crimes-at-location/],
    ['the month as CSV', /^\/data\/incidents\/.*csv/],
    ['the month as GeoJSON', /^\/data\/incidents\/.*geojson/],
    ['the whole as CSV', /^\/data\/incidents\.csv/],
    ['the file of corrections', /^\/data\/incident-corrections.*csv/],
  ])('was in %s before', (_, path) => {
    expect([...markedPaths].filter((one) => path.test(one))).not.toEqual([]);
  });

  it('is in no page, file, feed, answer or tile afterwards', () => {
    const asked = new Set(after.map(({ path }) => path));
    expect(before.filter(({ path }) => !asked.has(path))).toEqual([]);
    expect(after.filter(tellsOfIt).map(({ path }) => path)).toEqual([]);
  });

  it('leaves a correction that says that something was withdrawn', () => {
    const page = after.find(({ path }) => path === '/corrections');
    expect(page?.body).toMatch(/withdrawn/i);
  });

  it('meets no fault on the way', () => {
    expect(after.filter(({ status }) => status >= 500).map(({ path }) => path)).toEqual([]);
  });
});
