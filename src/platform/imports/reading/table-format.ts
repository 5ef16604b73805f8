/** Tells by its beginning how a text is written: as JSON or as a table with some delimiter. */
import { parse } from 'csv-parse/sync';
import { DELIMITERS } from './delimiter.ts';
import { hasColumns } from './header.ts';

/** A list or an object, and not the first name of a header. */
export const isJson = (start: string): boolean =>
  /^[\s\u001e]*(\{\s*["}]|\[\s*([[{\]"]|$))/.test(start);

/** The given delimiter, unless only another one splits the header into all wanted columns. */
export function fittingDelimiter(start: string, wanted: readonly string[], given: string): string {
  const fits = (delimiter: string) => hasColumns(headerOf(start, delimiter), wanted);
  if (fits(given)) return given;
  return DELIMITERS.find((delimiter) => delimiter !== given && fits(delimiter)) ?? given;
}

/** The names in the first line; none where it cannot be split. */
export function headerOf(start: string, delimiter: string): readonly string[] {
  try {
    const [header = []] = parse(start, {
      delimiter,
      to: 1,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    return header;
  } catch {
    return [];
  }
}
