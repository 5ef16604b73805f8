/** Files of invented incidents of any length, written as a stream. */
import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { csvOf, variedRows } from '../incident.examples.ts';

const ROWS_AT_ONCE = 5000;

function* csvParts(count: number): Generator<string> {
  for (let start = 0; start < count; start += ROWS_AT_ONCE) {
    const text = csvOf(variedRows(Math.min(ROWS_AT_ONCE, count - start), 201800000000 + start));
    yield start === 0 ? text : text.slice(text.indexOf('\n') + 1);
  }
}

/** Writes `count` rows with keys of their own as CSV.gz; answers the path. */
export async function writeRows(path: string, { count }: { count: number }): Promise<string> {
  const gzip = createGzip({ level: 1 });
  await pipeline(Readable.from(csvParts(count)), gzip, createWriteStream(path));
  return path;
}
