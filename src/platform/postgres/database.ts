/** Opens the database that the settings name, embedded or external, ready and migrated. */
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { done, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import type { Settings } from '../settings.ts';
import { checkDurability } from './embedded/durability.ts';
import { startEmbedded } from './embedded/embedded.ts';
import { migrate } from './migrator.ts';
import { readMigrations } from './migrations.ts';
import { openPool, type DatabaseAddress, type RolePool } from './pool.ts';
import { rolePasswords } from './role-passwords.ts';
import { ensureRoles, OWNER_ROLE, prepareDatabase, type Role } from './roles.ts';
import { inDatabase, signedIn } from './sign-in.ts';

export interface Database {
  /** The pool of a role, opened at first use. */
  pool(role: Role): RolePool;
  /** Signs in as administrator; for migrations, schema and backups only. */
  asAdministrator<Value>(act: (client: pg.Client) => Promise<Value>): Promise<Value>;
  /** What the operator should know, as where the cluster lies. */
  readonly notices: readonly Refusal[];
  /** Closes the pools, then leaves the embedded server if there is one. The last step of a stop. */
  close(): Promise<void>;
}

type DatabaseSettings = Pick<Settings, 'home' | 'databaseUrl'>;

/** All migrations lie below `src/`, in the folders of their topics. */
export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../..', import.meta.url));

const EMBEDDED_DATABASE = 'peelian';

export async function openDatabase(
  settings: DatabaseSettings,
  say: (line: string) => void = () => undefined,
): Promise<Result<Database>> {
  return settings.databaseUrl
    ? openExternal(settings.databaseUrl)
    : openEmbedded(settings.home, say);
}

async function openEmbedded(home: string, say: (line: string) => void): Promise<Result<Database>> {
  const started = await startEmbedded({ home, say });
  if (!started.ok) return started;
  const { connection, notices, leave } = started.value;
  try {
    const server: pg.ClientConfig = { ...connection, application_name: 'peelian administrator' };
    const passwords = await rolePasswords(home);
    await signedIn(server, (client) => ensureRoles(client, passwords));
    await createDatabase(server, EMBEDDED_DATABASE);
    const administrator = inDatabase(server, EMBEDDED_DATABASE);
    const as = (role: Role) => ({ ...administrator, user: role, password: passwords[role] });
    await signedIn(administrator, prepareAndMigrate);
    return done(databaseAt({ administrator, as }, notices, leave));
  } catch (fault) {
    await leave();
    throw fault;
  }
}

async function openExternal(databaseUrl: string): Promise<Result<Database>> {
  const administrator: pg.ClientConfig = {
    connectionString: databaseUrl,
    application_name: 'peelian administrator',
  };
  const as = (role: Role) => ({ ...administrator, options: `-c role=${role}` });
  const prepared = await signedIn(administrator, prepareExternal).catch(refusalOfSignIn);
  return prepared.ok ? done(databaseAt({ administrator, as }, [])) : prepared;
}

/** A process whose sign-in may not act as the owner only checks that somebody has migrated. */
async function prepareExternal(client: pg.Client): Promise<Result<undefined>> {
  const durable = await checkDurability(client);
  if (!durable.ok) return durable;
  if (await mayOwn(client)) {
    await ensureRoles(client);
    await prepareAndMigrate(client);
    return done(undefined);
  }
  const migrations = await readMigrations(MIGRATIONS_FOLDER);
  const applied = await client.query<{ count: number }>(
    'select count(*)::integer as count from schema_migration',
  );
  return applied.rows[0]?.count === migrations.length
    ? done(undefined)
    : refusedFor('database-not-migrated');
}

/** SQLSTATE and system codes that say: not reachable, not let in, or not allowed to prepare it. */
const SIGN_IN_CODES = /^(28|3D000|42501|08|57P03|53300|ECONN|ENOTFOUND|EAI_AGAIN|ETIMEDOUT)/;

function refusalOfSignIn(fault: unknown): Result<undefined> {
  const code = fault instanceof Error && 'code' in fault ? String(fault.code) : '';
  if (!(fault instanceof Error) || !SIGN_IN_CODES.test(code)) throw fault;
  return refusedFor('database-sign-in-failed', { parameters: { reason: fault.message } });
}

async function mayOwn(client: pg.Client): Promise<boolean> {
  const found = await client.query<{ may: boolean }>(
    `select rolcreaterole or rolsuper or exists (select from pg_roles o
       where o.rolname = '${OWNER_ROLE}' and pg_has_role(current_user, o.oid, 'member')) as may
     from pg_roles where rolname = current_user`,
  );
  return found.rows[0]?.may ?? false;
}

async function createDatabase(server: pg.ClientConfig, name: string): Promise<void> {
  await signedIn(server, async (client) => {
    const found = await client.query('select from pg_database where datname = $1', [name]);
    if (found.rowCount === 0) await client.query(`create database ${name}`).catch(unlessItExists);
  });
}

/** Another process may create it at the same moment: then it simply exists. */
const unlessItExists = (fault: unknown) => {
  if (fault instanceof pg.DatabaseError && ['42P04', '23505'].includes(fault.code ?? '')) return;
  throw fault;
};

async function prepareAndMigrate(client: pg.Client): Promise<void> {
  await prepareDatabase(client);
  await migrate(client, await readMigrations(MIGRATIONS_FOLDER));
}

/** A database at an address that is ready: pools open on demand. */
export function databaseAt(
  address: DatabaseAddress,
  notices: readonly Refusal[],
  leave: () => Promise<void> = () => Promise.resolve(),
): Database {
  const pools = new Map<Role, RolePool>();
  const pool = (role: Role) => {
    const open = pools.get(role) ?? openPool(address, role);
    pools.set(role, open);
    return open;
  };
  const close = async () => {
    await Promise.all([...pools.values()].map((open) => open.close()));
    await leave();
  };
  return { pool, asAdministrator: (act) => signedIn(address.administrator, act), notices, close };
}
