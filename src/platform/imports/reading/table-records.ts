/** The records of a table of either kind: the values of the wanted columns, line by line. */
import type { Refusal } from '#kernel/result.ts';
import { BrokenFile } from './broken-file.ts';
import { checkedText } from './checked-text.ts';
import { readCsv, type CsvRecord } from './csv-records.ts';
import { featureOf, featureReader } from './features.ts';
import { listed, readHeader, type Header } from './header.ts';
import { DocumentScanner, type JsonElement } from './json-elements.ts';
import { isJsonByLines, lineScanner } from './json-lines.ts';
import type { SourceTable } from './source-tables.ts';
import { fittingDelimiter, isJson } from './table-format.ts';

export interface TableRecord {
  /** Of the wanted columns, in their order; or why the row cannot be read as a record. */
  readonly values: readonly string[] | Refusal;
  readonly line: number;
  /** As the file has it. */
  readonly text: string;
}

export interface RecordTaker {
  take(record: TableRecord): void;
  /** Asked after each piece of the file; reading goes on when it is kept. */
  pause(): Promise<void>;
}

export interface Wanted {
  readonly columns: readonly string[];
  /** What separates the columns of a CSV table, unless its header says otherwise. */
  readonly delimiter: string;
}

/** Throws BrokenFile when the table as a whole cannot be read. */
export const readTable = (
  table: Pick<SourceTable, 'name' | 'chunks'>,
  wanted: Wanted,
  taker: RecordTaker,
): Promise<void> =>
  withText(table, (text) =>
    isJson(text.start) ? readJson(text, wanted, taker) : readRows(text, wanted, taker),
  );

export interface BegunText {
  readonly name: string;
  /** The first piece, which shows how the text is written. */
  readonly start: string;
  /** The whole text, from its beginning. */
  readonly chunks: AsyncGenerator<Buffer>;
}

/** Throws BrokenFile for an empty file, and while reading for what is no UTF-8 text. */
export async function withText<Value>(
  { name, chunks }: Pick<SourceTable, 'name' | 'chunks'>,
  use: (text: BegunText) => Promise<Value>,
): Promise<Value> {
  const text = checkedText(name, chunks);
  try {
    const first = await text.next();
    if (first.done) throw new BrokenFile('file-empty', { file: name });
    return await use({
      name,
      start: first.value.toString('utf8'),
      chunks: whole(first.value, text),
    });
  } finally {
    await text.return(undefined);
  }
}

async function* whole(first: Buffer, rest: AsyncGenerator<Buffer>): AsyncGenerator<Buffer> {
  yield first;
  yield* rest;
}

async function readRows(
  { name, start, chunks }: BegunText,
  { columns, delimiter: given }: Wanted,
  { take, pause }: RecordTaker,
): Promise<void> {
  let header: Header | undefined;
  const takeRow = ({ values, line, text }: CsvRecord) => {
    if (header) take({ values: wantedOf(header, values), line, text });
    else header = readHeader(name, values, columns);
  };
  const delimiter = fittingDelimiter(start, columns, given);
  await readCsv({ name, chunks, delimiter }, takeRow, pause);
  if (!header) throw new BrokenFile('file-empty', { file: name });
}

function wantedOf({ columnCount, places }: Header, values: readonly string[]) {
  if (values.length === columnCount) return places.map((place) => values[place] ?? '');
  const parameters = { found: values.length, expected: columnCount };
  return { code: 'row-has-other-columns', parameters };
}

async function readJson(
  { name, start, chunks }: BegunText,
  { columns }: Wanted,
  { take, pause }: RecordTaker,
): Promise<void> {
  const reader = featureReader(columns);
  let readCount = 0;
  await readElements(
    { name, start, chunks },
    ({ text, line }) => {
      const feature = featureOf(text);
      if (!('code' in feature)) readCount += 1;
      take({ values: 'code' in feature ? feature : reader.read(feature), line, text });
    },
    pause,
  );
  const missing = reader.missing();
  if (readCount === 0 || missing.length === 0) return;
  const found = listed(reader.found());
  throw new BrokenFile('json-lacks-columns', { file: name, missing: listed(missing), found });
}

/** Every element of a JSON text, whichever way it holds them; throws BrokenFile. */
export async function readElements(
  { name, start, chunks }: BegunText,
  take: (element: JsonElement) => void,
  pause: () => Promise<void>,
): Promise<void> {
  const scanner = isJsonByLines(start) ? lineScanner(name, take) : new DocumentScanner(name, take);
  for await (const chunk of chunks) {
    scanner.add(chunk);
    await pause();
  }
  scanner.end();
}
