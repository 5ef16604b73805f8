/** Reads everybody who ever worked here, with their postings over time. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { Directory } from './chain.rules.ts';
import { postingStore } from './posting.store.ts';
import { staffStore } from './staff.store.ts';

export async function readDirectory(work: Work): Promise<Directory> {
  const members = await staffStore(work).all();
  const postings = Map.groupBy(await postingStore(work).all(), ({ staffId }) => staffId);
  return new Map(
    members.map(({ id, badge, employedFrom, employedUntil }) => [
      id,
      { id, badge, employedFrom, employedUntil, postings: postings.get(id) ?? [] },
    ]),
  );
}
