/** Sends rows as a CSV file. */
import type { FastifyReply } from 'fastify';
import { stringify } from 'csv-stringify/sync';

export interface CsvFile {
  /** Without `.csv`. */
  readonly name: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
}

/** RFC 4180 with a header line; UTF-8 with a byte order mark, so that spreadsheets read accents. */
export const sendCsv = (reply: FastifyReply, { name, head, rows }: CsvFile): FastifyReply =>
  reply
    .type('text/csv; charset=utf-8; header=present')
    .header(
      'content-disposition',
      `attachment; filename="${name.replaceAll(/[^\w.-]+/g, '-')}.csv"`,
    )
    .send(
      stringify([[...head], ...rows.map((row) => [...row])], {
        bom: true,
        record_delimiter: 'windows',
        escape_formulas: true,
      }),
    );
