/** Assigns a member of staff to a beat in a duty, from a day on. */
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import { newStaffId } from '#platform/identifiers.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { findStaffMember, type KnownMember } from '#trust/staff/find-staff-member.action.ts';
import { isDuty, type Assignment } from './team.ts';
import { refuseOverlap } from './team.rules.ts';
import { teamStore } from './team.store.ts';

export interface WantedAssignment {
  readonly beatCode: string;
  readonly badge: string;
  readonly duty: string;
  readonly fromDay: Day;
  /** Last day, where it is known already. */
  readonly untilDay?: Day;
}

export async function assignToBeat(
  work: Work,
  { beatCode, badge, duty, fromDay, untilDay }: WantedAssignment,
): Promise<Result<Assignment>> {
  const store = teamStore(work);
  const member = await findStaffMember(work, badge);
  const refusals: Refusal[] = member.ok ? employmentRefusals(member.value, fromDay, untilDay) : [];
  if (!member.ok) refusals.push(...member.refusal);
  if (!isDuty(duty)) refusals.push({ code: 'duty-unknown', field: 'duty', parameters: { duty } });
  if (!(await store.hasBeat(beatCode)))
    refusals.push({ code: 'beat-unknown', field: 'beat', parameters: { beat: beatCode } });
  if (untilDay !== undefined && untilDay < fromDay)
    refusals.push({
      code: 'assignment-ends-before',
      field: 'until',
      parameters: { from: fromDay },
    });
  if (!member.ok || !isDuty(duty) || refusals.length > 0) return refused(refusals);
  const { id: staffId, employedUntil } = member.value;
  // Somebody whose last day is known has no duty beyond it.
  const wanted = { beatCode, staffId, duty, fromDay, untilDay: untilDay ?? employedUntil };
  await store.lockForAssignment();
  const free = refuseOverlap(await store.ofBeat(beatCode), wanted);
  if (!free.ok) return free;
  const assignment = { ...wanted, id: newStaffId() };
  await store.add(assignment);
  await raiseContentVersion(work, 'teams');
  return done(assignment);
}

function employmentRefusals(
  { employedFrom, employedUntil }: KnownMember,
  fromDay: Day,
  untilDay = fromDay,
): Refusal[] {
  const isWithin =
    employedUntil === null || (fromDay <= employedUntil && untilDay <= employedUntil);
  if (fromDay >= employedFrom && isWithin) return [];
  const { refusal } = refusedFor('assignment-outside-employment', {
    field: 'from',
    parameters: { from: employedFrom, until: employedUntil ?? '…' },
  });
  return [...refusal];
}
