/**
 * Loads the invented reports as they came over three weeks: an export, a feed that has been silent
 * since August, a later export that corrects the first, and records that a court had taken away.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { importRunStore } from '#platform/imports/import-run.store.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { importIncidents } from '#practices/technology/incidents/importing/import-incidents.action.ts';
import { incidentMapping } from '#practices/technology/incidents/mapping/mapping.ts';
import { DEFAULT_LIMIT } from '#platform/imports/rejection-limit.ts';
import { retractIncidents } from '#practices/technology/incidents/retraction/retract-incidents.action.ts';
import type { Agency } from '#trust/agencies/agency.ts';
import { DEMO_ACTOR, orThrow, type DemoTools } from './demo-tools.ts';
import { PREPARED_FILES } from './prepared.ts';

const ALDER_BAY = new URL('./alder-bay.mapping.json', import.meta.url);
const TRANSIT = new URL('./transit.mapping.json', import.meta.url);

interface Export {
  readonly mapping: URL;
  readonly file: URL;
  readonly importedAt: Date;
}

/** In this order; noon of a day in Alder Bay. */
const EXPORTS: readonly Export[] = [
  {
    mapping: ALDER_BAY,
    file: PREPARED_FILES.incidents,
    importedAt: new Date('2026-11-14T20:00:00Z'),
  },
  { mapping: TRANSIT, file: PREPARED_FILES.transit, importedAt: new Date('2026-11-14T20:05:00Z') },
  {
    mapping: ALDER_BAY,
    file: PREPARED_FILES.corrections,
    importedAt: new Date('2026-11-16T20:00:00Z'),
  },
];
const RETRACTED_AT = new Date('2026-11-18T20:00:00Z');
const RETRACTED_SOURCE = 'alder-bay';

/** Goes on where an earlier load was broken off: each step is an import that is recorded. */
export async function loadIncidents(tools: DemoTools, agency: Agency): Promise<void> {
  const { agencyId } = agency;
  const actor = { agencyId, actorId: DEMO_ACTOR, duty: 'worker' };
  const runs = (kind: 'incidents' | 'retraction') =>
    withinAgency(tools.worker, actor, (work) => importRunStore(work).count(kind));
  for (const next of EXPORTS.slice(await runs('incidents'))) await bring(tools, agency, next);
  if ((await runs('retraction')) === 0) await takeAway(tools, agency);
}

async function bring(
  { worker, home, translate }: DemoTools,
  { agencyId, timezone }: Agency,
  { mapping: mappingFile, file, importedAt: now }: Export,
): Promise<void> {
  const mapping = incidentMapping.parse(JSON.parse(readFileSync(mappingFile, 'utf8')));
  const paths = [fileURLToPath(file)];
  const files = { agencyId, timezone, actorId: DEMO_ACTOR, paths, mapping, limit: DEFAULT_LIMIT };
  const quiet = { onProgress: () => undefined };
  orThrow(await importIncidents(worker, { ...files, ...quiet, home, now, translate }));
}

async function takeAway(
  { worker, home, translate }: DemoTools,
  { agencyId, slug, timezone }: Agency,
): Promise<void> {
  orThrow(
    await retractIncidents(worker, {
      agencyId,
      slug,
      timezone,
      actorId: DEMO_ACTOR,
      path: fileURLToPath(PREPARED_FILES.retractions),
      source: RETRACTED_SOURCE,
      home,
      now: RETRACTED_AT,
      translate,
    }),
  );
}
