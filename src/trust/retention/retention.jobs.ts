/** The one job that ends what has an end: rows by the parts of their topics, and files. */
import type { ScheduledJob } from '#platform/jobs/schedule.ts';
import { forgetFiles } from './forget-files.action.ts';

export interface RetentionParts {
  /** PEELIAN_HOME. */
  readonly home: string;
  /** Each named as the ending of its lines in `kept.ts`. */
  readonly parts: readonly Pick<ScheduledJob, 'name' | 'run'>[];
}

export const retentionJob = ({ home, parts }: RetentionParts): ScheduledJob => ({
  name: 'retention',
  everyMinutes: 60,
  async run(work, now) {
    for (const part of parts) await part.run(work, now);
    await forgetFiles(home, now);
  },
});
