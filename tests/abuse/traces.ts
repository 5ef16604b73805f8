/** Searches a whole database, and a folder of files, for what must not be kept. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Database } from '#platform/postgres/database.ts';

/** A text as it could have been kept: as it is, written otherwise, or as a bare hash. */
export function formsOf(text: string): string[] {
  const bytes = Buffer.from(text);
  const hashes = ['md5', 'sha1', 'sha256'].map((name) => createHash(name).update(text));
  return [
    text,
    bytes.toString('hex'),
    bytes.toString('base64').replaceAll('=', ''),
    encodeURIComponent(text),
    ...hashes.map((hash) => hash.digest('hex')),
  ];
}

const isIn = (haystack: string, texts: readonly string[]): string[] => {
  const folded = haystack.toLowerCase();
  return texts.filter((text) => formsOf(text).some((form) => folded.includes(form.toLowerCase())));
};

/** Every row of every table as one text, with its table's name first. */
export const rowsOf = (database: Database): Promise<string[]> =>
  database.asAdministrator(async (client) => {
    const tables = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    const rows: string[] = [];
    for (const { name } of tables.rows) {
      const found = await client.query<{ row: string }>(`select t::text as row from ${name} t`);
      rows.push(...found.rows.map(({ row }) => `${name} ${row}`));
    }
    return rows;
  });

/** The texts that stand in some row, each with the row. */
export const keptIn = (rows: readonly string[], texts: readonly string[]): string[] =>
  rows.flatMap((row) => isIn(row, texts).map((text) => `${text}: ${row.slice(0, 160)}`));

/** The texts that stand in some file below the folder, each with the file. */
export async function keptBelow(folder: string, texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  for (const entry of entries.filter((one) => one.isFile())) {
    const path = join(entry.parentPath, entry.name);
    const content = (await readFile(path)).toString('latin1');
    found.push(...isIn(content, texts).map((text) => `${text}: ${path}`));
  }
  return found;
}
