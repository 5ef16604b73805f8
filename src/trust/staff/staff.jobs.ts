/** What comes round by itself for staff: days that have come are carried out within minutes. */
import { zoneOf } from '#kernel/time-zone.ts';
import type { ScheduledJob } from '#platform/jobs/schedule.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { readTimezone } from '#trust/agencies/read-timezone.action.ts';
import { carryOutDates } from './carry-out-dates.action.ts';
import type { AfterLeaving } from './staff.ts';

/** @param afterLeaving what other topics do when somebody has left; main knows them */
export const staffDatesJob = (afterLeaving: AfterLeaving<Work>): ScheduledJob => ({
  name: 'staff-dates',
  everyMinutes: 5,
  run: async (work, now) => {
    const today = zoneOf(await readTimezone(work)).localAt(now.getTime()).day;
    await carryOutDates(work, { now, today }, afterLeaving);
  },
});
