/** Single connections for a short task: migrations, roles, catalog. Everything else uses a pool. */
import pg from 'pg';
import { types } from './type-parsers.ts';

/** Signs in, acts, signs out, whatever happens. */
export async function signedIn<Value>(
  config: pg.ClientConfig,
  act: (client: pg.Client) => Promise<Value>,
): Promise<Value> {
  const client = new pg.Client({ ...config, types });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
  }
}

/** The same server and sign-in, another database. */
export function inDatabase(config: pg.ClientConfig, database: string): pg.ClientConfig {
  if (!config.connectionString) return { ...config, database };
  const url = new URL(config.connectionString);
  url.pathname = `/${database}`;
  return { ...config, connectionString: url.href };
}
