/** Changes an agency's name, numbers, languages or colours; its slug and its id stay. */
import { done, type Result } from '#kernel/result.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withoutAgency } from '#platform/postgres/unit-of-work.ts';
import type { Agency, AgencyInput } from './agency.ts';
import { readAgencyDetails } from './agency-details.action.ts';
import { agencyStore } from './agency.store.ts';

export type AgencyChanges = Partial<Omit<AgencyInput, 'slug'>>;

/** A page shows the change within some seconds. */
export async function changeAgency(
  worker: RolePool,
  agency: Agency,
  changes: AgencyChanges,
): Promise<Result<Agency>> {
  const { agencyId, ...present } = agency;
  const details = readAgencyDetails({ ...present, ...changes });
  if (!details.ok) return details;
  await withoutAgency(worker, (db) => agencyStore(db).change(agencyId, details.value));
  return done({ agencyId, ...details.value });
}
