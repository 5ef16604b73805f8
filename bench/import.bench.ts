/** Importing a year of a large city, against a bare COPY of the same rows into the same table. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pgCopyStreams from 'pg-copy-streams';
import type { Database } from '../src/platform/postgres/database.ts';
import { startTestCluster } from '../src/platform/postgres/test-cluster.ts';
import { cloneDatabase } from '../src/platform/postgres/test-database.ts';
import {
  addAgency,
  addBeats,
  runImport,
} from '../src/practices/technology/incidents/importing/import.examples.ts';
import { writeRows } from '../src/practices/technology/incidents/importing/many-incidents.examples.ts';
import { elapsedMs, type Bench } from './harness.ts';

/** As many as Philadelphia recorded in 2018. */
const ROWS = 154_590;

const args = (path: string) => [path, '--agency', 'phl', '--mapping', 'philadelphia'];

/** Milliseconds of the whole command in a fresh database: read, match beats, merge, count. */
async function importInto(database: Database, home: string, path: string): Promise<number> {
  await addBeats(database, await addAgency(database, 'phl'));
  let exitCode = 0;
  const ms = await elapsedMs(async () => {
    ({ exitCode } = await runImport(database, home, args(path)));
  });
  if (exitCode !== 0) throw new Error(`The import ended with ${exitCode}`);
  return ms;
}

/** The table's rows as COPY text, in memory: reading them costs the peer nothing. */
const copiedOut = (database: Database): Promise<Buffer> =>
  database.asAdministrator(async (client) => {
    const chunks: Buffer[] = [];
    for await (const chunk of client.query(pgCopyStreams.to('copy incident to stdout')))
      chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  });

/** As administrator, who alone may COPY into a table with row security. */
const copyIn = (database: Database, rows: Buffer): Promise<void> =>
  database.asAdministrator(async (client) => {
    const stream = client.query(pgCopyStreams.from('copy incident from stdin'));
    await new Promise<void>((resolve, reject) => {
      stream.on('error', reject).on('finish', resolve);
      for (let start = 0; start < rows.length; start += 256 * 1024)
        stream.write(rows.subarray(start, start + 256 * 1024));
      stream.end();
    });
  });

export const bench: Bench = {
  name: 'import-incidents',
  unit: 'ms',
  peer: 'COPY of the same rows',
  budget: 3,
  budgetOn: 'ratio',
  isLowerBetter: true,
  prepare: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'peelian-bench-'));
    const { cluster, stop } = await startTestCluster();
    const path = await writeRows(join(folder, 'incidents.csv.gz'), { count: ROWS });
    const within = async <Value>(act: (database: Database) => Promise<Value>) => {
      const database = await cloneDatabase(cluster);
      try {
        return await act(database);
      } finally {
        await database.close();
      }
    };
    const rows = await within(async (database) => {
      await importInto(database, folder, path);
      return copiedOut(database);
    });
    return {
      ours: () => within((database) => importInto(database, folder, path)),
      peer: () => within((database) => elapsedMs(() => copyIn(database, rows))),
      close: async () => {
        await stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};
