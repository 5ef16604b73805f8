/** The database roles: one owns the tables, three use them, and none of them may bypass RLS. */
import type { Client } from 'pg';

export const OWNER_ROLE = 'peelian_owner';

export const ROLES = ['peelian_portal', 'peelian_console', 'peelian_worker'] as const;
export type Role = (typeof ROLES)[number];

/**
 * Creates missing roles and lets the connected administrator act as each of them.
 * @param passwords of the three using roles where they sign in themselves (embedded); without it
 *   they cannot sign in, and the administrator's own sign-in takes on the role (external server)
 */
export async function ensureRoles(
  client: Client,
  passwords?: Readonly<Record<Role, string>>,
): Promise<void> {
  const found = await client.query<{ rolname: string }>(
    `select rolname from pg_roles where rolname like 'peelian\\_%'`,
  );
  const known = new Set(found.rows.map((row) => row.rolname));
  for (const role of [OWNER_ROLE, ...ROLES]) {
    if (!known.has(role)) await createRole(client, role);
    await client.query(`grant ${role} to current_user`);
  }
  for (const role of passwords ? ROLES : []) {
    const password = client.escapeLiteral(passwords?.[role] ?? '');
    await client.query(`alter role ${role} login password ${password}`);
  }
}

/** Another process may create the same role at the same moment: then it simply exists. */
async function createRole(client: Client, role: string): Promise<void> {
  await client.query(`do $$ begin create role ${role} nologin nobypassrls nosuperuser;
    exception when duplicate_object or unique_violation then null; end $$`);
}

/** Lets the owner make tables in this database, and nobody else. */
export async function prepareDatabase(client: Client): Promise<void> {
  await client.query(`revoke create on schema public from public`);
  await client.query(`grant usage, create on schema public to ${OWNER_ROLE}`);
  await client.query(`grant usage on schema public to ${ROLES.join(', ')}`);
}
