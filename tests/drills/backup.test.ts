/** The long drill: backup under load, source destroyed, restored on another PostgreSQL version. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openDatabase, type Database } from '#platform/postgres/database.ts';
import { inDatabase, signedIn } from '#platform/postgres/sign-in.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { newHome, removeHomes } from '../../src/main/backup.examples.ts';
import { drill, type Load } from '../abuse/backup-load.ts';
import { hasPostgres15, sayIfMissing, startPostgres15 } from './postgres-15.ts';
import type { RunningPostgres } from './postgres-15.ts';

const LOAD: Load = { rows: 5000, rowsBefore: 100_000, actsBefore: 60 };

sayIfMissing('the backup drill between PostgreSQL 15 and 18');
afterAll(removeHomes);

// Why it is left out was said above.
describe.skipIf(!hasPostgres15)('a backup under load', () => {
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await startPostgres15();
  });
  afterAll(() => server.stop());

  /** Opened as an agency's installation opens it: made, migrated, empty. */
  async function onPostgres15(name: string): Promise<Database> {
    const connectionString = server.url;
    await signedIn({ connectionString }, (client) => client.query(`create database ${name}`));
    const url = inDatabase({ connectionString }, name).connectionString;
    const opened = await openDatabase({ home: await newHome(), databaseUrl: url });
    if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
    return opened.value;
  }

  const check = async (from: Database, to: Database) => {
    const { taken, restored, acts, lost, before, after } = await drill(from, to, LOAD);
    process.stdout.write(
      `backup drill: ${acts.length} acts, ${JSON.stringify(taken.json)}, ` +
        `${JSON.stringify(restored.json)}\n`,
    );
    expect([taken.code, restored.code], restored.said.join()).toEqual([0, 0]);
    expect(lost).toEqual([]);
    expect(after).toEqual(before);
    await to.close();
  };

  it('of the embedded server is restored on PostgreSQL 15, digest for digest', async () =>
    check(await cloneDatabase(inject('cluster')), await onPostgres15('restored')));

  it('of PostgreSQL 15 is restored on the embedded server, digest for digest', async () =>
    check(await onPostgres15('source'), await cloneDatabase(inject('cluster'))));
});
