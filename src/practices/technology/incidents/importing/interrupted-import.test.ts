/** A killed import leaves nothing or everything, and the next one brings the same end. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { addAgency, addBeats, asWorker, exampleHome, runImport } from './import.examples.ts';
import type { Interrupted } from './interrupted-import.examples.ts';
import { writeRows } from './many-incidents.examples.ts';

const ROWS = 20_000;
let database: Database;
let home: string;
let remove: () => Promise<void>;
let path: string;

beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  ({ home, remove } = await exampleHome());
  await addBeats(database, await addAgency(database, 'phl'));
  path = await writeRows(join(home, 'rows.csv.gz'), { count: ROWS });
});
afterAll(async () => {
  await database.close();
  await remove();
});

const countOf = (table: 'incident' | 'incident_month_count' | 'import_run') =>
  asWorker(database, { agencyId: 1 }, async ({ client }) => {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::integer as count from ${table}
       where agency_id = 1 ${table === 'import_run' ? "and kind = 'incidents'" : ''}`,
    );
    return rows[0]?.count;
  });

const wait = (ms: number) =>
  new Promise<void>((resolve) => {
    setTimeout(resolve, ms);
  });

/** Waits for the killed process's connection to end: its transaction ends with it. */
async function connectionsGone(own: number): Promise<void> {
  for (;;) {
    const { rows } = await database.asAdministrator((client) =>
      client.query<{ count: number }>(
        `select count(*)::integer as count from pg_stat_activity
         where datname = current_database() and application_name = 'peelian worker'`,
      ),
    );
    if ((rows[0]?.count ?? 0) <= own) return;
    await wait(50);
  }
}

const databaseName = () =>
  database.asAdministrator(async (client) => {
    const { rows } = await client.query<{ name: string }>('select current_database() as name');
    return rows[0]?.name ?? '';
  });

/** Kills the process `afterMs` after its first rows arrived; answers whether it had finished. */
async function killedAfter(afterMs: number): Promise<boolean> {
  const own = database.pool('peelian_worker').connections.totalCount;
  const order: Interrupted = {
    cluster: inject('cluster'),
    databaseName: await databaseName(),
    agencyId: 1,
    path,
    home,
  };
  const program = join(import.meta.dirname, 'interrupted-import.examples.ts');
  const child = spawn(process.execPath, [...process.execArgv, program, JSON.stringify(order)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.on('data', (text: Buffer) => {
    said += text.toString();
  });
  await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
  expect(said).not.toBe('');
  await wait(afterMs);
  child.kill('SIGKILL');
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  await connectionsGone(own);
  return said.includes('finished');
}

it('killed anywhere leaves nothing or everything, and a rerun has the same end', async () => {
  // From the first rows to well into the merge; where exactly does not matter to the rule.
  for (const afterMs of [0, 40, 160, 400]) {
    const hasFinished = await killedAfter(afterMs);
    const count = await countOf('incident');
    expect([0, ROWS]).toContain(count);
    if (hasFinished) expect(count).toBe(ROWS);
    expect(await countOf('import_run')).toBeLessThanOrEqual(count === 0 ? 0 : 4);
    expect((await countOf('incident_month_count')) === 0).toBe(count === 0);
  }
  const args = [path, '--agency', 'phl', '--mapping', 'philadelphia'];
  const rerun = await runImport(database, home, args);
  expect(rerun.json).toMatchObject({ read: ROWS, rejected: 0 });
  expect(await countOf('incident')).toBe(ROWS);
  const again = await runImport(database, home, args);
  expect(again.json).toMatchObject({ read: ROWS, imported: 0, updated: 0, unchanged: ROWS });
}, 120_000);
