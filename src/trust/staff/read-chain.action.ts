/** Who leads a member of staff on a day: for walls, reviews and everything that goes upwards. */
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { isEmployedOn } from './posting.rules.ts';
import { postingStore, type ChainMember } from './posting.store.ts';

/** From the direct supervisor upwards; where one has left, the one above stands in. */
export async function chainOn(work: Work, staffId: string, day: Day): Promise<ChainMember[]> {
  const chain = await postingStore(work).chain(staffId, day);
  return chain.filter((member) => isEmployedOn(member, day));
}
