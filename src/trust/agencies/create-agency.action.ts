/** Creates an agency: the frame in which all its rows will stand. */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withoutAgency } from '#platform/postgres/unit-of-work.ts';
import type { Agency, AgencyInput } from './agency.ts';
import { readAgencyDetails } from './agency-details.action.ts';
import { agencyStore } from './agency.store.ts';

export async function createAgency(worker: RolePool, input: AgencyInput): Promise<Result<Agency>> {
  const details = readAgencyDetails(input);
  if (!details.ok) return details;
  return withoutAgency(worker, async (db) => {
    const agency = await agencyStore(db).add(details.value);
    return agency
      ? done(agency)
      : refusedFor('agency-slug-taken', { field: 'slug', parameters: { slug: input.slug } });
  });
}
