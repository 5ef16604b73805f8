/** Removes records that were expunged, sealed or wrong, at once and everywhere. */
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import { addToList, readList } from '#platform/backup/durable-list.ts';
import { newStaffId } from '#platform/identifiers.ts';
import { forgetInListings } from '#platform/imports/forget-in-listings.ts';
import { importRunStore } from '#platform/imports/import-run.store.ts';
import { readFiles, type Reading } from '#platform/imports/read-files.ts';
import { openRejectsFile, type RejectsFile } from '#platform/imports/rejects-file.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import { incidentArrivalStore } from '../importing/incident-arrivals.store.ts';
import { incidentSourceStore } from '../publication/incident-source.store.ts';
import { incidentMapping } from '../mapping/mapping.ts';
import { rebuildCounts } from '../figures/rebuild-counts.action.ts';
import { retractionStore } from './retraction.store.ts';
import { retractionsPath, type RetractionSettings } from './retraction.ts';

export interface IncidentsToRetract {
  readonly agencyId: number;
  readonly slug: string;
  readonly timezone: string;
  readonly actorId: string;
  readonly path: string;
  /** Undefined: the agency's only source. */
  readonly source: string | undefined;
  /** PEELIAN_HOME: lists of refused and superseded rows below it are swept, too. */
  readonly home: string;
  readonly now: Date;
  readonly translate: (refusal: Refusal) => string;
}

export interface RetractedIncidents {
  readonly source: string;
  readonly readCount: number;
  readonly removedCount: number;
  /** At most twenty; they may not come in later either. */
  readonly unknownKeys: readonly string[];
  /** Rows removed from lists in PEELIAN_HOME. */
  readonly sweptRowCount: number;
}

export interface NothingRetracted {
  readonly refusals: readonly Refusal[];
  readonly rejectsFile: string | null;
}

/** All rows of the list or none: a list that is half understood would leave people exposed. */
export async function retractIncidents(
  pool: RolePool,
  request: IncidentsToRetract,
): Promise<Result<RetractedIncidents, NothingRetracted>> {
  const { agencyId, actorId, home } = request;
  const importId = newStaffId(request.now.getTime());
  const place = { home, name: `retraction-${importId}` };
  const rejects = openRejectsFile(place, request.translate);
  const retracted = await withinAgency(pool, { agencyId, actorId, duty: 'worker' }, (work) =>
    retract(work, request, { importId, rejects }),
  );
  const rejectsFile = await rejects.close();
  if (!retracted.ok) return refused({ refusals: retracted.refusal, rejectsFile });
  const { keys, ...counts } = retracted.value;
  // After the commit: a fault here can be repeated, a record that stayed public could not.
  return done({ ...counts, sweptRowCount: await forgetInListings(home, keys) });
}

interface Retraction {
  readonly importId: string;
  readonly rejects: RejectsFile;
}

async function retract(work: Work, request: IncidentsToRetract, retraction: Retraction) {
  await incidentArrivalStore(work).lockForImport();
  const source = await sourceOf(work, request.source);
  if (!source.ok) return source;
  const read = await receive(work, request, { ...retraction, ...source.value });
  if (!read.ok) return read;
  const { readCount, rejectedCount, files } = read.value;
  if (readCount === 0) return refusedFor('file-without-rows');
  if (rejectedCount > 0)
    return refusedFor('retraction-has-bad-rows', { parameters: { count: rejectedCount } });
  const removed = await remove(work, request, { ...retraction, source: source.value.source });
  const { removedCount, unknownKeys, keys } = removed;
  await keepOutside(work, request, retraction.importId);
  const { actorId, now } = request;
  await importRunStore(work).add({
    id: retraction.importId,
    kind: 'retraction',
    source: source.value.source,
    files,
    actorId,
    finishedAt: now,
    readCount,
    importedCount: 0,
    // Rows of the list that named something; one row may have named several records.
    updatedCount: readCount - removed.unknownRowCount,
    unchangedCount: removed.unknownRowCount,
    rejectedCount: 0,
  });
  return done({ source: source.value.source, readCount, removedCount, unknownKeys, keys });
}

/**
 * Before the commit: a list with a record too many hides it after a restore, one with a record too
 * few would show it again. A list that begins now holds what was retracted before there was one.
 */
async function keepOutside(
  work: Work,
  { home, slug }: IncidentsToRetract,
  importId: string,
): Promise<void> {
  const path = retractionsPath(home, slug);
  const isBegun = (await readList(path)) !== undefined;
  const barred = await retractionStore(work).list(isBegun ? importId : undefined);
  await addToList(path, barred);
}

async function remove(
  work: Work,
  { now, timezone }: IncidentsToRetract,
  { importId, source }: Pick<Retraction, 'importId'> & { readonly source: string },
) {
  const store = retractionStore(work);
  const today = zoneOf(timezone).localAt(now.getTime()).day;
  const found = await store.find(source);
  await store.bar({ source, importId, today });
  await store.remove({ source });
  await store.tell({ importId, today });
  await rebuildCounts(work, found.months);
  await incidentSourceStore(work).measure(source);
  await raiseContentVersion(work, 'incidents');
  return found;
}

interface RetractionSource extends RetractionSettings {
  readonly source: string;
}

/** A key is written as the source's mapping reads it. */
async function sourceOf(work: Work, named: string | undefined): Promise<Result<RetractionSource>> {
  const store = incidentSourceStore(work);
  const known = (await store.list()).map(({ source }) => source);
  const source = named ?? (known.length === 1 ? known[0] : undefined);
  if (source === undefined || !known.includes(source))
    return refusedFor(source === undefined ? 'retraction-source-not-named' : 'source-unknown', {
      parameters: { source: source ?? '', known: known.join(', ') || '-' },
    });
  const mapping = incidentMapping.safeParse(await store.mapping(source));
  const keyForm = mapping.success ? (mapping.data.key?.form ?? 'text') : 'text';
  return done({ source, keyForm });
}

async function receive(
  work: Work,
  { path }: IncidentsToRetract,
  { keyForm, rejects }: Retraction & RetractionSource,
): Promise<Result<Reading<undefined>>> {
  const module = new URL('./retraction.rules.ts', import.meta.url);
  const copying = await retractionStore(work).open();
  try {
    const read = await readFiles<RetractionSettings, undefined>(
      { paths: [path], delimiter: ',', conversion: { module, settings: { keyForm } } },
      { takeRows: copying.write, takeRejected: rejects.add, onProgress: () => undefined },
    );
    await copying.end();
    return read;
  } catch (fault) {
    await copying.abandon();
    throw fault;
  }
}
