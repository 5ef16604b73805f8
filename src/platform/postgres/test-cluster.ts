/** The cluster of one test run: embedded in a temporary home, or the server of DATABASE_URL. */
import { randomBytes } from 'node:crypto';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MIGRATIONS_FOLDER } from './database.ts';
import { startEmbedded } from './embedded/embedded.ts';
import { migrate } from './migrator.ts';
import { readMigrations } from './migrations.ts';
import { rolePasswords } from './role-passwords.ts';
import { ensureRoles, prepareDatabase } from './roles.ts';
import { inDatabase, signedIn } from './sign-in.ts';
import type { TestCluster } from './test-database.ts';

interface Running {
  readonly cluster: TestCluster;
  stop(): Promise<void>;
}

/** Starts the cluster and migrates the template that test files clone. */
export async function startTestCluster(): Promise<Running> {
  const server = await (process.env['DATABASE_URL']
    ? externalServer(process.env['DATABASE_URL'])
    : embeddedServer());
  const template = `peelian_template_${randomBytes(6).toString('hex')}`;
  const cluster = { ...server.cluster, template };
  try {
    await signedIn(cluster.administrator, async (client) => {
      await ensureRoles(client, cluster.passwords);
      await client.query(`create database ${template}`);
    });
    await signedIn(inDatabase(cluster.administrator, template), async (client) => {
      await prepareDatabase(client);
      await migrate(client, await readMigrations(MIGRATIONS_FOLDER));
    });
  } catch (fault) {
    // Else a faulty migration would leave a server behind with every run.
    await server.stop();
    throw fault;
  }
  const stop = async () => {
    await signedIn(cluster.administrator, (client) =>
      client.query(`drop database if exists ${template} with (force)`),
    );
    await server.stop();
  };
  return { cluster, stop };
}

interface Server {
  readonly cluster: Omit<TestCluster, 'template'>;
  stop(): Promise<void>;
}

const externalServer = (connectionString: string): Promise<Server> =>
  Promise.resolve({
    cluster: { administrator: { connectionString } },
    stop: () => Promise.resolve(),
  });

async function embeddedServer(): Promise<Server> {
  const home = await mkdtemp(join(tmpdir(), 'peelian-test-'));
  // As root the server's user must be able to enter, else the cluster would go to /var/lib.
  await chmod(home, 0o711);
  const started = await startEmbedded({ home });
  if (!started.ok) throw new Error(`No test database: ${JSON.stringify(started.refusal)}`);
  const { connection, leave } = started.value;
  const passwords = await rolePasswords(home);
  const stop = async () => {
    await leave();
    await rm(home, { recursive: true, force: true });
  };
  return { cluster: { administrator: { ...connection }, passwords }, stop };
}
