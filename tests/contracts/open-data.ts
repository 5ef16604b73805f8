/** What the contracts of open data share: an agency with records, and how its files are read. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { inject } from 'vitest';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import {
  addAgency,
  addBeats,
  exampleHome,
  NOW,
  runImport,
} from '#practices/technology/incidents/importing/import.examples.ts';
import {
  type ExampleRow,
  exampleRow,
  variedRows,
  writeExample,
} from '#practices/technology/incidents/incident.examples.ts';
import phl from '#practices/technology/incidents/mapping/philadelphia.mapping.json' with { type: 'json' };
import { portalOn } from '../abuse/surfaces.ts';

const HOST = 'open.localhost';

/** Half a thousand records of 2018, of six kinds of which one is sensitive, in two beats. */
export const ROWS: readonly ExampleRow[] = [
  ...variedRows(600),
  exampleRow({ dc_key: '201811111111.00000000', location_block: '100 BLOCK EXAMPLE ST' }),
];

/** The same records as a later file tells them: some of another kind, some in another place. */
export const LATER: readonly ExampleRow[] = ROWS.map((row, place) => {
  if (place === 600) return { ...row, text_general_code: 'Robbery Firearm' };
  if (place % 97 === 1) return { ...row, point_x: '-75.05000000', point_y: '39.95000000' };
  return row;
});

export type Record = Readonly<{ [column: string]: string }>;

export const recordsOf = (csv: string): Record[] => parse(csv, { bom: true, columns: true });

export interface Asked {
  readonly status: number;
  readonly headers: Readonly<{ [name: string]: unknown }>;
  readonly body: string;
}

export interface Asking {
  readonly method?: 'GET' | 'HEAD';
  readonly headers?: Readonly<{ [name: string]: string }>;
}

export interface OpenData {
  ask(url: string, how?: Asking): Promise<Asked>;
  close(): Promise<void>;
}

/** A portal on a database of its own, with records in exact places that two files told. */
export async function openData(): Promise<OpenData> {
  const { home, remove } = await exampleHome();
  const database = await cloneDatabase(inject('cluster'));
  const agency = await addAgency(database, 'open');
  await addBeats(database, agency);
  const mapping = join(home, 'exact.mapping.json');
  await writeFile(mapping, JSON.stringify({ ...phl, masking: 'none' }));
  for (const [name, rows] of Object.entries({ first: ROWS, later: LATER })) {
    const path = await writeExample(home, `${name}.csv`, rows);
    const flags = ['--agency', agency.slug, '--mapping', mapping];
    const { exitCode, said } = await runImport(database, home, [path, ...flags]);
    if (exitCode !== 0) throw new Error(said.join('\n'));
  }
  const portal = await portalOn(database, { now: () => NOW });
  return {
    async ask(url, { method = 'GET', headers = {} } = {}) {
      const answer = await portal.inject({ method, url, headers: { host: HOST, ...headers } });
      return { status: answer.statusCode, headers: answer.headers, body: answer.body };
    },
    async close() {
      await portal.close();
      await database.close();
      await remove();
    },
  };
}

/** Every file that the list of all datasets names, as a path. */
export function filesIn(catalog: string): string[] {
  const parsed: unknown = JSON.parse(catalog);
  const found = JSON.stringify(parsed).matchAll(/"downloadURL":"([^"]+)"/g);
  return [...found].map(([, url = '']) => new URL(url).pathname);
}
