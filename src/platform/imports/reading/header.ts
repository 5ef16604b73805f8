/** The first line of a table: which column stands where, or why the table cannot be read. */
import { BrokenFile } from './broken-file.ts';

export interface Header {
  readonly columnCount: number;
  /** For each wanted column its place in a record. */
  readonly places: readonly number[];
}

/** Throws BrokenFile when a wanted column is missing or a name stands there twice. */
export function readHeader(
  file: string,
  names: readonly string[],
  wanted: readonly string[],
): Header {
  const found = names.map((name) => name.trim());
  const repeated = found.filter((name, at) => name !== '' && found.indexOf(name) !== at);
  if (repeated.length > 0)
    throw new BrokenFile('file-repeats-columns', { file, columns: listed(repeated) });
  const missing = wanted.filter((name) => !found.includes(name));
  if (missing.length === 0)
    return { columnCount: found.length, places: wanted.map((name) => found.indexOf(name)) };
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
function listed(names: readonly string[]): string {
  const shown = [...new Set(names)]
    .slice(0, NAMES_SHOWN)
    .map((name) =>
      name.length > NAME_LENGTH_SHOWN ? `${name.slice(0, NAME_LENGTH_SHOWN)}…` : name,
    );
  return shown.join(', ') + (names.length > NAMES_SHOWN ? ', …' : '');
}
