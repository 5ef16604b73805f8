/** City of London and Portland, where their files are: every row, every point, every code. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import proj4 from 'proj4';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { addAgency, asWorker, exampleHome, runImport } from '../importing/import.examples.ts';
import type { ExampleAgency } from '../importing/import.examples.ts';

const realFiles = join(import.meta.dirname, '../../../../../../shared/data/incidents');
const filesOf = (pattern: string) => globSync(join(realFiles, pattern)).sort();
const london = filesOf('city-of-london/*-street.csv.gz');
const portland = filesOf('portland-nij/crimes_*.csv.gz');
const isThere = existsSync(realFiles) && london.length > 0 && portland.length > 0;

let database: Database;
let home: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  if (!isThere) return;
  database = await cloneDatabase(inject('cluster'));
  ({ home, remove } = await exampleHome());
});
afterAll(async () => {
  if (!isThere) return;
  await database.close();
  await remove();
});

const bring = ({ slug }: ExampleAgency, mapping: string, paths: readonly string[]) =>
  runImport(database, home, [...paths, '--agency', slug, '--mapping', mapping]);

const query = <Row extends object>(agency: ExampleAgency, sql: string): Promise<Row[]> =>
  asWorker(database, agency, async ({ client, agencyId }) => {
    const { rows } = await client.query<Row>(sql, [agencyId]);
    return rows;
  });

type FileRow = Record<string, string>;

const rowsOf = (paths: readonly string[]): FileRow[] =>
  paths.flatMap((path): FileRow[] => parse(gunzipSync(readFileSync(path)), { columns: true }));

const countBy = (keys: readonly (string | null)[]) => {
  const counts = new Map<string, number>();
  for (const key of keys) counts.set(key ?? '', (counts.get(key ?? '') ?? 0) + 1);
  return Object.fromEntries([...counts].toSorted(([one], [other]) => one.localeCompare(other)));
};

// The real files are not part of the project: they are fetched for a full check only.
describe.skipIf(!isThere)('City of London', () => {
  it('comes in whole: rows without a key, keys that repeat, rows without a point', async () => {
    const agency = await addAgency(database, 'city-of-london', 'Europe/London');
    const rows = rowsOf(london);
    const withoutPoint = rows.filter((row) => row['Longitude'] === '').length;
    const first = await bring(agency, 'police-uk-street', london);
    expect(first.json).toMatchObject({
      read: rows.length,
      imported: rows.length,
      rejected: 0,
      withoutPoint,
      unmapped: [],
    });
    const stored = await query<Record<string, string | null>>(
      agency,
      `select to_char(month, 'YYYY-MM') || '/' || source_category || '/' || longitude || '/'
         || latitude || '/' || persistent_id as row, outcome from incident where agency_id = $1`,
    );
    const expected = rows.map((row) =>
      row['Longitude'] === ''
        ? null
        : [row['Month'], row['Crime type'], row['Longitude'], row['Latitude'], row['Crime ID']],
    );
    const named = expected.map((row) => (row ? normal(row) : null));
    expect(countBy(stored.map(({ row }) => row ?? null))).toEqual(countBy(named));
    const withOutcome = rows.filter((row) => row['Last outcome category'] !== '').length;
    expect(stored.filter(({ outcome }) => outcome !== null)).toHaveLength(withOutcome);
    const again = await bring(agency, 'police-uk-street', london);
    expect(again.json).toMatchObject({ imported: 0, updated: 0, unchanged: rows.length });
  });
});

/** Coordinates as the database prints them: without zeros at the end. */
function normal([month, type, longitude, latitude, id]: readonly (string | undefined)[]): string {
  return [month, type, String(Number(longitude)), String(Number(latitude)), id].join('/');
}

/** As `projinfo -o WKT1_GDAL EPSG:2913` tells it. */
const OREGON_NORTH = `PROJCS["NAD83(HARN) / Oregon North (ft)",GEOGCS["NAD83(HARN)",
  DATUM["NAD83_High_Accuracy_Reference_Network",SPHEROID["GRS 1980",6378137,298.257222101]],
  PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],
  PROJECTION["Lambert_Conformal_Conic_2SP"],PARAMETER["latitude_of_origin",43.6666666666667],
  PARAMETER["central_meridian",-120.5],PARAMETER["standard_parallel_1",46],
  PARAMETER["standard_parallel_2",44.3333333333333],PARAMETER["false_easting",8202099.738],
  PARAMETER["false_northing",0],UNIT["foot",0.3048]]`;

/** Two metres at this latitude, the narrower way. */
const DEGREES_OF_TWO_METERS = 2 / 111_320;

describe.skipIf(!isThere)('Portland', () => {
  it('lands every point in feet within two metres of what proj4 says', async () => {
    const agency = await addAgency(database, 'portland', 'America/Los_Angeles');
    const rows = rowsOf(portland);
    const { json } = await bring(agency, 'portland-nij', portland);
    expect(json).toMatchObject({ read: rows.length, imported: rows.length, rejected: 0 });
    const expected = rows
      .map(({ occ_date: day, x_coordina: x, y_coordina: y }) => {
        const [longitude, latitude] = proj4(OREGON_NORTH).inverse([Number(x), Number(y)]);
        return { day, longitude: longitude ?? 0, latitude: latitude ?? 0 };
      })
      .toSorted(byDayAndPlace);
    const stored = await query<{ day: string; longitude: number; latitude: number }>(
      agency,
      `select local_day::text as day, longitude, latitude from incident where agency_id = $1`,
    );
    const far = stored.toSorted(byDayAndPlace).filter(({ day, longitude, latitude }, at) => {
      const own = expected[at];
      return (
        !own ||
        own.day !== day ||
        Math.abs(own.longitude - longitude) > DEGREES_OF_TWO_METERS ||
        Math.abs(own.latitude - latitude) > DEGREES_OF_TWO_METERS
      );
    });
    expect(far).toEqual([]);
  });
  it('is burglaries and vehicle thefts, as the names of its two files say', async () => {
    const agency = await addAgency(database, 'portland-again', 'America/Los_Angeles');
    for (const [name, category] of [
      ['_bur-', 'burglary'],
      ['_veh-', 'vehicle-theft'],
    ] as const) {
      const paths = portland.filter((path) => path.includes(name));
      const { json } = await bring(agency, 'portland-nij', paths);
      const rows = await query<{ category: string }>(
        agency,
        `select category from incident where agency_id = $1 and category = '${category}'`,
      );
      expect(json).toMatchObject({ imported: rowsOf(paths).length, unmapped: [] });
      expect(rows).toHaveLength(rowsOf(paths).length);
    }
  });
});

interface Placed {
  readonly day?: string | undefined;
  readonly longitude: number;
  readonly latitude: number;
}

/** To a tenth of a metre, so that rounding does not change the order. */
const place = (degrees: number) => Math.round(degrees * 1e6);

const byDayAndPlace = (one: Placed, other: Placed) =>
  (one.day ?? '').localeCompare(other.day ?? '') ||
  place(one.longitude) - place(other.longitude) ||
  place(one.latitude) - place(other.latitude);
