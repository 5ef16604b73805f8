/** The first line of a table: which column stands where, or why the table cannot be read. */
import { GEOMETRY_COLUMNS } from '#kernel/place.ts';
import { BrokenFile } from './broken-file.ts';

export interface Header {
  readonly columnCount: number;
  /** For each wanted column its place in a record. */
  readonly places: readonly number[];
}

/** How names of columns are compared where they are not the same: without case and outer spaces. */
export const nameKey = (name: string): string => name.replaceAll('\ufeff', '').trim().toLowerCase();

/** Where a wanted column stands among the names; -1 where it does not, or where two are alike. */
function placeOf(names: readonly string[], wanted: string): number {
  const exact = names.indexOf(wanted);
  if (exact !== -1) return exact;
  const alike = names.flatMap((name, at) => (nameKey(name) === nameKey(wanted) ? [at] : []));
  return alike.length === 1 ? (alike[0] ?? -1) : -1;
}

/** True when every wanted column is named. */
export const hasColumns = (names: readonly string[], wanted: readonly string[]): boolean => {
  const found = names.map((name) => name.trim());
  return wanted.every((name) => placeOf(found, name) !== -1);
};

/** Throws BrokenFile when a wanted column is missing or stands there twice. */
export function readHeader(
  file: string,
  names: readonly string[],
  wanted: readonly string[],
): Header {
  const found = names.map((name) => name.trim());
  const isWanted = (name: string) => wanted.some((one) => nameKey(one) === nameKey(name));
  const repeated = found.filter((name, at) => found.indexOf(name) !== at && isWanted(name));
  if (repeated.length > 0)
    throw new BrokenFile('file-repeats-columns', { file, columns: listed(repeated) });
  const places = wanted.map((name) => placeOf(found, name));
  const missing = wanted.filter((_, at) => places[at] === -1);
  if (missing.length === 0) return { columnCount: found.length, places };
  if (missing.includes(GEOMETRY_COLUMNS.longitude))
    throw new BrokenFile('file-has-no-geometry', { file });
  const isAnyThere = missing.length < new Set(wanted).size;
  throw new BrokenFile(isAnyThere ? 'file-lacks-columns' : 'file-has-no-header', {
    file,
    missing: listed(missing),
    found: listed(found),
  });
}

const NAMES_SHOWN = 40;
const NAME_LENGTH_SHOWN = 60;

/** Names as a sentence can carry them: a binary file's first line must not fill a screen. */
export function listed(names: readonly string[]): string {
  const shown = [...new Set(names)]
    .slice(0, NAMES_SHOWN)
    .map((name) =>
      name.length > NAME_LENGTH_SHOWN ? `${name.slice(0, NAME_LENGTH_SHOWN)}…` : name,
    );
  return shown.join(', ') + (names.length > NAMES_SHOWN ? ', …' : '');
}
