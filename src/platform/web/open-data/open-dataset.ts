/** What a topic hands in so that a table of its own is published: words, standing and rows. */
import type { Point } from '#kernel/place.ts';
import type { Day, Month } from '#kernel/time.ts';
import type { Visit } from '../visit.ts';

export const FILE_FORMATS = ['csv', 'geojson'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

export const COLUMN_TYPES = [
  'text',
  'code',
  'whole-number',
  'number',
  'degrees',
  'month',
  'year',
  'day',
] as const;
export type ColumnType = (typeof COLUMN_TYPES)[number];

/** One column as the dictionary explains it, in the reader's language. */
export interface DatasetColumn {
  /** As it stands in the file; it never changes. */
  readonly name: string;
  readonly type: ColumnType;
  readonly meaning: string;
  /** All values that may stand there, where they can be counted up. */
  readonly values?: readonly { readonly value: string; readonly meaning: string }[];
}

export type PublicationCadence = 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly';

/** Where rows come from, and how new they are; words of the page leave it as it is. */
export interface DatasetSource {
  readonly title: string;
  /** As the source states it: a known short name, an address, or words. */
  readonly licence: string | null;
  /** Null: whenever something changes. */
  readonly cadence: PublicationCadence | null;
  /** The last day that the records reach. */
  readonly dataTo: Day | null;
  readonly nextDue: Day | null;
  readonly isLate: boolean;
  /** When it was last brought in. */
  readonly refreshedOn: Day | null;
}

/** A dataset in the reader's words, as it stands now. */
export interface DatasetDescription {
  readonly title: string;
  readonly description: string;
  /** What one row is. */
  readonly row: string;
  readonly columns: readonly DatasetColumn[];
  /** What is missing or coarse, and why; each a sentence or two. */
  readonly gaps: readonly string[];
  /** How to see that the file is right; each a sentence or two. */
  readonly checks: readonly string[];
  readonly keywords: readonly string[];
  readonly sources: readonly DatasetSource[];
  /** When rows were last changed or withdrawn; null before they ever were. */
  readonly correctedOn: Day | null;
  readonly firstMonth: Month | null;
  readonly lastMonth: Month | null;
  /** The newest first, with the rows of each; empty where files do not come by month. */
  readonly months: readonly { readonly month: Month; readonly rowCount: number }[];
  readonly rowCount: number;
}

export type Cell = string | number | null;

export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Point }
  | {
      readonly type: 'MultiPolygon';
      readonly coordinates: readonly (readonly (readonly (readonly number[])[])[])[];
    };

export interface FileRow {
  /** In the order of the columns. */
  readonly cells: readonly Cell[];
  /** Null where the row has no place. */
  readonly geometry: Geometry | null;
}

export interface OpenDataset {
  /** Part of addresses; it never changes. */
  readonly slug: string;
  readonly formats: readonly FileFormat[];
  readonly isByMonth: boolean;
  /** The head of the file, in an order that never changes. */
  readonly columns: readonly string[];
  describe(visit: Visit): Promise<DatasetDescription>;
  /**
   * Everything, or one month, piece by piece: a file may be larger than memory should hold. Each
   * piece is its own short transaction; the sender sees to it that nothing changes in between.
   */
  pieces(visit: Visit, month?: Month): AsyncIterable<readonly FileRow[]>;
}

/** A correction as everybody may read it. */
export interface PublishedCorrection {
  readonly day: Day;
  /** `withdrawn` never says of what. */
  readonly kind: 'changed' | 'withdrawn';
  /** In the reader's language: both states where it was changed. */
  readonly sentence: string;
}

export interface CorrectionsPage {
  /** The newest day first. */
  readonly corrections: readonly PublishedCorrection[];
  /** How many there are on all pages. */
  readonly total: number;
}

export type ListPublishedCorrections = (
  visit: Visit,
  page: { readonly skip: number; readonly limit: number },
) => Promise<CorrectionsPage>;
