/**
 * The one way to the rows of an agency: a transaction that says whose rows, who acts and in which
 * duty. Without it every policy yields nothing. The settings are literals, validated here, because
 * a
 * distributed PostgreSQL does not pass `set_config()` on.
 */
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely';
import type pg from 'pg';
import type { RolePool } from './pool.ts';
import type { Role } from './roles.ts';
import type { Tables } from './tables.ts';

export interface Actor {
  readonly agencyId: number;
  /** Account id, or `system:<job>`, or `resident`; never a name. */
  readonly actorId: string;
  /** The duty in which the actor acts, as `resident`, `worker`, `analyst`. */
  readonly duty: string;
  /** Hex hash of a resident's form token or words: opens that resident's own rows, no others. */
  readonly residentKey?: string;
}

/** One transaction within one agency. Stores take it; it must not outlive the callback. */
export interface Work {
  readonly agencyId: number;
  readonly db: Kysely<Tables>;
  /** The same transaction's connection, for COPY. */
  readonly client: pg.ClientBase;
}

/** Runs `act` in one transaction: committed when it returns, rolled back when it throws. */
export async function withinAgency<Value>(
  pool: RolePool,
  actor: Actor,
  act: (work: Work) => Promise<Value>,
): Promise<Value> {
  const settings = settingsFor(actor);
  return withTransaction(pool, async (client) => {
    await client.query(settings);
    return act({ agencyId: actor.agencyId, db: kyselyOn(client), client });
  });
}

/**
 * A unit of work inside a transaction of the administrator's, as the role that would do it alone:
 * what a restore must do before anybody else may see the rows. Policies hold as ever.
 */
export async function withinAgencyAs<Value>(
  client: pg.ClientBase,
  actor: Actor & { readonly role: Role },
  act: (work: Work) => Promise<Value>,
): Promise<Value> {
  await client.query(`set local role ${actor.role}; ${settingsFor(actor)}`);
  const value = await act({ agencyId: actor.agencyId, db: kyselyOn(client), client });
  await client.query(`reset role; set local app.agency_id = ''`);
  return value;
}

/** For the `ref` tables (`agency`, `agency_host`), which belong to no agency. */
export const withoutAgency = <Value>(
  pool: RolePool,
  act: (db: Kysely<Tables>) => Promise<Value>,
): Promise<Value> => withTransaction(pool, (client) => act(kyselyOn(client)));

/** The literal `SET LOCAL` statements of an actor; throws on anything but plain identifiers. */
export function settingsFor({ agencyId, actorId, duty, residentKey = '' }: Actor): string {
  if (!Number.isInteger(agencyId) || agencyId < 1) throw new Error(`Not an agency id: ${agencyId}`);
  const plain = [actorId, duty, residentKey].every((text) => /^[\w:.-]{0,128}$/.test(text));
  if (!plain || actorId === '' || duty === '') throw new Error('Not a plain actor, duty or key');
  return [
    `set local app.agency_id = '${agencyId}'`,
    `set local app.actor_id = '${actorId}'`,
    `set local app.duty = '${duty}'`,
    `set local app.resident_key = '${residentKey}'`,
  ].join('; ');
}

async function withTransaction<Value>(
  pool: RolePool,
  act: (client: pg.PoolClient) => Promise<Value>,
): Promise<Value> {
  const client = await pool.connections.connect();
  let fault: Error | undefined;
  try {
    await client.query('begin');
    const value = await act(client);
    await client.query('commit');
    return value;
  } catch (error) {
    fault = await rollBack(client);
    throw error;
  } finally {
    client.release(fault);
  }
}

/** A connection that cannot even roll back is thrown away instead of going back to the pool. */
const rollBack = (client: pg.PoolClient): Promise<Error | undefined> =>
  client.query('rollback').then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error : new Error(String(error))),
  );

const plugins = [new CamelCasePlugin()];

/** Kysely bound to one connection, so that builder and COPY share a transaction. */
function kyselyOn(client: pg.ClientBase): Kysely<Tables> {
  const borrowed = {
    query: client.query.bind(client),
    release: () => undefined,
  } as unknown as pg.PoolClient;
  const pool = { connect: () => Promise.resolve(borrowed), end: () => Promise.resolve() };
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool: pool as never }), plugins });
}

/**
 * True for the first of several transactions that ask for this name in this agency; it holds the
 * name until it ends. The others go on without waiting.
 */
export async function isFirstToHold(work: Work, name: string): Promise<boolean> {
  const { rows } = await work.client.query<{ isMine: boolean }>(
    'select pg_try_advisory_xact_lock(hashtext($1), $2) as "isMine"',
    [name, work.agencyId],
  );
  return rows[0]?.isMine ?? false;
}
