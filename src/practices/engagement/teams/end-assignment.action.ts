/** Ends an officer's duty on a beat on a day, which is the last one. */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { findStaffMember } from '#trust/staff/find-staff-member.action.ts';
import type { Assignment } from './team.ts';
import { teamStore } from './team.store.ts';

export interface EndingAssignment {
  readonly beatCode: string;
  readonly badge: string;
  readonly duty: string;
  readonly lastDay: Day;
}

export async function endAssignment(
  work: Work,
  { beatCode, badge, duty, lastDay }: EndingAssignment,
): Promise<Result<Assignment>> {
  const member = await findStaffMember(work, badge);
  if (!member.ok) return member;
  const store = teamStore(work);
  const open = (await store.ofBeat(beatCode)).find(
    (assignment) =>
      assignment.staffId === member.value.id &&
      assignment.duty === duty &&
      assignment.untilDay === null,
  );
  if (!open)
    return refusedFor('assignment-not-open', { parameters: { badge, beat: beatCode, duty } });
  if (lastDay < open.fromDay)
    return refusedFor('assignment-ends-before', {
      field: 'on',
      parameters: { from: open.fromDay },
    });
  await store.end(open.id, lastDay);
  await raiseContentVersion(work, 'teams');
  return done({ ...open, untilDay: lastDay });
}
