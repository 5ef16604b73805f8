/** One moment of a whole database, read table by table while everybody else goes on writing. */
import type pg from 'pg';
import { to } from 'pg-copy-streams';
import type { Readable } from 'node:stream';
import { done, refusedFor, type Result } from '#kernel/result.ts';

export interface KeptTable {
  readonly name: string;
  /** Written ones, in their order. */
  readonly columns: readonly string[];
  /** Of the primary key, as an order by which rows tell nothing of when they came. */
  readonly order: readonly string[];
  /** Tables whose rows these rows point at. */
  readonly needs: readonly string[];
  readonly isRowSecurityForced: boolean;
}

export interface KeptSequence {
  readonly table: string;
  readonly column: string;
  readonly next: number;
}

/** What the migrations themselves write down, and a restore therefore writes anew. */
export const MIGRATION_TABLE = 'schema_migration';

/** Text is ordered by its bytes: collations differ between servers and their versions. */
const TABLES = `select c.relname as "name", c.relforcerowsecurity as "isRowSecurityForced",
    array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0
      and not a.attisdropped and a.attgenerated = '' order by a.attnum) as "columns",
    array(select quote_ident(a.attname) || case when a.attcollation <> 0
        then ' collate "C"' else '' end
      from pg_constraint k, unnest(k.conkey) with ordinality as n(attnum, place)
      join pg_attribute a on a.attnum = n.attnum
      where k.conrelid = c.oid and k.contype = 'p' and a.attrelid = c.oid
      order by n.place) as "order",
    array(select distinct f.relname::text from pg_constraint k join pg_class f
      on f.oid = k.confrelid where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid
      order by 1) as "needs"
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
  order by c.relname`;

/** Every table but the list of migrations, each after those that it points at. */
export async function listKeptTables(client: pg.ClientBase): Promise<KeptTable[]> {
  const { rows } = await client.query<KeptTable>(TABLES);
  const left = rows.filter(({ name }) => name !== MIGRATION_TABLE);
  const ordered: KeptTable[] = [];
  const isReady = ({ needs }: KeptTable) => !left.some(({ name }) => needs.includes(name));
  while (left.length > 0) {
    const index = left.findIndex(isReady);
    const [next] = left.splice(index, index < 0 ? 0 : 1);
    if (!next)
      throw new Error(`Tables point at each other: ${left.map(({ name }) => name).join()}`);
    ordered.push(next);
  }
  return ordered;
}

/** What the next row of each identity or serial column would get. */
export async function listSequences(client: pg.ClientBase): Promise<KeptSequence[]> {
  const { rows } = await client.query<{ table: string; column: string; name: string }>(
    `select c.relname as "table", a.attname as "column",
        pg_get_serial_sequence(quote_ident(c.relname), a.attname) as "name"
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      where n.nspname = 'public' and c.relkind in ('r', 'p')
        and pg_get_serial_sequence(quote_ident(c.relname), a.attname) is not null
      order by 1, 2`,
  );
  const sequences: KeptSequence[] = [];
  for (const { table, column, name } of rows) {
    const found = await client.query<{ next: number }>(
      `select (case when is_called then last_value + 1 else last_value end) as next
       from ${name}`,
    );
    sequences.push({ table, column, next: found.rows[0]?.next ?? 1 });
  }
  return sequences;
}

const quoted = (names: readonly string[]) => names.map((name) => `"${name}"`).join(', ');

/** The text form of values is the same on every server and version under these. */
export const PLAIN_TEXT = [
  `set local timezone = 'UTC'`,
  `set local datestyle = 'ISO, YMD'`,
  `set local intervalstyle = 'postgres'`,
  `set local bytea_output = 'hex'`,
  'set local extra_float_digits = 1',
  `set local client_encoding = 'UTF8'`,
  'set local statement_timeout = 0',
  'set local lock_timeout = 0',
  'set local idle_in_transaction_session_timeout = 0',
].join('; ');

export interface Snapshot {
  readonly takenAt: Date;
  readonly postgresVersion: string;
  readonly tables: readonly KeptTable[];
  readonly sequences: readonly KeptSequence[];
  readonly migrations: readonly { number: number; topic: string; checksum: string }[];
  /** The rows of one table as COPY text, in the order of its primary key. One at a time. */
  copy(table: KeptTable): Readable;
}

/**
 * Runs `act` in one read-only transaction that sees one moment. The tables are locked against
 * being changed in shape or emptied at a stroke; reading and writing go on. Refused when
 * row level security would hold back rows from this sign-in: a part is no backup.
 */
export async function withSnapshot<Value>(
  client: pg.Client,
  act: (snapshot: Snapshot) => Promise<Value>,
): Promise<Result<Value>> {
  if (!(await seesEverything(client))) return refusedFor('backup-sees-not-all-rows');
  const names = (await listKeptTables(client)).map(({ name }) => name);
  await client.query('begin isolation level repeatable read, read only');
  try {
    await client.query(`${PLAIN_TEXT}; set local row_security = off`);
    // Before the first query, so that the moment is after the lock.
    await client.query(`lock table ${quoted([...names, MIGRATION_TABLE])} in access share mode`);
    const value = await act(await lookAt(client));
    return done(value);
  } finally {
    await client.query('rollback');
  }
}

/** Rights to read every table, and to pass over row level security. */
async function seesEverything(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ sees: boolean }>(
    `select coalesce(bool_and(has_table_privilege(c.oid, 'select')
        and not row_security_active(c.oid)), true) as sees
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p')`,
  );
  return rows[0]?.sees ?? false;
}

async function lookAt(client: pg.Client): Promise<Snapshot> {
  // First: the moment is not before this statement came, so all that was committed by then is in.
  const about = await client.query<{ takenAt: Date; version: string }>(
    `select statement_timestamp() as "takenAt", version() as version`,
  );
  const tables = await listKeptTables(client);
  const migrations = await client.query<Snapshot['migrations'][number]>(
    `select number, topic, checksum from ${MIGRATION_TABLE} order by number`,
  );
  return {
    takenAt: about.rows[0]?.takenAt ?? new Date(Number.NaN),
    postgresVersion: about.rows[0]?.version ?? '',
    tables,
    sequences: await listSequences(client),
    migrations: migrations.rows,
    copy: ({ name, columns, order }) =>
      client.query(
        to(`copy (select ${quoted(columns)} from "${name}" ${orderOf(order)}) to stdout`),
      ),
  };
}

const orderOf = (order: readonly string[]) =>
  order.length === 0 ? '' : `order by ${order.join(', ')}`;
