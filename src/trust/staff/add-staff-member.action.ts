/** Adds a member of staff by badge; the name is public unless a reason to hold it back is given. */
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import { newStaffId } from '#platform/identifiers.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { postingStore } from './posting.store.ts';
import { staffMemberInput, type StaffMemberInput } from './staff.ts';
import { staffStore } from './staff.store.ts';

/**
 * Answers the new id. A badge belongs to one person for ever: it is refused a second time. The
 * first posting begins on the first day of employment; `changePosition` names a supervisor.
 */
export async function addStaffMember(
  work: Work,
  input: StaffMemberInput,
  today: Day,
): Promise<Result<{ readonly id: string }>> {
  const read = staffMemberInput.safeParse(input);
  if (!read.success) return refused(read.error.issues.map(staffRefusal));
  const id = newStaffId();
  const { employedFrom, employedUntil, nameWithheldReason, unit, squad } = read.data;
  if (employedUntil !== null && employedUntil < employedFrom)
    return refusedFor('staff-employment-ends-before', { field: 'employedUntil' });
  if (squad !== null && unit === null) return refusedFor('staff-squad-needs-unit');
  const nameWithheldSince =
    nameWithheldReason === null ? null : (read.data.nameWithheldSince ?? today);
  const isAdded = await staffStore(work).add({ ...read.data, id, nameWithheldSince });
  if (!isAdded)
    return refusedFor('staff-badge-taken', {
      field: 'badge',
      parameters: { badge: read.data.badge },
    });
  const { rank, rankShort } = read.data;
  const position = { rank, rankShort, unit, squad, supervisorId: null };
  await postingStore(work).add(id, { fromDay: employedFrom, ...position });
  await raiseContentVersion(work, 'staff');
  return done({ id });
}

export const staffRefusal = ({
  message,
  path,
}: {
  message: string;
  path: PropertyKey[];
}): Refusal => {
  const field = String(path[0] ?? '');
  return { code: message, field, parameters: { field } };
};
