/** Looks at a file of unknown layout: its format, its columns and rows from all over it. */
import { done, refused, type Result } from '#kernel/result.ts';
import { BrokenFile } from './reading/broken-file.ts';
import { checkedText } from './reading/checked-text.ts';
import { readCsv, type CsvRecord } from './reading/csv-records.ts';
import { delimiterOf, type Delimiter } from './reading/delimiter.ts';
import { sourceBytes } from './reading/source-bytes.ts';

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
const VALUE_CHARACTERS_MAX = 200;

/** A file that cannot be read at all is refused as an import would refuse it. */
export async function sampleFile(path: string): Promise<Result<FileSample>> {
  try {
    return done(await sampleOf(path));
  } catch (fault) {
    if (fault instanceof BrokenFile) return refused([fault.refusal]);
    throw fault;
  }
}

async function sampleOf(path: string): Promise<FileSample> {
  const source = sourceBytes(path);
  const { name } = source;
  const text = checkedText(name, source.chunks);
  const first = await text.next();
  if (first.done) throw new BrokenFile('file-empty', { file: name });
  const delimiter = delimiterOf(first.value.toString('utf8'));
  const gathering = gatherRows();
  const chunks = untilEnough(first.value, text, gathering.isEnough);
  await readCsv({ name, chunks, delimiter }, gathering.take, () => Promise.resolve()).catch(
    (fault: unknown) => {
      // A row that is cut because we stopped reading is no fault of the file.
      if (!gathering.isEnough()) throw fault;
    },
  );
  if (gathering.columns().length === 0) throw new BrokenFile('file-empty', { file: name });
  return { name, format: 'csv', delimiter, ...gathering.result() };
}

async function* untilEnough(
  first: Buffer,
  rest: AsyncGenerator<Buffer>,
  isEnough: () => boolean,
): AsyncGenerator<Buffer> {
  try {
    yield first;
    for await (const chunk of rest) {
      yield chunk;
      if (isEnough()) return;
    }
  } finally {
    await rest.return(undefined);
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
      rows: [...first, ...spread.rows()],
      firstCount: first.length,
      readCount,
      values,
    }),
  };
}

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
