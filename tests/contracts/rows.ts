/** Incidents of an invented source with all that the API tells: outcomes, ids, missing places. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importIncidents } from '#practices/technology/incidents/importing/import-incidents.action.ts';
import { incidentMapping } from '#practices/technology/incidents/mapping/mapping.ts';
import { DEFAULT_LIMIT } from '#platform/imports/rejection-limit.ts';
import type { Database } from '#platform/postgres/database.ts';
import { type MarkedAgency, NOW } from '../abuse/marked-agency.ts';

/** Of one row: when, what, where (or nowhere), what came of it and when. */
export interface Row {
  readonly at: string;
  readonly what: string;
  readonly place?: readonly [longitude: number, latitude: number];
  readonly outcome?: string;
  readonly outcomeMonth?: string;
}

const mapping = incidentMapping.parse({
  version: 1,
  source: 'contracts',
  key: { column: 'key' },
  time: { kind: 'instant', column: 'at', zone: 'utc' },
  category: {
    column: 'what',
    scheme: {
      burglary: ['Burglary'],
      robbery: ['Robbery'],
      'sexual-offence': ['Rape'],
      domestic: ['Domestic'],
      stalking: ['Stalking'],
    },
  },
  coordinates: { kind: 'degrees', longitude: 'longitude', latitude: 'latitude' },
  outcome: {
    column: 'outcome',
    scheme: { 'still-open': ['Still open'], charged: ['Somebody charged'] },
    monthColumn: 'outcome month',
  },
});

export async function addRows(
  database: Database,
  { agencyId, agency }: { readonly agencyId: number; readonly agency: MarkedAgency },
  rows: readonly Row[],
): Promise<void> {
  const home = await mkdtemp(join(tmpdir(), 'peelian-contracts-'));
  try {
    const path = join(home, 'rows.csv');
    const lines = rows.map(({ at, what, place = ['', ''], outcome = '', outcomeMonth = '' }, key) =>
      [`${agency.slug}-${key}`, at, what, ...place, outcome, outcomeMonth].join(','),
    );
    const head = 'key,at,what,longitude,latitude,outcome,outcome month';
    await writeFile(path, `${[head, ...lines].join('\n')}\n`);
    const imported = await importIncidents(database.pool('peelian_worker'), {
      agencyId,
      timezone: 'America/New_York',
      actorId: 'system:test',
      paths: [path],
      mapping,
      limit: DEFAULT_LIMIT,
      home,
      now: NOW,
      translate: ({ code }) => code,
      onProgress: () => undefined,
    });
    if (!imported.ok) throw new Error(JSON.stringify(imported.refusal));
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
