/** All agencies of this installation, and which host names show them. */
import type { RolePool } from '#platform/postgres/pool.ts';
import { withoutAgency } from '#platform/postgres/unit-of-work.ts';
import type { Agency } from './agency.ts';
import { agencyStore } from './agency.store.ts';

export interface Agencies {
  readonly agencies: readonly Agency[];
  readonly hosts: readonly { host: string; agencyId: number; surface: string }[];
}

export const listAgencies = (pool: RolePool): Promise<Agencies> =>
  withoutAgency(pool, async (db) => {
    const store = agencyStore(db);
    return { agencies: await store.all(), hosts: await store.hosts() };
  });
