/** Work that comes round by itself, agency by agency, by one worker at a time. */
import type { RolePool } from '../postgres/pool.ts';
import { isFirstToHold, withinAgency, type Work } from '../postgres/unit-of-work.ts';

export interface ScheduledJob {
  /** Also the actor in what it writes: `system:<name>`. Small letters and hyphens. */
  readonly name: string;
  readonly everyMinutes: number;
  run(work: Work, now: Date): Promise<void>;
}

export interface Schedule {
  /** Waits for the job under way, then no other begins. */
  stop(): Promise<void>;
}

export interface ScheduleSettings {
  readonly jobs: readonly ScheduledJob[];
  readonly worker: RolePool;
  agencyIds(): Promise<readonly number[]>;
  now(): Date;
  /** A job that fails is told here and tried again at its next time; it never ends the process. */
  report(fault: unknown, job: ScheduledJob): void;
}

const MS_A_MINUTE = 60_000;

/** Runs every job once at start and then at its interval, never two at once. */
export function startSchedule(settings: ScheduleSettings): Schedule {
  let isStopped = false;
  let underWay: Promise<void> = Promise.resolve();
  const due = (job: ScheduledJob) => {
    underWay = underWay.then(() => (isStopped ? undefined : runJob(job, settings)));
  };
  const timers = settings.jobs.map((job) =>
    setInterval(() => due(job), job.everyMinutes * MS_A_MINUTE),
  );
  settings.jobs.forEach(due);
  return {
    async stop() {
      isStopped = true;
      timers.forEach((timer) => clearInterval(timer));
      await underWay;
    },
  };
}

async function runJob(job: ScheduledJob, settings: ScheduleSettings): Promise<void> {
  const { worker, agencyIds, now, report } = settings;
  try {
    for (const agencyId of await agencyIds())
      await withinAgency(
        worker,
        { agencyId, actorId: `system:${job.name}`, duty: 'worker' },
        (work) => runAlone(work, job, now()),
      );
  } catch (fault) {
    report(fault, job);
  }
}

/** With several workers the first takes an agency's job; the others find it taken and go on. */
async function runAlone(work: Work, job: ScheduledJob, now: Date): Promise<void> {
  if (await isFirstToHold(work, job.name)) await job.run(work, now);
}
