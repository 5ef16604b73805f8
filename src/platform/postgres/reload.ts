/** Fills an empty database again, in one transaction that a kill at any point leaves empty. */
import { pipeline } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import type pg from 'pg';
import { from } from 'pg-copy-streams';
import { done, refusedFor, type Result } from '#kernel/result.ts';
import { applyWithin, MIGRATION_LOCK } from './migrator.ts';
import type { Migration } from './migrations.ts';
import { OWNER_ROLE, prepareDatabase } from './roles.ts';
import { listKeptTables, PLAIN_TEXT } from './snapshot.ts';
import type { KeptSequence, KeptTable } from './snapshot.ts';

export interface ReloadedTable {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: number;
}

export interface Reload {
  /** What the rows were written under: each known here, with the same text. */
  readonly migrations: readonly { readonly number: number; readonly checksum: string }[];
  readonly tables: readonly ReloadedTable[];
  readonly sequences: readonly KeptSequence[];
  /** COPY text of a table; its `end` means that it was checked whole. */
  open(table: ReloadedTable): readonly [Readable, ...NodeJS.ReadWriteStream[]];
  /** Within the transaction, when all rows are there, at the newest schema. */
  afterLoad(client: pg.Client): Promise<void>;
}

/** Thrown to leave the transaction with a no; never leaves this file. */
class NotReloaded extends Error {
  readonly refusal: Result<never>;
  constructor(refusal: Result<never>) {
    super('not reloaded');
    this.refusal = refusal;
  }
}

/**
 * Refused when a table has rows, or when the tables are not those of the backup. All tables are
 * the owner's own while they are filled: row level security is lifted from the owner and forced
 * again before the commit, so that neither superuser nor BYPASSRLS is needed.
 */
export async function reload(
  client: pg.Client,
  known: readonly Migration[],
  wanted: Reload,
): Promise<Result<{ readonly migratedOn: number }>> {
  await client.query('begin');
  try {
    await client.query(`select pg_advisory_xact_lock(${MIGRATION_LOCK}); ${PLAIN_TEXT}`);
    await client.query(`set local role ${OWNER_ROLE}`);
    await checkEmpty(client);
    const later = await schemaOf(client, known, wanted);
    await load(client, wanted);
    for (const migration of later) await applyWithin(client, migration);
    await client.query('reset role');
    await wanted.afterLoad(client);
    await client.query('commit');
    return done({ migratedOn: later.length });
  } catch (fault) {
    await client.query('rollback').catch(() => undefined);
    if (fault instanceof NotReloaded) return fault.refusal;
    throw fault;
  }
}

const lift = async (client: pg.Client, tables: readonly KeptTable[], isForced: boolean) => {
  for (const { name, isRowSecurityForced } of tables)
    if (isRowSecurityForced)
      await client.query(
        `alter table "${name}" ${isForced ? 'force' : 'no force'} row level security`,
      );
};

/** The lock of the lifting holds until the end: nobody adds a row behind our back. */
async function checkEmpty(client: pg.Client): Promise<void> {
  const tables = await listKeptTables(client);
  await lift(client, tables, false);
  const full: string[] = [];
  for (const { name } of tables) {
    const found = await client.query(`select from "${name}" limit 1`);
    if (found.rowCount !== 0) full.push(name);
  }
  await lift(client, tables, true);
  if (full.length > 0)
    throw new NotReloaded(
      refusedFor('restore-not-empty', { parameters: { tables: full.join(', ') } }),
    );
}

/** Makes the schema that the rows were written under; answers the migrations that came later. */
async function schemaOf(
  client: pg.Client,
  known: readonly Migration[],
  { migrations }: Reload,
): Promise<readonly Migration[]> {
  const had = new Set(migrations.map(({ number }) => number));
  const later = known.filter(({ number }) => !had.has(number));
  if (later.length === 0) return later;
  // Nothing is in it: it is made anew, as it was then.
  await client.query(`reset role; drop owned by ${OWNER_ROLE} cascade`);
  await prepareDatabase(client);
  await client.query(`set local role ${OWNER_ROLE}`);
  for (const migration of known.filter(({ number }) => had.has(number)))
    await applyWithin(client, migration);
  return later;
}

async function load(client: pg.Client, wanted: Reload): Promise<void> {
  const here = await listKeptTables(client);
  const shape = (tables: readonly Pick<KeptTable, 'name' | 'columns'>[]) =>
    tables
      .map(({ name, columns }) => [name, ...columns].join())
      .toSorted()
      .join(';');
  if (shape(here) !== shape(wanted.tables))
    throw new NotReloaded(refusedFor('backup-other-tables'));
  await lift(client, here, false);
  const offered = new Map(wanted.tables.map((table) => [table.name, table]));
  for (const { name } of here) {
    const table = offered.get(name);
    if (table) await fill(client, table, wanted);
  }
  for (const { table, column, next } of wanted.sequences)
    // Unlike setval, this is undone with the transaction.
    await client.query(`alter table "${table}" alter column "${column}" restart with ${next}`);
  await lift(client, here, true);
}

async function fill(client: pg.Client, table: ReloadedTable, { open }: Reload): Promise<void> {
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  const copy = client.query(from(`copy "${table.name}" (${columns}) from stdin`));
  await pipeline([...open(table), copy]);
  if (copy.rowCount !== table.rows)
    throw new Error(`${table.name}: ${copy.rowCount} rows came in, ${table.rows} were written`);
}

/** For the planner: an unmeasured database answers slowly at first. */
export async function measure(client: pg.Client): Promise<void> {
  await client.query(`set role ${OWNER_ROLE}`);
  for (const { name } of await listKeptTables(client)) await client.query(`analyze "${name}"`);
  await client.query('reset role');
}

/** Within the transaction, before any pool could list them. */
export async function agenciesIn(client: pg.ClientBase) {
  const { rows } = await client.query<{ readonly agencyId: number; readonly slug: string }>(
    'select agency_id as "agencyId", slug from agency order by agency_id',
  );
  return rows;
}
