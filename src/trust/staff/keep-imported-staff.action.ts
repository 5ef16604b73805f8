/** Writes what an import of staff decided, and lets others follow for those who leave. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { postingStore } from './posting.store.ts';
import { staffArrivalStore } from './staff-arrival.store.ts';
import type { MergedPerson } from './staff-merge.rules.ts';
import type { Moment } from './carry-out-dates.action.ts';
import { staffStore } from './staff.store.ts';
import type { AfterLeaving } from './staff.ts';

interface Keeping extends Moment {
  readonly afterLeaving: AfterLeaving<Work>;
}

/** Answers what nobody holds any longer. */
export async function keepImportedStaff(
  work: Work,
  persons: readonly MergedPerson[],
  { now, today, afterLeaving }: Keeping,
): Promise<readonly string[]> {
  const arrivals = staffArrivalStore(work);
  const [fresh, known] = [
    persons.filter(({ isKnown }) => !isKnown),
    persons.filter(({ isKnown }) => isKnown),
  ];
  await arrivals.addMembers(
    fresh.map(({ member }) => {
      const hasLeft = member.employedUntil !== null && member.employedUntil < today;
      return { ...member, accessEndedAt: hasLeft ? now : null };
    }),
  );
  await arrivals.changeDetails(
    known.filter(({ isDetailNew }) => isDetailNew).map(({ member }) => member),
  );
  const begun = persons.flatMap(({ id, begun: own }) =>
    [...own.keys()].map((posting) => ({ ...posting, staffId: id })),
  );
  await postingStore(work).addAll(begun);
  if (known.some((person) => person.begun.size > 0)) await postingStore(work).renewCurrent(today);
  const leaving = known.flatMap(({ id, isLeavingNew, member }) =>
    isLeavingNew && member.employedUntil !== null
      ? [{ staffId: id, lastDay: member.employedUntil, isOver: member.employedUntil < today }]
      : [],
  );
  if (leaving.length === 0) return [];
  await arrivals.setLastDays(leaving);
  const over = leaving.filter(({ isOver }) => isOver).map(({ staffId }) => staffId);
  if (over.length > 0) await staffStore(work).endAccess(over, now);
  return afterLeaving(work, leaving);
}
