/** Carries out what a day brings: positions that begin, and the access of those who have left. */
import type { Day } from '#kernel/time.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { postingStore } from './posting.store.ts';
import type { AfterLeaving } from './staff.ts';
import { staffStore } from './staff.store.ts';

export interface Moment {
  readonly now: Date;
  /** The day of `now` on the agency's clock. */
  readonly today: Day;
}

export interface CarriedOut {
  readonly renewedCount: number;
  readonly leftCount: number;
}

/** Doing it twice changes nothing more. */
export async function carryOutDates(
  work: Work,
  { now, today }: Moment,
  afterLeaving: AfterLeaving<Work>,
): Promise<CarriedOut> {
  const store = staffStore(work);
  await postingStore(work).lockForChange();
  const renewedCount = await postingStore(work).renewCurrent(today);
  const left = (await store.leaving()).filter(({ lastDay }) => lastDay < today);
  if (left.length > 0) {
    await store.endAccess(
      left.map(({ id }) => id),
      now,
    );
    await afterLeaving(
      work,
      left.map(({ id, lastDay }) => ({ staffId: id, lastDay, isOver: true })),
    );
  }
  if (renewedCount + left.length > 0) await raiseContentVersion(work, 'staff');
  return { renewedCount, leftCount: left.length };
}
