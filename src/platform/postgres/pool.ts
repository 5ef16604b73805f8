/** One pool of connections for one database role; no code path reaches another role's pool. */
import pg from 'pg';
import type { Role } from './roles.ts';
import { types } from './type-parsers.ts';

/** How a process reaches the database: as administrator, or signed in as one of the three roles. */
export interface DatabaseAddress {
  readonly administrator: pg.ClientConfig;
  as(role: Role): pg.ClientConfig;
}

export interface RolePool {
  readonly role: Role;
  readonly connections: pg.Pool;
  close(): Promise<void>;
}

const MOST_CONNECTIONS: Record<Role, number> = {
  peelian_portal: 10,
  peelian_console: 10,
  peelian_worker: 4,
};

/** The portal answers residents: a query that takes longer than this is a fault. */
const PORTAL_STATEMENT_TIMEOUT_MS = 10_000;

export function openPool(address: DatabaseAddress, role: Role): RolePool {
  const connections = new pg.Pool({
    ...address.as(role),
    types,
    max: MOST_CONNECTIONS[role],
    application_name: role.replace('_', ' '),
    ...(role === 'peelian_portal' && { statement_timeout: PORTAL_STATEMENT_TIMEOUT_MS }),
  });
  // An idle connection that breaks (server stopped) must not end the process: the next use reports
  // it.
  connections.on('error', () => undefined);
  return { role, connections, close: () => connections.end() };
}

/** Resolves when the database answers this role; for health checks. */
export const answers = async ({ connections }: RolePool): Promise<void> => {
  await connections.query('select 1');
};
