/** The file of rows that were refused: line, column, rule, and the row as it was. */
import type { Refusal } from '#kernel/result.ts';
import { openListing, type ListingPlace } from './listing-file.ts';
import type { RejectedRow } from './read-files.ts';

export interface RejectsFile {
  add(rows: readonly RejectedRow[]): Promise<void>;
  /** The path, or null when no row was refused: then there is no file. */
  close(): Promise<string | null>;
}

const COLUMNS = ['file', 'line', 'column', 'rule', 'reason', 'row'];

export function openRejectsFile(
  place: ListingPlace,
  translate: (refusal: Refusal) => string,
): RejectsFile {
  const listing = openListing(place, COLUMNS);
  return {
    add: (rows) => listing.add(rows.map((row) => cellsOf(row, translate))),
    close: () => listing.close(),
  };
}

/** One record a row: several reasons stand together, so that records can be counted. */
function cellsOf({ file, line, refusals, text }: RejectedRow, translate: (no: Refusal) => string) {
  const together = (texts: readonly string[]) => [...new Set(texts)].join('; ');
  return [
    file,
    line,
    together(refusals.flatMap(({ field }) => field || [])),
    together(refusals.map(({ code }) => code)),
    refusals.map(translate).join(' '),
    text,
  ];
}
