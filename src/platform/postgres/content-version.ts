/** How new an agency's published content is: one number that grows with every published change. */
import { sql } from 'kysely';
import type { Work } from './unit-of-work.ts';

/** Call in the transaction that changes published rows; caches and ETags follow within a second. */
export async function raiseContentVersion({ db, agencyId }: Work, topic: string): Promise<void> {
  await sql`insert into content_version (agency_id, topic) values (${agencyId}, ${topic})
    on conflict (agency_id, topic) do update set version = content_version.version + 1`.execute(db);
}

/** The sum over all topics: it changes whenever any of them does. */
export async function readContentVersion({ db, agencyId }: Work): Promise<number> {
  const { rows } = await sql<{ version: number }>`
    select coalesce(sum(version), 0)::integer as version from content_version
    where agency_id = ${agencyId}`.execute(db);
  return rows[0]?.version ?? 0;
}
