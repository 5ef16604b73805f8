/** One recorded incident as a file states it, and how it is passed around while importing. */
import type { Position } from '@peelian/analytics';
import type { Day, Month } from '#kernel/time.ts';
import type { Category } from './categories.ts';
import type { IncidentMapping } from './mapping/mapping.ts';
import type { SnappingSet } from './points/point-set.ts';

/** When an incident happened, as far as the source tells. */
export interface Moment {
  readonly month: Month;
  /** Null where only the month is known. */
  readonly day: Day | null;
  /** Null where only the day is known. */
  readonly hour: number | null;
  readonly minute: number | null;
  readonly epochMs: number | null;
}

/** Boundaries from a day on; what `engagement/beats` calls a version. */
export interface BeatAreas {
  readonly effectiveFrom: Day;
  readonly areas: readonly {
    readonly code: string;
    readonly polygons: readonly (readonly (readonly Position[])[])[];
  }[];
}

/** All that converting needs to know; it travels into the reading thread. */
export interface ConversionSettings {
  readonly mapping: IncidentMapping;
  /** IANA name of the agency's zone. */
  readonly timezone: string;
  /** Ascending by day; empty before any boundaries were imported. */
  readonly boundaries: readonly BeatAreas[];
  /** In the order of versions; empty where nothing is snapped. */
  readonly pointSets: readonly SnappingSet[];
  /** Nothing can have happened later. */
  readonly nowEpochMs: number;
}

/** A source's own word that no group of the mapping names, and on how many rows it stood. */
export interface UnmappedWord {
  readonly word: string;
  readonly count: number;
}

/** What was counted over all rows that are incidents. */
export interface ConversionStatistics {
  readonly withoutKey: number;
  readonly withoutPoint: number;
  /** With a point that lies in no beat. */
  readonly outsideBeats: number;
  readonly withoutCategory: number;
  /** With a recorded district and a beat that holds the point. */
  readonly withBoth: number;
  /** Of these, how often the two are the same. */
  readonly agreeing: number;
  /** The most frequent first. */
  readonly unmapped: readonly UnmappedWord[];
  /** Words for outcomes that the mapping's scheme does not know, the most frequent first. */
  readonly unmappedOutcomes: readonly UnmappedWord[];
}

/** The columns of an arriving incident, in the order in which the reading thread writes them. */
export const ARRIVAL_COLUMNS = [
  'key',
  'is_keyless',
  'may_repeat',
  'occurred_at',
  'month',
  'local_day',
  'local_hour',
  'local_minute',
  'category',
  'source_category',
  'block',
  'recorded_district',
  'longitude',
  'latitude',
  'tile',
  'beat_code',
  'own_category',
  'ended_at',
  'until_day',
  'outcome',
  'outcome_month',
  'persistent_id',
  'point_id',
] as const;

/** What is compared and kept of an incident, apart from its key. */
export const KEPT_COLUMNS = ARRIVAL_COLUMNS.slice(ARRIVAL_COLUMNS.indexOf('occurred_at'));

/** How many incidents of a month an import wrote. */
export interface MonthRows {
  /** The month's first day. */
  readonly month: string;
  readonly count: number;
}

export const sumOf = (rows: readonly MonthRows[]): number =>
  rows.reduce((sum, { count }) => sum + count, 0);

/** `01` and `1` are one district, `A1` and `a1` too. */
export const districtKey = (code: string): string =>
  code
    .trim()
    .toUpperCase()
    .replace(/^0+(?=.)/, '');

export interface CategoryCount {
  readonly category: Category;
  readonly count: number;
}

/** A row whose key a later row of the same import has too: the later one counts. */
export interface SupersededRow {
  /** The file's place in the command: 1, 2, … */
  readonly fileNumber: number;
  readonly line: number;
  readonly key: string;
  readonly lastFileNumber: number;
  readonly lastLine: number;
}
