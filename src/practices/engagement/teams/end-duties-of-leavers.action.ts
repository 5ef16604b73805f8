/** Ends the beat duties of people who leave, with their last day; earlier days stay as they are. */
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
  const lastDays = new Map(leaving.map(({ staffId, lastDay }) => [staffId, lastDay]));
  const ended: string[] = [];
  for (const { id, staffId, ...duty } of await store.ofStaff([...lastDays.keys()])) {
    const lastDay = lastDays.get(staffId);
    const isEnding = lastDay !== undefined && (duty.untilDay === null || duty.untilDay > lastDay);
    if (!isEnding) continue;
    // What would only begin after the last day never comes: it is taken back.
    await (duty.fromDay > lastDay ? store.remove(id) : store.end(id, lastDay));
    ended.push(`${duty.beatCode} (${duty.duty})`);
  }
  if (ended.length > 0) await raiseContentVersion(work, 'teams');
  return ended;
}
