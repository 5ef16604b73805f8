/** Half-written forms in the database: a place, a day and sealed bytes. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';

export interface DraftRow {
  readonly residentKey: string;
  readonly form: string;
  readonly receivedOn: Day;
  readonly answers: Buffer;
}

export const draftStore = ({ db, agencyId }: Work) => ({
  async save({ residentKey, form, receivedOn, answers }: DraftRow): Promise<void> {
    await sql`
      insert into form_draft (agency_id, id, resident_key, form, received_on, answers)
      values (${agencyId}, ${randomUUID()}, ${residentKey}, ${form}, ${receivedOn}, ${answers})
      on conflict (agency_id, resident_key)
      do update set answers = excluded.answers, received_on = excluded.received_on
    `.execute(db);
  },

  /** The sealed answers, if they were saved on `since` or later. */
  async find(residentKey: string, form: string, since: Day): Promise<Uint8Array | undefined> {
    const { rows } = await sql<{ answers: Uint8Array }>`
      select answers from form_draft
      where agency_id = ${agencyId} and resident_key = ${residentKey}
        and form = ${form} and received_on >= ${since}
    `.execute(db);
    return rows[0]?.answers;
  },

  async drop(residentKey: string): Promise<void> {
    await sql`
      delete from form_draft where agency_id = ${agencyId} and resident_key = ${residentKey}
    `.execute(db);
  },

  /**
   * For the worker. What is too old is decided by the row policies of 0003: the worker sees no
   * younger row at all, so this can never delete what somebody may still open.
   */
  async forgetExpired(): Promise<void> {
    await sql`delete from form_draft where agency_id = ${agencyId}`.execute(db);
  },
});
