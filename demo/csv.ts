/** Rows to CSV (RFC 4180, line feeds), and text to gzip bytes without a time stamp. */
import { gzipSync } from 'node:zlib';

const quoted = (field: string): string =>
  /[",\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;

export const toCsv = (header: readonly string[], rows: readonly (readonly string[])[]): string =>
  [header, ...rows].map((row) => `${row.map(quoted).join(',')}\n`).join('');

/** Node writes no name and the time 0 into the header: the same text gives the same file. */
export const toGzip = (text: string): Buffer => gzipSync(text, { level: 9 });
