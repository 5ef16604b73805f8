/** Postings over time, and what follows from them: who leads whom, and what is in force now. */
import { sql } from 'kysely';
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { LONGEST_CHAIN, type Employment, type Posting } from './posting.ts';

const POSTING = ['fromDay', 'rank', 'rankShort', 'unit', 'squad', 'supervisorId'] as const;

/** Any number that no other lock of ours has. */
const STAFF_LOCK = 7_216_005;

export interface OwnedPosting extends Posting {
  readonly staffId: string;
}

export interface ChainMember extends Employment {
  readonly id: string;
  readonly badge: string;
}

export const postingStore = ({ db, agencyId }: Work) => ({
  /** Two changes at once could close a loop that neither of them sees: the second waits. */
  async lockForChange(): Promise<void> {
    await sql`select pg_advisory_xact_lock(${STAFF_LOCK}, ${agencyId})`.execute(db);
  },

  async of(staffId: string): Promise<Posting[]> {
    return db
      .selectFrom('staffPosting')
      .select(POSTING)
      .where('agencyId', '=', agencyId)
      .where('staffId', '=', staffId)
      .orderBy('fromDay')
      .execute();
  },

  async all(): Promise<OwnedPosting[]> {
    return db
      .selectFrom('staffPosting')
      .select(['staffId', ...POSTING])
      .where('agencyId', '=', agencyId)
      .orderBy('staffId')
      .orderBy('fromDay')
      .execute();
  },

  async add(staffId: string, posting: Posting): Promise<void> {
    await db
      .insertInto('staffPosting')
      .values({ ...posting, staffId, agencyId })
      .execute();
  },

  /** Thousands at once. */
  async addAll(postings: readonly OwnedPosting[]): Promise<void> {
    if (postings.length === 0) return;
    await sql`insert into staff_posting
        (agency_id, staff_id, from_day, rank, rank_short, unit, squad, supervisor_id)
      select ${agencyId}, "staffId", "fromDay", rank, "rankShort", unit, squad, "supervisorId"
      from json_to_recordset(${JSON.stringify(postings)}::json) as arrived (
        "staffId" uuid, "fromDay" date, rank text, "rankShort" text, unit text, squad text,
        "supervisorId" uuid)`.execute(db);
  },

  /**
   * Writes to every member what is in force on the day: the last posting that has begun. Answers
   * how many changed.
   */
  async renewCurrent(today: Day): Promise<number> {
    const renewed = await sql`update staff_member member
      set rank = now.rank, rank_short = now.rank_short, unit = now.unit, squad = now.squad
      from (
        select distinct on (staff_id) staff_id, rank, rank_short, unit, squad
        from staff_posting
        where agency_id = ${agencyId} and from_day <= ${today}
        order by staff_id, from_day desc
      ) now
      where member.agency_id = ${agencyId} and member.id = now.staff_id
        and (member.rank, member.rank_short, member.unit, member.squad)
          is distinct from (now.rank, now.rank_short, now.unit, now.squad)`.execute(db);
    return Number(renewed.numAffectedRows ?? 0);
  },

  /** Upwards from the direct supervisor, also those who have left: `chainOn` says what counts. */
  async chain(staffId: string, day: Day): Promise<ChainMember[]> {
    const { rows } = await sql<ChainMember>`
      with recursive chain (staff_id, height) as (
        select ${staffId}::uuid, 0
        union all
        select above.supervisor_id, chain.height + 1
        from chain cross join lateral (
          select supervisor_id from staff_posting
          where agency_id = ${agencyId} and staff_id = chain.staff_id and from_day <= ${day}
          order by from_day desc limit 1
        ) above
        where above.supervisor_id is not null and chain.height < ${LONGEST_CHAIN}
      )
      select member.id, member.badge, member.employed_from, member.employed_until
      from chain join staff_member member
        on member.agency_id = ${agencyId} and member.id = chain.staff_id
      where chain.height > 0 order by chain.height`.execute(db);
    return rows;
  },

  /** Badges of those who report to a member on a day and work here then, in order. */
  async reportsOn(supervisorId: string, day: Day): Promise<string[]> {
    const { rows } = await sql<{ badge: string }>`
      select member.badge from staff_member member cross join lateral (
        select supervisor_id from staff_posting
        where agency_id = ${agencyId} and staff_id = member.id and from_day <= ${day}
        order by from_day desc limit 1
      ) posting
      where member.agency_id = ${agencyId} and posting.supervisor_id = ${supervisorId}
        and member.employed_from <= ${day}
        and (member.employed_until is null or member.employed_until >= ${day})
      order by member.badge`.execute(db);
    return rows.map(({ badge }) => badge);
  },
});
