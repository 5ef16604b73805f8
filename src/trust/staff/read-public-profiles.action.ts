/** Reads what residents may see of members of staff; it works with the portal's role. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { StaffPublicProfile } from './staff.ts';
import { staffStore } from './staff.store.ts';

export async function readPublicProfiles(
  work: Work,
  ids: readonly string[],
): Promise<ReadonlyMap<string, StaffPublicProfile>> {
  const profiles = await staffStore(work).publicProfiles([...new Set(ids)]);
  return new Map(profiles.map((profile) => [profile.id, profile]));
}
