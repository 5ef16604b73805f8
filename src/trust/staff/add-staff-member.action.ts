/** Adds a member of staff by badge; the name is public unless a reason to hold it back is given. */
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import { newStaffId } from '#platform/identifiers.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { isEmployedOn } from './posting.rules.ts';
import { postingStore } from './posting.store.ts';
import { staffMemberInput, type StaffMemberInput } from './staff.ts';
import { staffStore } from './staff.store.ts';

/**
 * Answers the new id. A badge belongs to one person for ever: it is refused a second time. The
 * first posting begins on the first day of employment.
 */
export async function addStaffMember(
  work: Work,
  input: StaffMemberInput,
  today: Day,
): Promise<Result<{ readonly id: string }>> {
  const read = staffMemberInput.safeParse(input);
  if (!read.success) return refused(read.error.issues.map(staffRefusal));
  const { supervisor: supervisorBadge, ...member } = read.data;
  const { badge, employedFrom, employedUntil, unit, squad, rank, rankShort } = member;
  if (employedUntil !== null && employedUntil < employedFrom)
    return refusedFor('staff-employment-ends-before', { field: 'employedUntil' });
  if (squad !== null && unit === null) return refusedFor('staff-squad-needs-unit');
  const supervisor = await findSupervisor(work, supervisorBadge, employedFrom);
  if (!supervisor.ok) return supervisor;
  const isWithheld = member.nameWithheldReason !== null;
  const nameWithheldSince = isWithheld ? (member.nameWithheldSince ?? today) : null;
  const id = newStaffId();
  const isAdded = await staffStore(work).add({ ...member, id, nameWithheldSince });
  if (!isAdded) return refusedFor('staff-badge-taken', { field: 'badge', parameters: { badge } });
  // Nobody reports to somebody new, so no loop can close.
  const position = { rank, rankShort, unit, squad, supervisorId: supervisor.value };
  await postingStore(work).add(id, { fromDay: employedFrom, ...position });
  await raiseContentVersion(work, 'staff');
  return done({ id });
}

/** Null for nobody. */
export async function findSupervisor(
  work: Work,
  badge: string | null,
  day: Day,
): Promise<Result<string | null>> {
  if (badge === null) return done(null);
  const field = 'supervisor';
  const found = await staffStore(work).byBadge(badge);
  if (!found) return refusedFor('staff-supervisor-unknown', { field, parameters: { badge } });
  if (isEmployedOn(found, day)) return done(found.id);
  return refusedFor('staff-supervisor-not-employed', { field, parameters: { badge, day } });
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
