/** Ends the beat duties of people who leave, with their last day; earlier days stay as they were. */
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { Leaving } from '#trust/staff/staff.ts';
import { teamStore } from './team.store.ts';

/** Answers the duties that were ended, as `4 (primary)`. Again, there is nothing more to end. */
export async function endDutiesOfLeavers(
  work: Work,
  leaving: readonly Leaving[],
): Promise<readonly string[]> {
  const store = teamStore(work);
  await store.lockForAssignment();
  const ended: string[] = [];
  for (const { staffId, lastDay } of leaving)
    for (const { id, fromDay, beatCode, duty } of await store.beyond(staffId, lastDay)) {
      // What would only begin after the last day never comes: it is taken back.
      await (fromDay > lastDay ? store.remove(id) : store.end(id, lastDay));
      ended.push(`${beatCode} (${duty})`);
    }
  if (ended.length > 0) await raiseContentVersion(work, 'teams');
  return ended;
}
