/** What comes round by itself for incidents: points for those that have none yet. */
import { zoneOf } from '#kernel/time-zone.ts';
import type { ScheduledJob } from '#platform/jobs/schedule.ts';
import { placeIncidents } from './place-incidents.action.ts';

/** Runs at the start of a worker, which is after every upgrade, and once a day. */
export const placeIncidentsJob: ScheduledJob = {
  name: 'place-incidents',
  everyMinutes: 24 * 60,
  run: async (work, now) => {
    await placeIncidents(work, zoneOf('UTC').localAt(now.getTime()).day);
  },
};
