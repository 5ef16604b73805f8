/** A city with as many mapped incidents as a bench asks for, in a database of its own. */
import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { seededNumbers } from '../packages/analytics/src/geography/wavy-city.examples.ts';
import { createPortal } from '../src/main/portal.ts';
import type { Database } from '../src/platform/postgres/database.ts';
import { startTestCluster } from '../src/platform/postgres/test-cluster.ts';
import { cloneDatabase } from '../src/platform/postgres/test-database.ts';
import { readSettings } from '../src/platform/settings.ts';
import type { WebApp } from '../src/platform/web/server/app.ts';
import {
  addAgency,
  addBeats,
  runImport,
  type ExampleAgency,
} from '../src/practices/technology/incidents/importing/import.examples.ts';

/** As dense as a city of two million people: history grows by months, not by density. */
export const INCIDENTS_A_MONTH = 10_000;
/** The beats of `import.examples.ts`: 17 by 11 km. */
export const CITY = { west: -75.2, south: 39.9, east: -75.0, north: 40 } as const;
const WORDS = ['Theft', 'Assault', 'Burglary', 'Robbery', 'Damage', 'Drugs', 'Fraud', 'Arson'];

const MAPPING = {
  version: 1,
  source: 'bench',
  key: { column: 'id' },
  time: { kind: 'month', column: 'month' },
  category: {
    column: 'kind',
    scheme: Object.fromEntries(WORDS.map((word) => [word.toLowerCase(), [word]] as const)),
  },
  coordinates: { kind: 'degrees', longitude: 'lon', latitude: 'lat' },
};

/** The newest month is May 2019, before the example's present; older ones come before it. */
export const monthBack = (back: number): string =>
  new Date(Date.UTC(2019, 4 - back, 1)).toISOString().slice(0, 7);

export interface MappedIncident {
  readonly month: string;
  readonly kind: string;
  readonly longitude: number;
  readonly latitude: number;
}

/** The same every time: two thirds gather around a few places, the rest lies anywhere. */
export function* mappedIncidents(count: number): Generator<MappedIncident> {
  const random = seededNumbers(7);
  const spread = (low: number, high: number) => low + random() * (high - low);
  const centres = Array.from({ length: 40 }, () => [
    spread(CITY.west + 0.01, CITY.east - 0.01),
    spread(CITY.south + 0.01, CITY.north - 0.01),
  ]);
  for (let place = 0; place < count; place += 1) {
    const [x = 0, y = 0] = centres[place % centres.length] ?? [];
    const isGathered = place % 3 !== 0;
    yield {
      month: monthBack(Math.floor(place / INCIDENTS_A_MONTH)),
      kind: WORDS[Math.floor(random() * WORDS.length)] ?? 'Theft',
      longitude: isGathered ? x + spread(-0.008, 0.008) : spread(CITY.west, CITY.east),
      latitude: isGathered ? y + spread(-0.008, 0.008) : spread(CITY.south, CITY.north),
    };
  }
}

function* csvLines(count: number): Generator<string> {
  yield 'id,month,kind,lon,lat\n';
  let id = 0;
  for (const { month, kind, longitude, latitude } of mappedIncidents(count))
    yield `${(id += 1)},${month},${kind},${longitude.toFixed(6)},${latitude.toFixed(6)}\n`;
}

export interface MappedCity {
  readonly database: Database;
  readonly agency: ExampleAgency;
  readonly portal: WebApp;
  close(): Promise<void>;
}

export async function mappedCity(count: number): Promise<MappedCity> {
  const folder = await mkdtemp(join(tmpdir(), 'peelian-bench-'));
  const { cluster, stop } = await startTestCluster();
  const database = await cloneDatabase(cluster);
  const agency = await addAgency(database, 'mapped');
  await addBeats(database, agency);
  const [csv, mapping] = [join(folder, 'rows.csv'), join(folder, 'mapping.json')];
  await pipeline(Readable.from(csvLines(count)), createWriteStream(csv));
  await writeFile(mapping, JSON.stringify(MAPPING));
  const flags = ['--agency', agency.slug, '--mapping', mapping];
  const { exitCode, said } = await runImport(database, folder, [csv, ...flags]);
  if (exitCode !== 0) throw new Error(said.join('\n'));
  const portal = await portalOf(database);
  return {
    database,
    agency,
    portal,
    async close() {
      await portal.close();
      await database.close();
      await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function portalOf(database: Database): Promise<WebApp> {
  const settings = readSettings({});
  if (!settings.ok) throw new Error(JSON.stringify(settings.refusal));
  const formSecret = Buffer.alloc(32, 5);
  const log = { level: 'silent' } as const;
  const now = () => new Date('2019-06-01T12:00:00Z');
  // A bench asks as fast as it can, from one network.
  const apiRate = { perSecond: 1_000_000, burst: 1_000_000 };
  const around = { database, settings: settings.value, formSecret, log, apiRate, now };
  return (await createPortal(around)).app;
}
