/**
 * Removes rows from the lists that imports left in PEELIAN_HOME, when what they speak of must
 * not be kept any more.
 */
import { createReadStream } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import { LISTINGS_FOLDER, openListing, type ListingFile } from './listing-file.ts';

const ROWS_AT_ONCE = 500;

/**
 * Every row that has one of these texts as a cell, or as a whole word of the row it repeats.
 * @returns how many rows went
 */
export async function forgetInListings(home: string, texts: readonly string[]): Promise<number> {
  const names = await readdir(join(home, LISTINGS_FOLDER)).catch(() => []);
  const wanted = new Set(texts);
  let count = 0;
  for (const name of names.filter((one) => one.endsWith('.csv')))
    count += await forgetIn({ home, name: name.slice(0, -'.csv'.length) }, wanted);
  return count;
}

interface Listing {
  readonly home: string;
  readonly name: string;
}

async function forgetIn({ home, name }: Listing, texts: ReadonlySet<string>): Promise<number> {
  const path = join(home, LISTINGS_FOLDER, `${name}.csv`);
  const rows: AsyncIterable<string[]> = createReadStream(path).pipe(
    parse({ relax_column_count: true }),
  );
  let draft: ListingFile | undefined;
  let [kept, gone]: [string[][], number] = [[], 0];
  for await (const row of rows) {
    if (!draft) draft = openListing({ home, name: `${name}.draft` }, row);
    else if (row.some((cell) => tells(cell, texts))) gone += 1;
    else kept.push(row);
    if (kept.length < ROWS_AT_ONCE) continue;
    await draft.add(kept);
    kept = [];
  }
  await draft?.add(kept);
  const written = (await draft?.close()) ?? null;
  if (gone === 0 && written !== null) await rm(written);
  else if (gone > 0) await (written === null ? rm(path) : rename(written, path));
  return gone;
}

/** A cell itself, or a word in the row as it was. Keys have no spaces, commas or semicolons. */
const tells = (cell: string, texts: ReadonlySet<string>): boolean =>
  texts.has(cell) ||
  cell.split(/[\s,;|"]+/).some((word) => texts.has(word) || texts.has(word.replace(/\.0+$/, '')));
