/** Forgets drafts and sent forms once their time is over. */
import { sql } from 'kysely';
import type { ScheduledJob } from '../../jobs/schedule.ts';

/**
 * What is too old is decided by the row policies of 0003: the worker sees no younger row at all, so
 * these statements can never delete a draft that somebody may still open.
 */
export const forgetForms: ScheduledJob = {
  name: 'forget-forms',
  everyMinutes: 60,
  async run({ db, agencyId }) {
    await sql`delete from form_draft where agency_id = ${agencyId}`.execute(db);
    await sql`delete from form_submission where agency_id = ${agencyId}`.execute(db);
  },
};
