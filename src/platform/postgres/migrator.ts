/** Brings a database to the newest migration, one transaction each, one process at a time. */
import type { Client } from 'pg';
import type { Migration } from './migrations.ts';
import { OWNER_ROLE } from './roles.ts';
import { settingsFor } from './unit-of-work.ts';

/** Any number, the same in all processes: whoever holds it migrates. */
export const MIGRATION_LOCK = 7_216_001;

/**
 * Applies what is missing and answers how many were applied. An applied file that was changed, or a
 * database newer than this code, is a fault: nothing is run.
 */
export async function migrate(client: Client, migrations: readonly Migration[]): Promise<number> {
  await client.query(`select pg_advisory_lock(${MIGRATION_LOCK})`);
  try {
    const applied = await appliedMigrations(client);
    const missing = migrations.filter(({ number }) => !applied.has(number));
    checkApplied(applied, migrations);
    for (const migration of missing) await apply(client, migration);
    return missing.length;
  } finally {
    await client.query(`select pg_advisory_unlock(${MIGRATION_LOCK})`);
  }
}

type Applied = ReadonlyMap<number, string>;

const LIST_OF_MIGRATIONS = `create table if not exists schema_migration (
      number integer primary key,
      topic text not null,
      checksum text not null,
      applied_at timestamptz not null default now()
    );
    comment on table schema_migration is 'local: which migrations this database has had';
    grant select on schema_migration to peelian_portal, peelian_console, peelian_worker`;

async function appliedMigrations(client: Client): Promise<Applied> {
  await client.query(`begin; set local role ${OWNER_ROLE}; ${LIST_OF_MIGRATIONS}; commit`);
  const found = await client.query<{ number: number; checksum: string }>(
    'select number, checksum from schema_migration',
  );
  return new Map(found.rows.map(({ number, checksum }) => [number, checksum]));
}

function checkApplied(applied: Applied, migrations: readonly Migration[]): void {
  const known = new Map(migrations.map((migration) => [migration.number, migration]));
  for (const [number, checksum] of applied) {
    const migration = known.get(number);
    if (!migration)
      throw new Error(`The database has migration ${number}, which this version does not know`);
    if (migration.checksum !== checksum)
      throw new Error(`${migration.path} was changed after it was applied; add a new file instead`);
  }
}

async function apply(client: Client, migration: Migration): Promise<void> {
  try {
    await client.query(`begin; set local role ${OWNER_ROLE}`);
    await applyWithin(client, migration);
    await client.query('commit');
  } catch (cause) {
    await client.query('rollback');
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`Migration ${migration.path} failed and was undone: ${reason}`, { cause });
  }
}

/** Within a transaction of the owner's that somebody else ends, as a restore does. */
export async function applyWithin(client: Client, migration: Migration): Promise<void> {
  const { number, topic, checksum } = migration;
  await client.query(`${LIST_OF_MIGRATIONS}; set local app.migrating = 'on'`);
  for (const { runs, sql } of migration.steps)
    await (runs === 'once' ? client.query(sql) : forEachAgency(client, sql));
  await client.query('insert into schema_migration (number, topic, checksum) values ($1, $2, $3)', [
    number,
    topic,
    checksum,
  ]);
  await client.query(`set local app.migrating = ''`);
}

async function forEachAgency(client: Client, sql: string): Promise<void> {
  const agencies = await client.query<{ agency_id: number }>(
    'select agency_id from agency order by agency_id',
  );
  for (const { agency_id: agencyId } of agencies.rows) {
    await client.query(settingsFor({ agencyId, actorId: 'system:migrate', duty: 'migration' }));
    await client.query(sql);
  }
  await client.query(`set local app.agency_id = ''`);
}
