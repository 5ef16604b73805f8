/** The records of a CSV text, each with its line and its original text, in constant memory. */
import { CsvError, parse, type Info, type Parser } from 'csv-parse';
import { BrokenFile } from './broken-file.ts';
import { newlinesIn } from './checked-text.ts';

/** Longer records are no records: a quote that is never closed, or no CSV at all. */
export const RECORD_BYTES_MAX = 1024 * 1024;

export interface CsvRecord {
  readonly values: readonly string[];
  /** Where it begins, counted as an editor counts; the header stands on line 1. */
  readonly line: number;
  /** Its original text, without the line's end. */
  text(): string;
}

export interface CsvFile {
  readonly name: string;
  /** Whole UTF-8 characters, no byte order mark. */
  readonly chunks: AsyncIterable<Buffer>;
  readonly delimiter: string;
}

/** Hands every record to `take`, the header first; throws BrokenFile. */
export async function readCsv(
  { name: file, chunks, delimiter }: CsvFile,
  take: (record: CsvRecord) => void,
  pause: () => Promise<void>,
): Promise<void> {
  const window = makeWindow();
  const parser = parse({
    delimiter,
    bom: false,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    max_record_size: RECORD_BYTES_MAX,
    on_record: (values: string[]) => {
      take(window.recordUntil(infoOf(parser).bytes, values));
      return null;
    },
  });
  parser.resume();
  // The write's or the end's own callback reports a fault; unheard, the event would end the thread.
  parser.on('error', () => undefined);
  try {
    for await (const chunk of chunks) {
      window.add(chunk);
      await written(parser, chunk);
      await pause();
    }
    await ended(parser);
  } catch (fault) {
    throw brokenRecord(file, fault, window.line());
  } finally {
    parser.destroy();
  }
}

const infoOf = (parser: Parser): Info => parser.info;

/** The bytes that are not yet part of a finished record, and the line they begin on. */
function makeWindow() {
  let bytes: Buffer = Buffer.alloc(0);
  let startsAt = 0;
  let line = 1;
  const recordUntil = (end: number, values: readonly string[]): CsvRecord => {
    const whole = bytes.subarray(0, end - startsAt);
    const blank = blankLinesEnd(whole);
    const from = line + newlinesIn(whole.subarray(0, blank));
    line += newlinesIn(whole);
    bytes = bytes.subarray(end - startsAt);
    startsAt = end;
    const text = () =>
      whole
        .subarray(blank)
        .toString('utf8')
        .replace(/\r?\n$|\r$/, '');
    return { values, line: from, text };
  };
  const add = (chunk: Buffer) => {
    bytes = bytes.length > 0 ? Buffer.concat([bytes, chunk]) : chunk;
  };
  return { add, recordUntil, line: () => line };
}

/** Empty lines before a record are skipped by the parser and belong to no record. */
function blankLinesEnd(bytes: Buffer): number {
  let at = 0;
  while (bytes[at] === 10 || bytes[at] === 13) at += 1;
  return at === bytes.length ? 0 : at;
}

const written = (parser: Parser, chunk: Buffer) =>
  new Promise<void>((resolve, reject) => {
    parser.write(chunk, (fault) => (fault ? reject(fault) : resolve()));
  });

const ended = (parser: Parser) =>
  new Promise<void>((resolve, reject) => {
    parser.once('error', reject).once('end', resolve);
    parser.end();
  });

function brokenRecord(file: string, fault: unknown, line: number): unknown {
  if (!(fault instanceof CsvError)) return fault;
  switch (fault.code) {
    case 'CSV_MAX_RECORD_SIZE':
      return new BrokenFile('file-line-too-long', { file, line, mebibytes: 1 });
    case 'CSV_QUOTE_NOT_CLOSED':
      return new BrokenFile('file-quote-not-closed', { file, line });
    default:
      return fault;
  }
}
