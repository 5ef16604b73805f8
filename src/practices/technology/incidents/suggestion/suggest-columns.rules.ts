/** Turns sampled rows into columns to look at. */
import { nameWords } from './suggest-names.rules.ts';
import type { FileLook, SampledColumn } from './suggestion.ts';

/** What sources write where they have nothing to say. */
const blank = /^(null|<null>|\(null\)|n\/?a|none|nan|-+|\?+)?$/i;

/** Longer texts are no names, dates or places; patterns would be slow on them. */
const CHARACTERS_LOOKED_AT = 300;
/** As long as a mapping can name. */
const NAME_CHARACTERS_MAX = 200;

export interface SampledRows {
  readonly format: FileLook['format'];
  readonly delimiter: FileLook['delimiter'];
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly values: readonly (ReadonlyMap<string, number> | undefined)[];
}

export function lookAt({ format, delimiter, columns, rows, values }: SampledRows): FileLook {
  const looked = columns.map((name, at): SampledColumn => {
    const raw = rows.map((row) => row[at] ?? '');
    const cells = raw.map((text) => {
      const cell = text.trim().slice(0, CHARACTERS_LOOKED_AT);
      return blank.test(cell) ? '' : cell;
    });
    const filled = cells.filter((cell) => cell !== '');
    return { name, words: nameWords(name), raw, cells, filled, values: values[at] };
  });
  const named = looked.filter(({ name }) => name !== '' && name.length <= NAME_CHARACTERS_MAX);
  return { format, delimiter, columns: named, rowCount: rows.length };
}

/** Of all files together: more show nothing new, and cost memory. */
const ROWS_LOOKED_AT = 40_000;

/** The first rows stay together, for repeats stand side by side; of the others every second. */
function thinned(file: SampledRows, fileCount: number): SampledRows {
  const { rows } = file;
  const most = Math.max(1, Math.floor(ROWS_LOOKED_AT / fileCount));
  if (rows.length <= most) return file;
  const first = Math.ceil(most / 2);
  const every = Math.ceil((rows.length - first) / Math.max(1, most - first));
  return { ...file, rows: rows.filter((_, at) => at < first || (at - first) % every === 0) };
}

/** The files of one command, read as one table of the columns that all of them have. */
export function joined(all: readonly SampledRows[]): SampledRows | undefined {
  const [first] = all;
  if (!first) return undefined;
  const files = all.map((file) => thinned(file, all.length));
  const columns = first.columns.filter((name) => all.every((file) => file.columns.includes(name)));
  const placesOf = (file: SampledRows) => columns.map((name) => file.columns.indexOf(name));
  const rows = files.flatMap((file) => {
    const places = placesOf(file);
    return file.rows.map((row) => places.map((place) => row[place] ?? ''));
  });
  const values = columns.map((_, at) =>
    added(files.map((file) => file.values[placesOf(file)[at] ?? -1])),
  );
  return { ...first, columns, rows, values };
}

function added(
  all: readonly (ReadonlyMap<string, number> | undefined)[],
): ReadonlyMap<string, number> | undefined {
  const sum = new Map<string, number>();
  for (const counts of all) {
    if (!counts) return undefined;
    for (const [value, count] of counts) sum.set(value, (sum.get(value) ?? 0) + count);
  }
  return sum;
}

/** The cells as an import would read them, a column each in the order of the names. */
export const rawCells = ({ columns }: FileLook, names: readonly string[]) =>
  names.map((name) => columns.find((column) => column.name === name)?.raw ?? []);

/** A share from 0 to 1 of the first texts of a column; 0 where there are none. */
export function shareOf(texts: readonly string[], holds: (text: string) => boolean): number {
  const looked = texts.slice(0, TEXTS_LOOKED_AT);
  return looked.length === 0 ? 0 : looked.filter(holds).length / looked.length;
}

const TEXTS_LOOKED_AT = 3000;

export const filledShare = ({ cells, filled }: Pick<SampledColumn, 'cells' | 'filled'>): number =>
  cells.length === 0 ? 0 : filled.length / cells.length;

export const distinctOf = ({ filled }: SampledColumn): number => new Set(filled).size;

const wholeOrNot = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

export const isNumeric = (column: SampledColumn): boolean =>
  shareOf(column.filled, (text) => wholeOrNot.test(text)) > 0.95;

export const percentOf = (share: number): string => (Math.floor(share * 1000) / 10).toString();
