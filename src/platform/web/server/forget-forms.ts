/** Forgets drafts and sent forms once their time is over. */
import type { ScheduledJob } from '../../jobs/schedule.ts';
import { draftStore } from './form-draft.store.ts';
import { submissionStore } from './form-submission.store.ts';

export const forgetForms: ScheduledJob = {
  name: 'forget-forms',
  everyMinutes: 60,
  async run(work) {
    await draftStore(work).forgetExpired();
    await submissionStore(work).forgetExpired();
  },
};
