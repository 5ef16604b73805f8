/** Reduces repeated keys to their last row, and lists what was superseded, in a file if many. */
import { openListing, type ListingPlace } from '#platform/imports/listing-file.ts';
import type { ReadFile } from '#platform/imports/read-files.ts';
import type { incidentArrivalStore } from './incident-arrivals.store.ts';
import type { SupersededRow } from '../incident.ts';

/** A superseded row as people find it again. */
export interface SupersededLine {
  readonly file: string;
  readonly line: number;
  readonly key: string;
  readonly laterFile: string;
  readonly laterLine: number;
}

export interface Superseded {
  readonly count: number;
  /** At most `LINES_SHOWN`. */
  readonly first: readonly SupersededLine[];
  /** Lists all of them; null when `first` does. */
  readonly listingFile: string | null;
}

export const LINES_SHOWN = 20;
const LINES_A_PAGE = 5000;

type Arrivals = ReturnType<typeof incidentArrivalStore>;

export async function listSuperseded(
  arrivals: Arrivals,
  files: readonly ReadFile[],
  place: ListingPlace,
): Promise<Superseded> {
  const count = await arrivals.reduceRepeated();
  const named = (row: SupersededRow) => lineOf(row, files);
  const first = await arrivals.supersededAfter({ fileNumber: 0, line: 0 }, LINES_SHOWN);
  if (count <= first.length) return { count, first: first.map(named), listingFile: null };
  const listing = openListing(place, ['file', 'line', 'key', 'later_file', 'later_line']);
  for (let last: Pick<SupersededRow, 'fileNumber' | 'line'> = { fileNumber: 0, line: 0 }; ;) {
    const page = await arrivals.supersededAfter(last, LINES_A_PAGE);
    await listing.add(page.map(named).map((row) => Object.values(row)));
    const end = page.at(-1);
    if (!end) return { count, first: first.map(named), listingFile: await listing.close() };
    last = end;
  }
}

function lineOf(row: SupersededRow, files: readonly ReadFile[]): SupersededLine {
  const nameOf = (fileNumber: number) => files[fileNumber - 1]?.name ?? String(fileNumber);
  return {
    file: nameOf(row.fileNumber),
    line: row.line,
    key: row.key,
    laterFile: nameOf(row.lastFileNumber),
    laterLine: row.lastLine,
  };
}
