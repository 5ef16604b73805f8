/** Rows of the open files of incidents: flat, as the files have them. */
import type { Day, Month } from '#kernel/time.ts';
import type { Category } from '../categories.ts';
import type { YearCount } from '../figures/figures.ts';

/** `addresses` and `grid`: of our own frozen points; `source`: the source had masked the place. */
export const PLACED_BY = ['addresses', 'grid', 'source'] as const;
export type PlacedBy = (typeof PLACED_BY)[number];

export interface IncidentRow {
  readonly id: number;
  readonly persistentId: string;
  readonly month: Month;
  readonly category: Category;
  readonly ownCategory: string | null;
  readonly near: string | null;
  readonly beat: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly placedBy: PlacedBy | null;
  readonly radiusMeters: number | null;
  readonly outcome: string | null;
  readonly outcomeMonth: Month | null;
  readonly source: string;
  /** The last day on which its month, category or place was changed. */
  readonly correctedOn: Day | null;
  readonly pointId: number | null;
}

/** Where the next piece of a month begins: after this row. */
export type AfterIncident = Pick<IncidentRow, 'id' | 'persistentId'>;

export interface CountRow {
  readonly month: Month;
  /** Null for incidents that lie in no beat. */
  readonly beat: string | null;
  readonly category: Category;
  readonly count: number;
}

export interface PointRow {
  readonly id: number;
  readonly near: string | null;
  readonly beat: string | null;
  readonly longitude: number;
  readonly latitude: number;
  readonly placedBy: PlacedBy;
  readonly addressCount: number | null;
  readonly radiusMeters: number | null;
  readonly setVersion: number | null;
  readonly source: string | null;
}

/** One published correction; all states are null where records were withdrawn. */
export interface CorrectionRow {
  /** Random within a day. */
  readonly id: string;
  readonly correctedOn: Day;
  readonly kind: 'changed' | 'withdrawn';
  readonly reason: 'error' | 'protected' | null;
  readonly count: number;
  readonly incidentId: number | null;
  readonly monthBefore: Month | null;
  readonly month: Month | null;
  readonly categoryBefore: Category | null;
  readonly category: Category | null;
  readonly ownCategoryBefore: string | null;
  readonly ownCategory: string | null;
  readonly beatBefore: string | null;
  readonly beat: string | null;
  readonly nearBefore: string | null;
  readonly near: string | null;
  readonly pointBefore: number | null;
  readonly point: number | null;
}

export type AfterCorrection = Pick<CorrectionRow, 'correctedOn' | 'id'>;

/** Corrections of one day that say the same, told in one sentence. */
export type CorrectionGroup = Omit<CorrectionRow, 'id' | 'incidentId' | 'pointBefore' | 'point'> & {
  /** True where the place changed within the beat; else `near` and `nearBefore` are not told. */
  readonly hasMoved: boolean;
  /** Where all of them stayed, if that is one place with a name. */
  readonly place: string | null;
};

export interface MonthSize {
  readonly month: Month;
  readonly rowCount: number;
  readonly withoutPlace: number;
  /** Rows of the file of counts. */
  readonly cellCount: number;
}

/** How many rows each of the open files has; from rollups, not from scans. */
export interface FileSizes {
  /** The newest first. */
  readonly months: readonly MonthSize[];
  readonly counts: number;
  readonly years: number;
  readonly corrections: number;
  /** The newest correction's day. */
  readonly correctedOn: Day | null;
  readonly points: number;
}

/** One column of a file: its name, which never changes, and where it is found in a row. */
interface FileColumn<Row, Name extends string, Type extends string> {
  readonly name: Name;
  readonly type: Type;
  readonly of: (row: Row) => string | number | null;
}

/** Six decimals are 11 cm: the digits behind them would claim what nobody measured. */
const degrees = (value: number | null): number | null =>
  value === null ? null : Math.round(value * 1_000_000) / 1_000_000;

type Columns<Row, Name extends string> = readonly FileColumn<
  Row,
  Name,
  'text' | 'code' | 'whole-number' | 'degrees' | 'month' | 'year' | 'day'
>[];

const columnsOf =
  <Row>() =>
  <Name extends string>(columns: Columns<Row, Name>): Columns<Row, Name> =>
    columns;

/** New columns are added at the end; none is ever moved, renamed or taken away. */
export const INCIDENT_COLUMNS = columnsOf<IncidentRow>()([
  { name: 'id', type: 'whole-number', of: ({ id }) => id },
  { name: 'persistent_id', type: 'text', of: ({ persistentId }) => persistentId },
  { name: 'month', type: 'month', of: ({ month }) => month },
  { name: 'category', type: 'code', of: ({ category }) => category },
  { name: 'own_category', type: 'code', of: ({ ownCategory }) => ownCategory },
  { name: 'near', type: 'text', of: ({ near }) => near },
  { name: 'beat', type: 'text', of: ({ beat }) => beat },
  { name: 'longitude', type: 'degrees', of: ({ longitude }) => degrees(longitude) },
  { name: 'latitude', type: 'degrees', of: ({ latitude }) => degrees(latitude) },
  { name: 'placed_by', type: 'code', of: ({ placedBy }) => placedBy },
  { name: 'radius_meters', type: 'whole-number', of: ({ radiusMeters }) => radiusMeters },
  { name: 'outcome', type: 'code', of: ({ outcome }) => outcome },
  { name: 'outcome_month', type: 'month', of: ({ outcomeMonth }) => outcomeMonth },
  { name: 'source', type: 'text', of: ({ source }) => source },
  { name: 'corrected_on', type: 'day', of: ({ correctedOn }) => correctedOn },
  { name: 'point_id', type: 'whole-number', of: ({ pointId }) => pointId },
]);

export const COUNT_COLUMNS = columnsOf<CountRow>()([
  { name: 'month', type: 'month', of: ({ month }) => month },
  { name: 'beat', type: 'text', of: ({ beat }) => beat },
  { name: 'category', type: 'code', of: ({ category }) => category },
  { name: 'incidents', type: 'whole-number', of: ({ count }) => count },
]);

export const YEAR_COLUMNS = columnsOf<YearCount>()([
  { name: 'year', type: 'year', of: ({ year }) => year },
  { name: 'category', type: 'code', of: ({ category }) => category },
  { name: 'incidents', type: 'whole-number', of: ({ count }) => count },
]);

export const CORRECTION_COLUMNS = columnsOf<CorrectionRow>()([
  { name: 'corrected_on', type: 'day', of: ({ correctedOn }) => correctedOn },
  { name: 'kind', type: 'code', of: ({ kind }) => kind },
  { name: 'reason', type: 'code', of: ({ reason }) => reason },
  { name: 'incidents', type: 'whole-number', of: ({ count }) => count },
  { name: 'incident', type: 'whole-number', of: ({ incidentId }) => incidentId },
  { name: 'month_before', type: 'month', of: ({ monthBefore }) => monthBefore },
  { name: 'month', type: 'month', of: ({ month }) => month },
  { name: 'category_before', type: 'code', of: ({ categoryBefore }) => categoryBefore },
  { name: 'category', type: 'code', of: ({ category }) => category },
  { name: 'own_category_before', type: 'code', of: (row) => row.ownCategoryBefore },
  { name: 'own_category', type: 'code', of: ({ ownCategory }) => ownCategory },
  { name: 'beat_before', type: 'text', of: ({ beatBefore }) => beatBefore },
  { name: 'beat', type: 'text', of: ({ beat }) => beat },
  { name: 'near_before', type: 'text', of: ({ nearBefore }) => nearBefore },
  { name: 'near', type: 'text', of: ({ near }) => near },
  { name: 'point_before', type: 'whole-number', of: ({ pointBefore }) => pointBefore },
  { name: 'point', type: 'whole-number', of: ({ point }) => point },
]);

export const POINT_COLUMNS = columnsOf<PointRow>()([
  { name: 'id', type: 'whole-number', of: ({ id }) => id },
  { name: 'near', type: 'text', of: ({ near }) => near },
  { name: 'beat', type: 'text', of: ({ beat }) => beat },
  { name: 'longitude', type: 'degrees', of: ({ longitude }) => degrees(longitude) },
  { name: 'latitude', type: 'degrees', of: ({ latitude }) => degrees(latitude) },
  { name: 'placed_by', type: 'code', of: ({ placedBy }) => placedBy },
  { name: 'address_count', type: 'whole-number', of: ({ addressCount }) => addressCount },
  { name: 'radius_meters', type: 'whole-number', of: ({ radiusMeters }) => radiusMeters },
  { name: 'set_version', type: 'whole-number', of: ({ setVersion }) => setVersion },
  { name: 'source', type: 'text', of: ({ source }) => source },
]);
