/** Arriving rows of staff, and the many changes that one import makes. */
import { sql } from 'kysely';
import { copyInto, type CopyingRows } from '#platform/imports/copy-into.ts';
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { ArrivedRow, ReadRow } from './staff-import.ts';
import type { StaffMember } from './staff.ts';

type MemberDetails = Omit<StaffMember, 'accessEndedAt'>;

export interface LastDay {
  readonly staffId: string;
  readonly lastDay: Day;
}

export const staffArrivalStore = (work: Work) => {
  const { db, agencyId } = work;
  return {
    /** A person is judged by all their rows, so the rows wait here until all have come. */
    async open(): Promise<CopyingRows> {
      await sql`create temporary table staff_arrival (
        file_number integer not null, line integer not null, row json not null
      ) on commit drop`.execute(db);
      return copyInto(work, 'copy staff_arrival (file_number, line, row) from stdin');
    },

    /** In the order of files and lines. */
    async rows(): Promise<ArrivedRow[]> {
      const { rows } = await sql<{ fileNumber: number; line: number; row: ReadRow }>`
        select file_number, line, row from staff_arrival order by file_number, line`.execute(db);
      // Our own thread made them, by the rules that the type describes.
      return rows.map(({ fileNumber, line, row }) => ({ ...row, fileNumber, line }));
    },

    async addMembers(members: readonly (MemberDetails & { accessEndedAt: Date | null })[]) {
      if (members.length === 0) return;
      await sql`insert into staff_member (agency_id, id, badge, rank, rank_short, given_name,
          family_name, languages, unit, squad, employed_from, employed_until, name_withheld_since,
          name_withheld_reason, access_ended_at)
        select ${agencyId}, id, badge, rank, "rankShort", "givenName", "familyName", languages,
          unit, squad, "employedFrom", "employedUntil", "nameWithheldSince", "nameWithheldReason",
          "accessEndedAt"
        from json_to_recordset(${JSON.stringify(members)}::json) as arrived (
          id uuid, badge text, rank text, "rankShort" text, "givenName" text, "familyName" text,
          languages text[], unit text, squad text, "employedFrom" date, "employedUntil" date,
          "nameWithheldSince" date, "nameWithheldReason" text, "accessEndedAt" timestamptz)
        `.execute(db);
    },

    async changeDetails(members: readonly MemberDetails[]): Promise<void> {
      if (members.length === 0) return;
      await sql`update staff_member member
        set given_name = arrived."givenName", family_name = arrived."familyName",
          languages = arrived.languages, name_withheld_since = arrived."nameWithheldSince",
          name_withheld_reason = arrived."nameWithheldReason"
        from json_to_recordset(${JSON.stringify(members)}::json) as arrived (
          id uuid, "givenName" text, "familyName" text, languages text[],
          "nameWithheldSince" date, "nameWithheldReason" text)
        where member.agency_id = ${agencyId} and member.id = arrived.id`.execute(db);
    },

    async setLastDays(leaving: readonly LastDay[]): Promise<void> {
      if (leaving.length === 0) return;
      await sql`update staff_member member set employed_until = arrived."lastDay"
        from json_to_recordset(${JSON.stringify(leaving)}::json) as arrived (
          "staffId" uuid, "lastDay" date)
        where member.agency_id = ${agencyId} and member.id = arrived."staffId"`.execute(db);
    },
  };
};
