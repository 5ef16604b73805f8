/** Reads the zone of the agency of a unit of work: its days begin and end by that clock. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { agencyStore } from './agency.store.ts';

export async function readTimezone({ db, agencyId }: Work): Promise<string> {
  const timezone = await agencyStore(db).timezone(agencyId);
  if (timezone === undefined) throw new Error(`There is no agency ${agencyId}`);
  return timezone;
}
