/** Gives an agency a host name on the portal or the console. */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withoutAgency } from '#platform/postgres/unit-of-work.ts';
import { agencyStore } from './agency.store.ts';

export interface HostChoice {
  readonly agencyId: number;
  readonly host: string;
  readonly surface: 'portal' | 'console';
}

export async function setAgencyHost(
  worker: RolePool,
  { agencyId, host, surface }: HostChoice,
): Promise<Result<string>> {
  const name = host.toLowerCase();
  if (!/^[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/.test(name))
    return refusedFor('host-not-plain', { field: 'host', parameters: { host } });
  await withoutAgency(worker, (db) => agencyStore(db).setHost(name, agencyId, surface));
  return done(name);
}
