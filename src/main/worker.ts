/** The worker: what comes round by itself, in every agency. */
import { type Schedule, type ScheduledJob, startSchedule } from '#platform/jobs/schedule.ts';
import { endDutiesOfLeavers } from '#practices/engagement/teams/end-duties-of-leavers.action.ts';
import { placeIncidentsJob } from '#practices/technology/incidents/points/incidents.jobs.ts';
import { listAgencies } from '#trust/agencies/list-agencies.action.ts';
import { retentionJob } from '#trust/retention/retention.jobs.ts';
import { staffDatesJob } from '#trust/staff/staff.jobs.ts';
import { FORGETTING } from './forgetting.ts';
import type { Surroundings } from './surroundings.ts';

/** Every scheduled job of every topic. */
const jobsIn = (home: string): readonly ScheduledJob[] => [
  retentionJob({ home, parts: FORGETTING }),
  placeIncidentsJob,
  staffDatesJob(endDutiesOfLeavers),
];

export function startWorker({ database, settings, now }: Surroundings): Schedule {
  const worker = database.pool('peelian_worker');
  return startSchedule({
    jobs: jobsIn(settings.home),
    worker,
    now,
    agencyIds: async () => (await listAgencies(worker)).agencies.map(({ agencyId }) => agencyId),
    report: (fault, { name }) => {
      const message = fault instanceof Error ? fault.message : String(fault);
      process.stderr.write(`The job ${name} failed and is tried again: ${message}\n`);
    },
  });
}
