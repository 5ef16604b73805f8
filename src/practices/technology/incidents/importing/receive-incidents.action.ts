/** Reads files of incidents into the table of arrivals, and on from there where it can. */
import { readBoundaries } from '#practices/engagement/beats/read-boundaries.action.ts';
import { done, type Result } from '#kernel/result.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import {
  readFiles,
  type Reading,
  type ReadingProgress,
  type RejectedRow,
} from '#platform/imports/read-files.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { ensurePointSets, readSnappingSets } from '../points/ensure-point-sets.action.ts';
import { incidentArrivalStore } from './incident-arrivals.store.ts';
import {
  sumOf,
  type ConversionSettings,
  type ConversionStatistics,
  type MonthRows,
} from '../incident.ts';
import type { IncidentMapping } from '../mapping/mapping.ts';

export interface IncidentsToReceive {
  readonly timezone: string;
  readonly paths: readonly string[];
  readonly mapping: IncidentMapping;
  readonly now: Date;
  readonly importId: string;
  readonly onProgress: (progress: ReadingProgress) => void;
}

export interface Received {
  readonly reading: Reading<ConversionStatistics>;
  /** The source had no incident before: rows whose key stands once are in already. */
  readonly isFirst: boolean;
  readonly importedCount: number;
  /** First days of the months of rows that are in. */
  readonly months: readonly string[];
}

/** Small enough that the thread reads on meanwhile, large enough that a statement is nothing. */
const BATCH_BYTES = 1024 * 1024;

export async function receiveIncidents(
  work: Work,
  request: IncidentsToReceive,
  takeRejected: (rows: readonly RejectedRow[]) => Promise<void>,
): Promise<Result<Received>> {
  const { paths, mapping, onProgress } = request;
  const settings = await settingsOf(work, request);
  const module = new URL('../reading/incident.rules.ts', import.meta.url);
  const { format } = mapping;
  const delimiter = format.kind === 'csv' ? format.delimiter : ',';
  const arriving = await arrivingRows(work, { source: mapping.source, importId: request.importId });
  try {
    const read = await readFiles<ConversionSettings, ConversionStatistics>(
      { paths, delimiter, conversion: { module, settings } },
      { takeRows: arriving.take, takeRejected, onProgress },
    );
    const arrived = await arriving.end();
    return read.ok ? done({ reading: read.value, ...arrived }) : read;
  } catch (fault) {
    await arriving.abandon();
    throw fault;
  }
}

async function settingsOf(
  work: Work,
  { mapping, timezone, now }: IncidentsToReceive,
): Promise<ConversionSettings> {
  const { versions: boundaries } = await readBoundaries(work);
  const today = zoneOf(timezone).localAt(now.getTime()).day;
  // A source that is masked already passes unchanged.
  const isSnapped = mapping.masking === 'none' && mapping.coordinates !== null;
  const sets = isSnapped ? await ensurePointSets(work, today) : [];
  const pointSets = await readSnappingSets(work, sets);
  return { mapping, timezone, boundaries, pointSets, nowEpochMs: now.getTime() };
}

interface Origin {
  readonly source: string;
  readonly importId: string;
}

async function arrivingRows(work: Work, origin: Origin) {
  const arrivals = incidentArrivalStore(work);
  const isFirst = !(await arrivals.hasAny(origin.source));
  const added: MonthRows[] = [];
  let place = '(0,0)';
  let copying = arrivals.copying();
  let bytes = 0;
  const addFresh = async () => {
    await copying.end();
    if (!isFirst) return;
    const fresh = await arrivals.addFresh(place, origin);
    added.push(...fresh.rows);
    place = fresh.place;
    bytes = 0;
  };
  return {
    async take(rows: Uint8Array): Promise<void> {
      await copying.write(rows);
      bytes += rows.length;
      if (!isFirst || bytes < BATCH_BYTES) return;
      await addFresh();
      copying = arrivals.copying();
    },
    async end() {
      await addFresh();
      const months = [...new Set(added.map(({ month }) => month))];
      return { isFirst, importedCount: sumOf(added), months };
    },
    abandon: () => copying.abandon(),
  };
}
