/** Reads everybody who is recorded, by badge, as an import compares with them. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { postingStore } from './posting.store.ts';
import { staffStore } from './staff.store.ts';
import type { KnownPerson } from './staff-merge.rules.ts';

export async function readKnownStaff(work: Work): Promise<ReadonlyMap<string, KnownPerson>> {
  const members = await staffStore(work).all();
  const postings = Map.groupBy(await postingStore(work).all(), ({ staffId }) => staffId);
  return new Map(
    members.map((member) => [member.badge, { member, postings: postings.get(member.id) ?? [] }]),
  );
}
