/** Sent forms in the database: claimed by the first sending, with the sealed answer it got. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';

export interface SubmissionRow {
  readonly residentKey: string;
  readonly form: string;
  readonly receivedOn: Day;
}

export const submissionStore = ({ db, agencyId }: Work) => ({
  /**
   * True for the first sending of a token. A second one waits here until the first transaction
   * ends, and then is the first (it was rolled back) or not (it was committed).
   */
  async claim({ residentKey, form, receivedOn }: SubmissionRow): Promise<boolean> {
    const { rows } = await sql`
      insert into form_submission (agency_id, id, resident_key, form, received_on)
      values (${agencyId}, ${randomUUID()}, ${residentKey}, ${form}, ${receivedOn})
      on conflict (agency_id, resident_key) do nothing
      returning id
    `.execute(db);
    return rows.length > 0;
  },

  async keepOutcome(residentKey: string, outcome: Buffer): Promise<void> {
    await sql`
      update form_submission set outcome = ${outcome}
      where agency_id = ${agencyId} and resident_key = ${residentKey}
    `.execute(db);
  },

  async outcomeOf(residentKey: string): Promise<Uint8Array | undefined> {
    const { rows } = await sql<{ outcome: Uint8Array | null }>`
      select outcome from form_submission
      where agency_id = ${agencyId} and resident_key = ${residentKey}
    `.execute(db);
    return rows[0]?.outcome ?? undefined;
  },

  async release(residentKey: string): Promise<void> {
    await sql`
      delete from form_submission
      where agency_id = ${agencyId} and resident_key = ${residentKey}
    `.execute(db);
  },

  /**
   * For the worker. What is too old is decided by the row policies of 0003: the worker sees no
   * younger row at all, so this can never delete what somebody may still open.
   */
  async forgetExpired(): Promise<void> {
    await sql`delete from form_submission where agency_id = ${agencyId}`.execute(db);
  },
});
