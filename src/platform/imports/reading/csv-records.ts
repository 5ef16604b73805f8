/** The records of a CSV text, each with its line and its original text, in constant memory. */
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { BrokenFile } from './broken-file.ts';

/** Longer records are no records: a quote that is never closed, or no CSV at all. */
export const RECORD_CHARACTERS_MAX = 1024 * 1024;

/** Small enough that a rare quote slows few rows, large enough that a parser's start is nothing. */
const BLOCK_CHARACTERS = 16 * 1024;

export interface CsvRecord {
  readonly values: readonly string[];
  /** Where it begins, counted as an editor counts; the header stands on line 1. */
  readonly line: number;
  /** Its original text, without the line's end. */
  readonly text: string;
}

export interface CsvFile {
  readonly name: string;
  /** Whole UTF-8 characters, no byte order mark. */
  readonly chunks: AsyncIterable<Buffer>;
  readonly delimiter: string;
}

/**
 * Hands every record to `take`, the header first; throws BrokenFile. Text without a quote is split
 * where it stands, which is several times as fast; everything else is csv-parse's.
 */
export async function readCsv(
  { name, chunks, delimiter }: CsvFile,
  take: (record: CsvRecord) => void,
  pause: () => Promise<void>,
): Promise<void> {
  const reader = makeReader(name, delimiter, take);
  for await (const chunk of chunks) {
    reader.add(chunk.toString('utf8'));
    await pause();
  }
  reader.end();
}

/** Some old exports end lines with a carriage return alone. */
const lineEndOf = (text: string) => (text.includes('\n') || !text.includes('\r') ? '\n' : '\r');

function makeReader(file: string, delimiter: string, take: (record: CsvRecord) => void) {
  let held = '';
  let line = 1;
  let lineEnd = '';
  const parts = () => ({ delimiter, lineEnd, firstLine: line, take });
  const refuse = (code: string) => new BrokenFile(code, { file, line });

  /** Reads whole lines; gives back what belongs to a quote that they leave open. */
  const readLines = (text: string): string => {
    const rest = text.includes('"') ? readQuoted(text, parts()) : readPlain(text, parts());
    line += countOf(lineEnd, text) - countOf(lineEnd, rest);
    return rest;
  };
  return {
    add(chunk: string): void {
      const text = held + chunk;
      lineEnd ||= lineEndOf(text);
      let start = 0;
      let open = '';
      while (start < text.length) {
        // What an open quote holds back is read again with as much text anew: never the more often.
        const wanted = start + Math.max(BLOCK_CHARACTERS, open.length);
        const end = text.lastIndexOf(lineEnd, wanted) + 1;
        const lineIsLonger = end <= start;
        const blockEnd = lineIsLonger ? text.indexOf(lineEnd, wanted) + 1 : end;
        if (blockEnd === 0) break;
        open = readLines(open + text.slice(start, blockEnd));
        start = blockEnd;
        if (open.length > RECORD_CHARACTERS_MAX) throw refuse('file-line-too-long');
      }
      held = open + text.slice(start);
      if (held.length > RECORD_CHARACTERS_MAX) throw refuse('file-line-too-long');
    },
    end(): void {
      if (held !== '' && readLines(held) !== '') throw refuse('file-quote-not-closed');
    },
  };
}

interface Parts {
  readonly delimiter: string;
  readonly lineEnd: string;
  readonly firstLine: number;
  readonly take: (record: CsvRecord) => void;
}

function readPlain(text: string, { delimiter, lineEnd, firstLine, take }: Parts): string {
  let line = firstLine;
  for (let start = 0; start < text.length; line += 1) {
    const found = text.indexOf(lineEnd, start);
    const end = found === -1 ? text.length : found;
    const row = text.slice(start, text[end - 1] === '\r' ? end - 1 : end);
    if (row !== '') take({ values: row.split(delimiter), line, text: row });
    start = end + 1;
  }
  return '';
}

/** Gives back the text after the last whole record when a quote is still open at the end. */
function readQuoted(text: string, { delimiter, lineEnd, firstLine, take }: Parts): string {
  const bytes = Buffer.from(text);
  let line = firstLine;
  let readBytes = 0;
  const takeUntil = (values: string[], end: number) => {
    const whole = bytes.toString('utf8', readBytes, end);
    readBytes = end;
    const row = whole.replace(/^[\r\n]+/, '');
    line += countOf(lineEnd, whole.slice(0, whole.length - row.length));
    take({ values, line, text: row.replace(/\r?\n$|\r$/, '') });
    line += countOf(lineEnd, row);
    return null;
  };
  try {
    parse(bytes, {
      delimiter,
      record_delimiter: lineEnd === '\r' ? ['\r'] : ['\r\n', '\n'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      on_record: (values: string[], { bytes: end }) => takeUntil(values, end),
    });
    return '';
  } catch (fault) {
    if (fault instanceof CsvError && fault.code === 'CSV_QUOTE_NOT_CLOSED')
      return bytes.toString('utf8', readBytes);
    throw fault;
  }
}

function countOf(lineEnd: string, text: string): number {
  let count = 0;
  for (let at = text.indexOf(lineEnd); at !== -1; at = text.indexOf(lineEnd, at + 1)) count += 1;
  return count;
}
