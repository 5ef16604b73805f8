/** Importing the staff of a large department, against a bare COPY of the same rows. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pgCopyStreams from 'pg-copy-streams';
import type { Database } from '../src/platform/postgres/database.ts';
import { startTestCluster } from '../src/platform/postgres/test-cluster.ts';
import { cloneDatabase } from '../src/platform/postgres/test-database.ts';
import { openStaffTerminal } from '../src/trust/staff/staff-terminal.examples.ts';
import { elapsedMs, type Bench } from './harness.ts';

const MEMBERS = 12_000;
/** Each leads up to eight: a chain of five people from the lowest to the chief. */
const SPAN = 8;

/** One row a member, in an order in which supervisors do not come first. */
function staffFile(): string {
  const rows = Array.from({ length: MEMBERS }, (_, index) => {
    const supervisor = index === 0 ? '' : String(1000 + Math.floor((index - 1) / SPAN));
    const rank = index < 200 ? 'Sergeant,Sgt.' : 'Officer,Ofc.';
    const unit = `District ${index % 25},${'ABC'[index % 3]}`;
    const day = `20${String(10 + (index % 9)).padStart(2, '0')}-03-01`;
    const badge = 1000 + index;
    const hired = '2008-01-01';
    const name = `Given${index},Family${index}`;
    return [badge, name, rank, unit, supervisor, day, hired, 'en es'].join();
  });
  const header =
    'Badge,First name,Last name,Rank,Rank short,Unit,Squad,Supervisor,From,Hire date,Languages';
  return [header, ...rows.toReversed(), ''].join('\n');
}

async function importInto(database: Database, text: string): Promise<number> {
  const terminal = await openStaffTerminal(database);
  let code = 0;
  const ms = await elapsedMs(async () => {
    ({ code } = await terminal.bring(text));
  });
  await terminal.remove();
  if (code !== 0) throw new Error(`The import ended with ${code}`);
  return ms;
}

const TABLES = ['staff_member', 'staff_posting'] as const;

/** Both tables' rows as COPY text, in memory. */
const copiedOut = (database: Database): Promise<Buffer[]> =>
  database.asAdministrator(async (client) => {
    const tables: Buffer[] = [];
    for (const table of TABLES) {
      const chunks: Buffer[] = [];
      for await (const chunk of client.query(pgCopyStreams.to(`copy ${table} to stdout`)))
        chunks.push(chunk as Buffer);
      tables.push(Buffer.concat(chunks));
    }
    return tables;
  });

/** As administrator, who alone may COPY into a table with row security; all constraints hold. */
const copyIn = (database: Database, tables: readonly Buffer[]): Promise<void> =>
  database.asAdministrator(async (client) => {
    await client.query('begin');
    for (const [at, table] of TABLES.entries())
      await new Promise<void>((resolve, reject) => {
        const stream = client.query(pgCopyStreams.from(`copy ${table} from stdin`));
        stream.on('error', reject).on('finish', resolve).end(tables[at]);
      });
    await client.query('commit');
  });

export const bench: Bench = {
  name: 'import-staff',
  unit: 'ms',
  peer: 'COPY of the same rows with their constraints',
  budget: 5,
  budgetOn: 'ratio',
  isLowerBetter: true,
  prepare: async () => {
    const folder = await mkdtemp(join(tmpdir(), 'peelian-bench-'));
    const { cluster, stop } = await startTestCluster();
    const text = staffFile();
    const within = async <Value>(act: (database: Database) => Promise<Value>) => {
      const database = await cloneDatabase(cluster);
      try {
        return await act(database);
      } finally {
        await database.close();
      }
    };
    const rows = await within(async (database) => {
      await importInto(database, text);
      return copiedOut(database);
    });
    return {
      ours: () => within((database) => importInto(database, text)),
      peer: () => within((database) => elapsedMs(() => copyIn(database, rows))),
      close: async () => {
        await stop();
        await rm(folder, { recursive: true, force: true });
      },
    };
  },
};
