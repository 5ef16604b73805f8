/** The open files of incidents: single ones, counts, sensitive years, corrections, map points. */
import { zoneOf } from '#kernel/time-zone.ts';
import type { Day, Month } from '#kernel/time.ts';
import { visitFor } from '#platform/web/page.tsx';
import type {
  Cell,
  DatasetSource,
  FileRow,
  OpenDataset,
} from '#platform/web/open-data/open-dataset.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import type { Visit } from '#platform/web/visit.ts';
import {
  correctionDescription,
  countDescription,
  incidentDescription,
  pointDescription,
  type Standing,
  yearDescription,
} from './incident-dictionary.portal.ts';
import {
  CORRECTION_COLUMNS,
  type CorrectionRow,
  COUNT_COLUMNS,
  INCIDENT_COLUMNS,
  type IncidentRow,
  POINT_COLUMNS,
  type PointRow,
  YEAR_COLUMNS,
} from './incident-rows.ts';
import {
  listCorrectionRows,
  listCountRows,
  listIncidentRows,
  listPointRows,
  listYearRows,
  readFileSizes,
  ROWS_A_PIECE,
} from './list-incident-rows.action.ts';
import { listSources } from '../publication/list-sources.action.ts';
import type { SourceFreshness } from '../publication/incident-source.ts';

export const incidentDatasets = (reads: PublicReads): readonly OpenDataset[] => [
  incidents(reads),
  counts(reads),
  years(reads),
  corrections(reads),
  points(reads),
];

const sourceOf = (source: SourceFreshness): DatasetSource => ({
  title: source.title,
  licence: source.licence,
  cadence: source.cadence,
  dataTo: source.dataTo,
  nextDue: source.nextDue,
  isLate: source.isLate,
  refreshedOn: source.lastImportedOn,
});

/** What all five describe themselves by, in the words of the visit. */
async function standingOf(reads: PublicReads, visit: Visit): Promise<Standing> {
  const { site, now } = visit;
  const today: Day = zoneOf(site.timezone).localAt(now.getTime()).day;
  const { agencyId } = site;
  const [sizes, sources] = await Promise.all([
    reads.read({ agencyId, name: 'incidents.file-sizes' }, readFileSizes),
    reads.read({ agencyId, name: 'incidents.sources', parameters: [today] }, (work) =>
      listSources(work, today),
    ),
  ]);
  const content = visitFor(visit, 'incident-datasets');
  return { visit: content, sizes, origins: sources, sources: sources.map(sourceOf) };
}

/** The months asked for, the oldest first: all of them, or one. */
async function monthsOf(reads: PublicReads, visit: Visit, month: Month | undefined) {
  if (month) return [month];
  const { sizes } = await standingOf(reads, visit);
  return sizes.months.map((size) => size.month).toReversed();
}

type Row = Readonly<Record<string, Cell>>;

function fileRow(cells: readonly Cell[], row: Row = {}): FileRow {
  const { longitude, latitude } = row;
  const isPlaced = typeof longitude === 'number' && typeof latitude === 'number';
  return {
    cells,
    geometry: isPlaced ? { type: 'Point', coordinates: [longitude, latitude] } : null,
  };
}

function incidents(reads: PublicReads): OpenDataset {
  return {
    slug: 'incidents',
    formats: ['csv', 'geojson'],
    isByMonth: true,
    columns: INCIDENT_COLUMNS.map(({ name }) => name),
    describe: async (visit) => incidentDescription(await standingOf(reads, visit)),
    async *pieces(visit, month) {
      for (const one of await monthsOf(reads, visit, month))
        yield* paged<IncidentRow>(
          (after) =>
            reads.once(visit.site.agencyId, (work) =>
              listIncidentRows(work, { month: one, after }),
            ),
          (row) =>
            fileRow(
              INCIDENT_COLUMNS.map(({ of }) => of(row)),
              { longitude: row.longitude, latitude: row.latitude },
            ),
        );
    },
  };
}

function counts(reads: PublicReads): OpenDataset {
  return {
    slug: 'incident-counts',
    formats: ['csv'],
    isByMonth: true,
    columns: COUNT_COLUMNS.map(({ name }) => name),
    describe: async (visit) => countDescription(await standingOf(reads, visit)),
    async *pieces(visit, month) {
      for (const one of await monthsOf(reads, visit, month)) {
        const rows = await reads.once(visit.site.agencyId, (work) => listCountRows(work, one));
        yield rows.map((row) => fileRow(COUNT_COLUMNS.map(({ of }) => of(row))));
      }
    },
  };
}

function years(reads: PublicReads): OpenDataset {
  return {
    slug: 'incident-years',
    formats: ['csv'],
    isByMonth: false,
    columns: YEAR_COLUMNS.map(({ name }) => name),
    describe: async (visit) => yearDescription(await standingOf(reads, visit)),
    async *pieces(visit) {
      const rows = await reads.once(visit.site.agencyId, listYearRows);
      yield rows.map((row) => fileRow(YEAR_COLUMNS.map(({ of }) => of(row))));
    },
  };
}

function corrections(reads: PublicReads): OpenDataset {
  return {
    slug: 'incident-corrections',
    formats: ['csv'],
    isByMonth: false,
    columns: CORRECTION_COLUMNS.map(({ name }) => name),
    describe: async (visit) => correctionDescription(await standingOf(reads, visit)),
    pieces: (visit) =>
      paged<CorrectionRow>(
        (after) => reads.once(visit.site.agencyId, (work) => listCorrectionRows(work, after)),
        (row) => fileRow(CORRECTION_COLUMNS.map(({ of }) => of(row))),
      ),
  };
}

function points(reads: PublicReads): OpenDataset {
  return {
    slug: 'map-points',
    formats: ['csv', 'geojson'],
    isByMonth: false,
    columns: POINT_COLUMNS.map(({ name }) => name),
    describe: async (visit) => pointDescription(await standingOf(reads, visit)),
    pieces: (visit) =>
      paged<PointRow>(
        (after) => reads.once(visit.site.agencyId, (work) => listPointRows(work, after?.id)),
        (row) =>
          fileRow(
            POINT_COLUMNS.map(({ of }) => of(row)),
            { longitude: row.longitude, latitude: row.latitude },
          ),
      ),
  };
}

/** Piece after piece, each beginning after the last row of the one before. */
async function* paged<Listed>(
  read: (after: Listed | undefined) => Promise<readonly Listed[]>,
  toRow: (row: Listed) => FileRow,
): AsyncGenerator<readonly FileRow[]> {
  let after: Listed | undefined;
  for (;;) {
    const rows = await read(after);
    yield rows.map(toRow);
    if (rows.length < ROWS_A_PIECE) return;
    after = rows.at(-1);
  }
}
