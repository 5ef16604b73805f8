/** Looks at a file of unknown layout: its format, its columns and rows from all over it. */
import { done, refused, type Result } from '#kernel/result.ts';
import { BrokenFile } from './reading/broken-file.ts';
import { readCsv, type CsvRecord } from './reading/csv-records.ts';
import { delimiterOf, type Delimiter } from './reading/delimiter.ts';
import { columnsOfFeature, featureOf } from './reading/features.ts';
import type { JsonElement } from './reading/json-elements.ts';
import { sourceTables } from './reading/source-tables.ts';
import { isJson } from './reading/table-format.ts';
import { readElements, withText, type BegunText } from './reading/table-records.ts';

export interface FileSample {
  readonly name: string;
  readonly format: 'csv' | 'geojson';
  readonly delimiter: Delimiter;
  readonly columns: readonly string[];
  /** The first thousands without a gap, then others spread over the rest of the file. */
  readonly rows: readonly (readonly string[])[];
  /** How many of `rows` stand without a gap at the beginning. */
  readonly firstCount: number;
  /** How many were looked at. */
  readonly readCount: number;
  /** For each column how often each value stands in all of these; undefined where many differ. */
  readonly values: readonly (ReadonlyMap<string, number> | undefined)[];
}

const FIRST_ROWS = 8000;
const SPREAD_ROWS = 8000;
const ROWS_MAX = 1_000_000;
const VALUES_MAX = 700;
/** More names are no columns but a tree of something else. */
const COLUMNS_MAX = 500;
const VALUE_CHARACTERS_MAX = 200;

/** One sample a table, for an archive may hold several. Refused as an import would refuse it. */
export async function sampleFile(path: string): Promise<Result<readonly FileSample[]>> {
  const samples: FileSample[] = [];
  try {
    for await (const table of sourceTables(path)) samples.push(await withText(table, sampleOf));
    return done(samples);
  } catch (fault) {
    if (fault instanceof BrokenFile) return refused([fault.refusal]);
    throw fault;
  }
}

async function sampleOf(text: BegunText): Promise<FileSample> {
  const gathering = gatherRows();
  const chunks = untilEnough(text.chunks, gathering.isEnough);
  const isGeojson = isJson(text.start);
  const delimiter = isGeojson ? ',' : delimiterOf(text.start);
  const reading = isGeojson
    ? readElements({ ...text, chunks }, (element) => takeElement(element, gathering), noPause)
    : readCsv({ name: text.name, chunks, delimiter }, gathering.take, noPause);
  await reading.catch((fault: unknown) => {
    // A row that is cut because we stopped reading is no fault of the file.
    if (!gathering.isEnough()) throw fault;
  });
  if (gathering.columns().length === 0) throw new BrokenFile('file-empty', { file: text.name });
  const format = isGeojson ? 'geojson' : 'csv';
  return { name: text.name, format, delimiter, ...gathering.result() };
}

const noPause = () => Promise.resolve();

type Gathering = ReturnType<typeof gatherRows>;

/** A feature may have properties that none before it had: they become columns at the end. */
function takeElement({ text }: JsonElement, gathering: Gathering): void {
  const feature = featureOf(text);
  if ('code' in feature) return;
  const columns = columnsOfFeature(feature);
  gathering.addColumns([...columns.keys()]);
  gathering.take({ values: gathering.columns().map((name) => columns.get(name) ?? '') });
}

async function* untilEnough(
  chunks: AsyncGenerator<Buffer>,
  isEnough: () => boolean,
): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    yield chunk;
    if (isEnough()) return;
  }
}

/** Strings of the reader are windows onto whole chunks: a copy lets the chunks go. */
const copied = <Value>(value: Value): Value => structuredClone(value);

function gatherRows() {
  let columns: readonly string[] = [];
  let values: (Map<string, number> | undefined)[] = [];
  const first: (readonly string[])[] = [];
  const spread = spreadRows();
  let readCount = 0;
  const countValues = (row: readonly string[]) => {
    for (const [at, counts] of values.entries()) {
      if (!counts) continue;
      const value = (row[at] ?? '').trim();
      const known = counts.get(value);
      if (known !== undefined) counts.set(value, known + 1);
      else if (counts.size < VALUES_MAX && value.length <= VALUE_CHARACTERS_MAX)
        counts.set(copied(value), 1);
      else values[at] = undefined;
    }
  };
  return {
    addColumns(names: readonly string[]): void {
      const known = new Set(columns);
      const added = names.filter((name) => !known.has(name)).slice(0, COLUMNS_MAX - columns.length);
      if (added.length === 0) return;
      columns = [...columns, ...added.map(copied)];
      // Rows before had nothing there.
      values = [...values, ...added.map(() => new Map(readCount > 0 ? [['', readCount]] : []))];
    },
    take({ values: row }: Pick<CsvRecord, 'values'>): void {
      if (columns.length === 0) {
        columns = row.map((name) => copied(name.trim()));
        values = columns.map(() => new Map());
        return;
      }
      if (row.length !== columns.length || readCount >= ROWS_MAX) return;
      readCount += 1;
      countValues(row);
      if (first.length < FIRST_ROWS) first.push(copied(row));
      else spread.take(row);
    },
    isEnough: () => readCount >= ROWS_MAX,
    columns: () => columns,
    result: () => ({
      columns,
      rows: [...first, ...spread.rows()].map((row) => filled(row, columns.length)),
      firstCount: first.length,
      readCount,
      values,
    }),
  };
}

const filled = (row: readonly string[], length: number): readonly string[] =>
  row.length === length ? row : [...row, ...Array<string>(length - row.length).fill('')];

/** Every row at first, then every second, every fourth: some thousands of a file of any size. */
function spreadRows() {
  let kept: (readonly string[])[] = [];
  let [every, seen] = [1, 0];
  return {
    take(row: readonly string[]): void {
      seen += 1;
      if (seen % every !== 0) return;
      kept.push(copied(row));
      if (kept.length < SPREAD_ROWS) return;
      kept = kept.filter((_, at) => at % 2 === 1);
      every *= 2;
    },
    rows: () => kept,
  };
}
