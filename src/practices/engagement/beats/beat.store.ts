/** Beats and the versions of their boundaries. */
import { sql, type Selectable } from 'kysely';
import type { BeatBoundaryTable, BeatVersionTable } from '#platform/postgres/tables.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import {
  multiPolygon,
  type BeatBoundary,
  type BeatDetails,
  type BeatVersion,
  type CheckedBoundaries,
  type MultiPolygon,
} from './beat.ts';

const VERSION = ['id', 'effectiveFrom', 'revision', 'contentHash'] as const;
const DETAILS = ['code', 'name', 'district', 'residents', 'polygons'] as const;

/** Far below PostgreSQL's 65,535 parameters in one statement. */
const BEATS_PER_STATEMENT = 500;

/** Any number that no other lock of ours has. */
const BEATS_LOCK = 7_216_006;

export interface NewVersion extends BeatVersion {
  readonly importId: string;
  readonly report: CheckedBoundaries;
}

const SUMMARY = [
  'code',
  'name',
  'district',
  'residents',
  'squareKilometers',
  'labelLongitude',
  'labelLatitude',
  'drawing',
] as const;

type SummaryRow = Pick<Selectable<BeatBoundaryTable>, (typeof SUMMARY)[number]>;

const summaryOf = ({ labelLongitude, labelLatitude, drawing, ...row }: SummaryRow) => ({
  ...row,
  label: [labelLongitude, labelLatitude] as const,
  drawing: multiPolygon.parse(drawing),
});

const HASH = sql<string>`md5(concat_ws('|', name, district, residents, polygons::text))`;

type VersionRow = Pick<Selectable<BeatVersionTable>, (typeof VERSION)[number]>;

export const beatStore = ({ db, agencyId }: Work) => ({
  /** Every version, ascending by day and revision: corrections never overwrite. */
  async versions(): Promise<BeatVersion[]> {
    const rows: VersionRow[] = await db
      .selectFrom('beatVersion')
      .select(VERSION)
      .where('agencyId', '=', agencyId)
      .orderBy('effectiveFrom')
      .orderBy('revision')
      .execute();
    return rows;
  },

  async details(versionId: string): Promise<BeatDetails[]> {
    const rows = await db
      .selectFrom('beatBoundary')
      .select(DETAILS)
      .where('agencyId', '=', agencyId)
      .where('versionId', '=', versionId)
      .orderBy('code')
      .execute();
    return rows.map((row) => ({ ...row, polygons: multiPolygon.parse(row.polygons) }));
  },

  /** Undefined when the version does not have the beat. */
  async polygonsOf(versionId: string, code: string): Promise<MultiPolygon | undefined> {
    const row = await db
      .selectFrom('beatBoundary')
      .select('polygons')
      .where('agencyId', '=', agencyId)
      .where('versionId', '=', versionId)
      .where('code', '=', code)
      .executeTakeFirst();
    return row && multiPolygon.parse(row.polygons);
  },

  /** Without the exact polygons, which are large. */
  async summaries(versionId: string) {
    const rows = await db
      .selectFrom('beatBoundary')
      .select(SUMMARY)
      .where('agencyId', '=', agencyId)
      .where('versionId', '=', versionId)
      .execute();
    return rows.map(summaryOf);
  },

  async summary(versionId: string, code: string) {
    const row = await db
      .selectFrom('beatBoundary')
      .select(SUMMARY)
      .where('agencyId', '=', agencyId)
      .where('versionId', '=', versionId)
      .where('code', '=', code)
      .executeTakeFirst();
    return row && summaryOf(row);
  },

  /** For each version that has the beat a hash of all that the version says about it. */
  async contentHashes(code: string): Promise<Map<string, string>> {
    const rows = await db
      .selectFrom('beatBoundary')
      .select(['versionId', HASH.as('hash')])
      .where('agencyId', '=', agencyId)
      .where('code', '=', code)
      .execute();
    return new Map(rows.map(({ versionId, hash }) => [versionId, hash]));
  },

  async add(version: NewVersion, boundaries: readonly BeatBoundary[]): Promise<void> {
    const { id, report, ...rest } = version;
    await db
      .insertInto('beat')
      .values(boundaries.map(({ code }) => ({ agencyId, code })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
    await db
      .insertInto('beatVersion')
      .values({ ...rest, id, agencyId, report: JSON.stringify(report) })
      .execute();
    for (let start = 0; start < boundaries.length; start += BEATS_PER_STATEMENT) {
      const rows = boundaries.slice(start, start + BEATS_PER_STATEMENT);
      await db
        .insertInto('beatBoundary')
        .values(rows.map((boundary) => rowOf(boundary, { agencyId, versionId: id })))
        .execute();
    }
  },

  /** Two imports at once would both see the same version before: the second waits. */
  async lockForImport(): Promise<void> {
    await sql`select pg_advisory_xact_lock(${BEATS_LOCK}, ${agencyId})`.execute(db);
  },
});

const rowOf = (
  { label, polygons, drawing, ...boundary }: BeatBoundary,
  keys: { readonly agencyId: number; readonly versionId: string },
) => ({
  ...boundary,
  ...keys,
  labelLongitude: label[0],
  labelLatitude: label[1],
  polygons: JSON.stringify(polygons),
  drawing: JSON.stringify(drawing),
});
