/** Refuses a server that may lose what it has confirmed. */
import { z } from 'zod';
import { type Result, done, refused } from '#kernel/result.ts';

/** The part of a client or pool of `pg` that is needed. */
export interface Asks {
  query(sql: string): Promise<{ readonly rows: readonly unknown[] }>;
}

const settingRows = z.array(z.object({ name: z.string() }));

/**
 * Looks at the settings as this connection has them, so that a role's own are seen too. Use it for
 * every pool, also with an external DATABASE_URL. `synchronous_commit` may be weaker than `on`, but
 * not off; `full_page_writes` is the operator's: some file systems make it needless.
 */
export async function checkDurability(client: Asks): Promise<Result<void>> {
  const { rows } = await client.query(
    `select name from pg_catalog.pg_settings
     where name in ('fsync', 'synchronous_commit') and setting = 'off' order by name`,
  );
  const reasons = settingRows
    .parse(rows)
    .map(({ name }) => ({ code: 'postgres-not-durable', parameters: { setting: name } }));
  return reasons.length === 0 ? done(undefined) : refused(reasons);
}
