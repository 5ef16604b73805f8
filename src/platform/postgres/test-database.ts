/** Databases for tests: one cluster a run, one migrated template, one clone for each test file. */
import { randomBytes } from 'node:crypto';
import type pg from 'pg';
import { databaseAt, type Database } from './database.ts';
import type { DatabaseAddress } from './pool.ts';
import type { Role } from './roles.ts';
import { inDatabase, signedIn } from './sign-in.ts';

/** How test files reach the run's cluster; handed over by the global set-up as plain values. */
export interface TestCluster {
  readonly administrator: pg.ClientConfig;
  /** Passwords of the roles; absent where the administrator takes on the role (external server). */
  readonly passwords?: Readonly<Record<Role, string>>;
  readonly template: string;
}

export const addressIn = (cluster: TestCluster, database: string): DatabaseAddress => {
  const administrator = inDatabase(cluster.administrator, database);
  const { passwords } = cluster;
  const as = (role: Role) =>
    passwords
      ? { ...administrator, user: role, password: passwords[role] }
      : { ...administrator, options: `-c role=${role}` };
  return { administrator, as };
};

/** Clones the template; `close()` drops the clone. */
export async function cloneDatabase(cluster: TestCluster): Promise<Database> {
  const name = `peelian_test_${randomBytes(6).toString('hex')}`;
  await administer(cluster, `create database ${name} template ${cluster.template}`);
  const database = databaseAt(addressIn(cluster, name), []);
  const close = async () => {
    await database.close();
    await administer(cluster, `drop database if exists ${name} with (force)`);
  };
  return { ...database, close };
}

const administer = ({ administrator }: TestCluster, statement: string) =>
  signedIn(administrator, (client) => client.query(statement));
