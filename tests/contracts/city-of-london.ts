/** City of London's own files, and the agency that publishes them here. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'csv-parse/sync';
import { importBeats } from '#practices/engagement/beats/import-beats.action.ts';
import { importIncidents } from '#practices/technology/incidents/importing/import-incidents.action.ts';
import { readMapping } from '#practices/technology/incidents/mapping/read-mapping.action.ts';
import { DEFAULT_LIMIT } from '#platform/imports/rejection-limit.ts';
import type { Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { Database } from '#platform/postgres/database.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { createAgency } from '#trust/agencies/create-agency.action.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/data/incidents/city-of-london');

const filesIn = (folder: string): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('-street.csv.gz'))
        .toSorted()
    : [];

export const cityFiles = filesIn(FOLDER).map((name) => join(FOLDER, name));

/** The files are not part of the repository. */
export const isCityMissing = cityFiles.length === 0;

export const CITY = 'city-of-london';
const ACTOR = 'system:test';
const NOW = new Date('2019-05-01T12:00:00Z');

/** As the file states it. */
export interface CityRow {
  readonly crimeId: string;
  readonly month: string;
  readonly latitude: string;
  readonly longitude: string;
  readonly street: string;
  readonly type: string;
  readonly outcome: string;
}

const column = (record: Readonly<Record<string, string>>, name: string) => record[name] ?? '';

export function readCityRows(): CityRow[] {
  return cityFiles.flatMap((path) => {
    const text = gunzipSync(readFileSync(path)).toString('utf8');
    const records: Record<string, string>[] = parse(text, { columns: true, bom: true });
    return records.map((record) => ({
      crimeId: column(record, 'Crime ID'),
      month: column(record, 'Month'),
      latitude: column(record, 'Latitude'),
      longitude: column(record, 'Longitude'),
      street: column(record, 'Location'),
      type: column(record, 'Crime type'),
      outcome: column(record, 'Last outcome category'),
    }));
  });
}

/** Two beats, west and east of the Bank, so that there are neighbourhoods. */
const BEATS = JSON.stringify({
  type: 'FeatureCollection',
  features: [
    ['west', -0.2, -0.09],
    ['east', -0.09, 0],
  ].map(([code, west, east]) => ({
    type: 'Feature',
    properties: { code, name: `City ${code}` },
    geometry: {
      type: 'Polygon',
      coordinates: [
        [
          [west, 51.4],
          [east, 51.4],
          [east, 51.6],
          [west, 51.6],
          [west, 51.4],
        ],
      ],
    },
  })),
});

/** Imports every month through the importer and the built-in mapping, as an operator would. */
export async function addCityOfLondon(database: Database): Promise<{ readCount: number }> {
  const worker = database.pool('peelian_worker');
  const timezone = 'Europe/London';
  const details = { slug: CITY, name: 'City of London Police', place: 'London', timezone };
  const { agencyId } = orThrow(await createAgency(worker, details));
  await withinAgency(worker, { agencyId, actorId: ACTOR, duty: 'worker' }, async (work) => {
    orThrow(
      await importBeats(work, {
        fileName: 'city.geojson',
        text: BEATS,
        fields: { id: 'code', name: 'name' },
        mayJoin: false,
        effectiveFrom: '2010-01-01' as Day,
        actorId: ACTOR,
        now: NOW,
      }),
    );
  });
  const mapping = orThrow(await readMapping('police-uk-street'));
  const home = await mkdtemp(join(tmpdir(), 'peelian-city-'));
  try {
    const { readCount } = orThrow(
      await importIncidents(worker, {
        agencyId,
        timezone,
        actorId: ACTOR,
        paths: cityFiles,
        mapping,
        limit: DEFAULT_LIMIT,
        home,
        now: NOW,
        translate: ({ code }) => code,
        onProgress: () => undefined,
      }),
    );
    return { readCount };
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}

function orThrow<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value;
  throw new Error(`Refused: ${JSON.stringify(result.refusal)}`);
}
