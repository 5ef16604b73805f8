/** Small agencies whose every published word carries a marker, so that a stray row is seen. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importAddresses } from '#practices/engagement/beats/import-addresses.action.ts';
import { importBeats } from '#practices/engagement/beats/import-beats.action.ts';
import { assignToBeat } from '#practices/engagement/teams/assign-to-beat.action.ts';
import { importIncidents } from '#practices/technology/incidents/importing/import-incidents.action.ts';
import { incidentMapping } from '#practices/technology/incidents/mapping/mapping.ts';
import { DEFAULT_LIMIT } from '#platform/imports/rejection-limit.ts';
import { replaceStations } from '#practices/presence/stations/replace-stations.action.ts';
import type { Result } from '#kernel/result.ts';
import { parseDay } from '#kernel/time.ts';
import type { Database } from '#platform/postgres/database.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import { createAgency } from '#trust/agencies/create-agency.action.ts';
import { addStaffMember } from '#trust/staff/add-staff-member.action.ts';

/** What the servers of these tests take for the present. */
export const NOW = new Date('2026-05-10T16:20:30Z');
const TIMEZONE = 'America/New_York';
const ACTOR = 'system:test';

export interface MarkedAgency {
  readonly slug: string;
  /** Stands in every name; letters only, so that it survives being a street. */
  readonly marker: string;
  /** West edge of its first beat, degrees of longitude. */
  readonly west: number;
  /** Incidents in beat 1 in April 2026: a number that the other agency does not have. */
  readonly incidentCount: number;
}

/** Both agencies have a beat 1: a read that forgets the agency would find the other's. */
export const ZEBRA: MarkedAgency = {
  slug: 'zebra',
  marker: 'Zebrawood',
  west: 10,
  incidentCount: 137,
};
export const QUARTZ: MarkedAgency = {
  slug: 'quartz',
  marker: 'Quartzite',
  west: 40,
  incidentCount: 259,
};

const SOUTH = 50;
const SIDE_DEGREES = 0.02;

export async function addMarkedAgency(database: Database, agency: MarkedAgency): Promise<number> {
  const worker = database.pool('peelian_worker');
  const { slug, marker } = agency;
  const { agencyId } = orThrow(
    await createAgency(worker, {
      slug,
      name: `${marker} Police`,
      place: `${marker} City`,
      operator: `${marker} Council`,
      timezone: TIMEZONE,
      locales: ['en', 'es', 'ar'],
      nonUrgentNumber: `${marker} line`,
      contactEmail: `${marker}@police.example`,
      contactAddress: `1 ${marker} Road`,
    }),
  );
  const actor = { agencyId, actorId: ACTOR, duty: 'worker' };
  const home = await mkdtemp(join(tmpdir(), 'peelian-abuse-'));
  try {
    await withinAgency(worker, actor, (work) => loadPlaceAndPeople(work, agency));
    await withinAgency(worker, actor, (work) => loadAddresses(work, agency, home));
    await loadIncidents(database, { agencyId, agency, home });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
  return agencyId;
}

/** Codes of an agency's beats: one that both have, one of its own. */
export const codesOf = ({ marker }: MarkedAgency) => ['1', `${marker}-2`] as const;

async function loadPlaceAndPeople(work: Work, agency: MarkedAgency): Promise<void> {
  const { marker, west } = agency;
  orThrow(
    await importBeats(work, {
      fileName: `${marker}.geojson`,
      text: beatsText(agency),
      fields: { id: 'code', name: 'name', district: 'district', residents: 'residents' },
      mayJoin: false,
      effectiveFrom: dayOf('2020-01-01'),
      actorId: ACTOR,
      now: NOW,
    }),
  );
  const station = { code: `${marker}-s`, name: `${marker} Station`, address: `9 ${marker} Street` };
  const place = { longitude: west + SIDE_DEGREES / 2, latitude: SOUTH + SIDE_DEGREES / 2 };
  const closed = { openingHours: [], services: [] };
  orThrow(await replaceStations(work, [{ ...station, ...place, ...closed, phone: marker }]));
  await loadTeam(work, agency);
}

async function loadTeam(work: Work, agency: MarkedAgency): Promise<void> {
  const { marker } = agency;
  for (const [place, beatCode] of codesOf(agency).entries()) {
    const badge = `${marker}-${place}`;
    const named = { badge, rank: `${marker} officer`, rankShort: 'Ofc.', givenName: 'Sam' };
    const input = { ...named, familyName: marker, unit: marker, employedFrom: '2019-01-01' };
    orThrow(await addStaffMember(work, input, dayOf('2019-01-01')));
    const fromDay = dayOf('2024-01-01');
    orThrow(await assignToBeat(work, { beatCode, badge, duty: 'primary', fromDay }));
  }
}

function beatsText(agency: MarkedAgency): string {
  const features = codesOf(agency).map((code, place) => {
    const west = agency.west + place * SIDE_DEGREES;
    const [east, north] = [west + SIDE_DEGREES, SOUTH + SIDE_DEGREES];
    const corners = [
      [west, SOUTH],
      [east, SOUTH],
      [east, north],
      [west, north],
      [west, SOUTH],
    ];
    const { marker } = agency;
    const named = { name: `${marker} Beat ${place}`, district: `${marker} District` };
    return {
      type: 'Feature',
      properties: { code, ...named, residents: 5000 + place },
      geometry: { type: 'Polygon', coordinates: [corners] },
    };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

const quiet = { onProgress: () => undefined, translate: () => '' };

async function loadAddresses(work: Work, agency: MarkedAgency, home: string): Promise<void> {
  const { marker, west } = agency;
  const path = join(home, 'addresses.csv');
  const rows = [3, 5, 7].map((number) => `${number},${marker} Street,${west + 0.001},50.001`);
  await writeFile(path, `number,street,longitude,latitude\n${rows.join('\n')}\n`);
  orThrow(
    await importAddresses(work, { path, columns: {}, actorId: ACTOR, home, now: NOW, ...quiet }),
  );
}

interface Loading {
  readonly agencyId: number;
  readonly agency: MarkedAgency;
  readonly home: string;
}

async function loadIncidents(database: Database, { agencyId, agency, home }: Loading) {
  const { marker, west, incidentCount } = agency;
  const path = join(home, 'incidents.csv');
  const rows = Array.from({ length: incidentCount }, (_, place) => {
    const key = `${marker}-${place}`;
    return `${key},2026-04-11 15:00:00,Theft,${west + 0.004},50.004,${marker} block,${marker}`;
  });
  await writeFile(path, `key,at,what,longitude,latitude,block,district\n${rows.join('\n')}\n`);
  const mapping = incidentMapping.parse({
    version: 1,
    source: agency.slug,
    key: { column: 'key' },
    time: { kind: 'instant', column: 'at', zone: 'utc' },
    category: { column: 'what', scheme: { theft: ['Theft'] } },
    coordinates: { kind: 'degrees', longitude: 'longitude', latitude: 'latitude' },
    block: { column: 'block' },
    district: { column: 'district' },
  });
  const files = { agencyId, timezone: TIMEZONE, actorId: ACTOR, paths: [path], mapping };
  const request = { ...files, ...quiet, limit: DEFAULT_LIMIT, home, now: NOW };
  orThrow(await importIncidents(database.pool('peelian_worker'), request));
}

function dayOf(text: string) {
  const day = parseDay(text);
  if (!day) throw new Error(`Not a day: ${text}`);
  return day;
}

function orThrow<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value;
  throw new Error(`A marked agency was refused: ${JSON.stringify(result.refusal)}`);
}
