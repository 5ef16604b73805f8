/** The parts of the retention job: what each topic forgets by itself, and when. */
import type { ScheduledJob } from '#platform/jobs/schedule.ts';
import { forgetForms } from '#platform/web/server/forget-forms.ts';
import { forgetMistakesJob } from '#practices/transparency/corrections/corrections.jobs.ts';

export const FORGETTING: readonly ScheduledJob[] = [forgetForms, forgetMistakesJob];
