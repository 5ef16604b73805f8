/** A file of staff on its way in: its columns, a row of it, and what is settled for all rows. */
import type { Refusal } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { NameWithheldReason } from './staff.ts';

/** What a column can be. A file need not have those that are not in `NEEDED_ROLES`. */
export const STAFF_ROLES = [
  'badge',
  'givenName',
  'familyName',
  'rank',
  'rankShort',
  'unit',
  'squad',
  'supervisor',
  'from',
  'until',
  'employedFrom',
  'employedUntil',
  'languages',
  'withheldReason',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

export const NEEDED_ROLES = ['badge', 'givenName', 'familyName', 'rank', 'employedFrom'] as const;

/** Which column of the file is what, in the file's order. */
export type StaffColumns = readonly (readonly [role: StaffRole, name: string])[];

export const DAY_FORMATS = ['YYYY-MM-DD', 'MM/DD/YYYY', 'DD/MM/YYYY'] as const;
export type DayFormat = (typeof DAY_FORMATS)[number];

export const isDayFormat = (text: string): text is DayFormat =>
  DAY_FORMATS.some((format) => format === text);

/** What the reading thread is given. */
export interface StaffConversion {
  readonly columns: StaffColumns;
  readonly dayFormat: DayFormat;
}

/** A row as the thread read it. Undefined: the file has no such column; null: it is empty. */
export interface ReadRow {
  readonly badge: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly rank: string;
  readonly rankShort?: string | null;
  readonly unit?: string | null;
  readonly squad?: string | null;
  /** A badge. */
  readonly supervisor?: string | null;
  readonly from?: Day | null;
  readonly until?: Day | null;
  readonly employedFrom: Day | null;
  readonly employedUntil?: Day | null;
  readonly languages?: readonly string[] | null;
  readonly withheldReason?: NameWithheldReason | null;
  /** Why it is no row; judged with all others of the person. */
  readonly problems: readonly Refusal[];
  /** The values that were read, as they stand in the file. */
  readonly text: string;
}

export interface ArrivedRow extends ReadRow {
  readonly fileNumber: number;
  readonly line: number;
}

/** What holds for a row that does not say since when. */
export interface ImportDays {
  readonly today: Day;
  /** The day from which positions without a day of their own hold. */
  readonly effective: Day;
}

/** Rows of a file that one import takes into memory to look at them together. */
export const STAFF_ROWS_MAX = 250_000;
