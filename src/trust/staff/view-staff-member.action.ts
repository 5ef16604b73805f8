/** One member of staff as the directory knows them: over time, upwards and downwards. */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { chainOn } from './chain.rules.ts';
import type { PostingInterval } from './posting.ts';
import { intervalsOf } from './posting.rules.ts';
import { postingStore } from './posting.store.ts';
import { readDirectory } from './read-directory.action.ts';
import type { StaffMember } from './staff.ts';
import { staffStore } from './staff.store.ts';

export interface ViewedInterval extends PostingInterval {
  readonly supervisorBadge: string | null;
}

export interface ViewedMember {
  readonly member: StaffMember;
  /** The oldest first. */
  readonly intervals: readonly ViewedInterval[];
  /** Badges on the day, from the direct supervisor upwards. */
  readonly chain: readonly string[];
  /** Badges on the day. */
  readonly reports: readonly string[];
}

export async function viewStaffMember(
  work: Work,
  { badge, day }: { readonly badge: string; readonly day: Day },
): Promise<Result<ViewedMember>> {
  const member = await staffStore(work).byBadge(badge);
  if (!member) return refusedFor('staff-badge-unknown', { field: 'badge', parameters: { badge } });
  const directory = await readDirectory(work);
  const badgeOf = (id: string | null) => directory.get(id ?? '')?.badge ?? null;
  const postings = directory.get(member.id)?.postings ?? [];
  return done({
    member,
    intervals: intervalsOf(postings, member).map((interval) => ({
      ...interval,
      supervisorBadge: badgeOf(interval.supervisorId),
    })),
    chain: chainOn(directory, member.id, day).map((id) => badgeOf(id) ?? ''),
    reports: await postingStore(work).reportsOn(member.id, day),
  });
}
