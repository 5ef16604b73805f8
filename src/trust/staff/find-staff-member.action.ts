/** Finds a member of staff by badge, for what others record about them. */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { staffStore } from './staff.store.ts';

export interface KnownMember {
  readonly id: string;
  readonly employedFrom: Day;
  readonly employedUntil: Day | null;
}

export async function findStaffMember(work: Work, badge: string): Promise<Result<KnownMember>> {
  const member = await staffStore(work).byBadge(badge);
  if (member) return done(member);
  return refusedFor('staff-badge-unknown', { field: 'badge', parameters: { badge } });
}
