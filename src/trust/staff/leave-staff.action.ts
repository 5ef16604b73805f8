/** Records the last day of a member of staff; duties end with it, past pages stay as they are. */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { postingStore } from './posting.store.ts';
import type { AfterLeaving, StaffMember } from './staff.ts';
import { staffStore } from './staff.store.ts';

export interface WantedLeaving {
  readonly badge: string;
  /** The last one of employment. */
  readonly lastDay: Day;
  /** Ends access now, whatever the last day is. */
  readonly isAtOnce: boolean;
  readonly now: Date;
  /** Of the agency's clock. */
  readonly today: Day;
}

export interface RecordedLeaving {
  readonly isNew: boolean;
  /** False while the last day is still to come or to be ended: the worker ends access after it. */
  readonly isOver: boolean;
  /** What nobody holds from the following day on. */
  readonly openWork: readonly string[];
  /** Badges of those who need another supervisor; until then the one above stands in. */
  readonly reports: readonly string[];
}

export async function leaveStaff(
  work: Work,
  wanted: WantedLeaving,
  afterLeaving: AfterLeaving<Work>,
): Promise<Result<RecordedLeaving>> {
  const { badge, lastDay, isAtOnce, now, today } = wanted;
  const store = staffStore(work);
  await postingStore(work).lockForChange();
  const member = await store.byBadge(badge);
  if (!member) return refusedFor('staff-badge-unknown', { field: 'badge', parameters: { badge } });
  const allowed = refuseLeaving(member, lastDay);
  if (!allowed.ok) return allowed;
  const reports = await postingStore(work).reportsOn(member.id, lastDay);
  const isOver = isAtOnce || lastDay < today || member.accessEndedAt !== null;
  const isNew = member.employedUntil !== lastDay;
  if (isNew) await store.setLastDay(member.id, lastDay);
  if (isOver && member.accessEndedAt === null) await store.endAccess([member.id], now);
  const openWork = await afterLeaving(work, [{ staffId: member.id, lastDay, isOver }]);
  await raiseContentVersion(work, 'staff');
  return done({ isNew, isOver, openWork, reports });
}

/** A day that is recorded may come earlier, but neither later nor back: others relied on it. */
function refuseLeaving(
  { badge, employedFrom, employedUntil, accessEndedAt }: StaffMember,
  lastDay: Day,
): Result<undefined> {
  if (lastDay < employedFrom)
    return refusedFor('staff-leaves-before-coming', {
      field: 'on',
      parameters: { badge, from: employedFrom },
    });
  const isMoved = employedUntil !== null && lastDay !== employedUntil;
  if (isMoved && (lastDay > employedUntil || accessEndedAt !== null))
    return refusedFor('staff-leaves-already', {
      field: 'on',
      parameters: { badge, until: employedUntil },
    });
  return done(undefined);
}
