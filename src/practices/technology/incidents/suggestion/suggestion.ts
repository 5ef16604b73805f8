/** What a look at a file of unknown layout finds: a mapping, why it is so, what stays open. */
import type { Refusal } from '#kernel/result.ts';
import type { IncidentMapping } from '../mapping/mapping.ts';

/** A column as rules look at it: cells of all columns have the same order. */
export interface SampledColumn {
  readonly name: string;
  /** Its words in small letters without accents: `CMPLNT_FR_DT` is `cmplnt`, `fr`, `dt`. */
  readonly words: readonly string[];
  /** As the file has them. */
  readonly raw: readonly string[];
  /** Without outer spaces; '' also where the source writes NULL or the like. */
  readonly cells: readonly string[];
  /** The cells that say something. */
  readonly filled: readonly string[];
  /** How often each value stands in the whole file; undefined where hundreds differ. */
  readonly values: ReadonlyMap<string, number> | undefined;
}

export interface FileLook {
  readonly format: 'csv' | 'geojson';
  readonly delimiter: ',' | ';' | '\t' | '|';
  readonly columns: readonly SampledColumn[];
  readonly rowCount: number;
}

/** A code with its parameters, said in the reader's language; codes are those of refusals. */
export type Reason = Refusal;

/** Part of a mapping before it is checked as a whole. */
export type Draft = Readonly<Record<string, unknown>>;

/** A field of the mapping that was decided. */
export interface Choice {
  /** The place in the mapping, as `time` or `coordinates.projection`. */
  readonly field: string;
  readonly because: readonly Reason[];
}

/** A field of the mapping that a person must decide. */
export interface OpenField {
  readonly field: string;
  readonly reason: Reason;
  /** Columns or values among which to choose; the likeliest first. */
  readonly candidates: readonly string[];
}

/** What one group of rules answers: its part of the mapping, and how it came to it. */
export interface Proposal {
  readonly draft: Draft | null;
  readonly choices: readonly Choice[];
  readonly open: readonly OpenField[];
}

export interface Suggestion {
  /** Undefined where no mapping can be made: `open` says which field is missing. */
  readonly mapping: IncidentMapping | undefined;
  readonly choices: readonly Choice[];
  readonly open: readonly OpenField[];
  /** How many of the sampled rows the mapping would take. */
  readonly tried: { readonly rows: number; readonly accepted: number };
}

export const nothingProposed: Proposal = { draft: null, choices: [], open: [] };
