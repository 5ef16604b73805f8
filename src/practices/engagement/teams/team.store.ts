/** Assignments of officers to beats. */
import { sql, type Selectable } from 'kysely';
import type { Day } from '#kernel/time.ts';
import type { BeatAssignmentTable } from '#platform/postgres/tables.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { isDuty, type Assignment } from './team.ts';

const ASSIGNMENT = ['id', 'beatCode', 'staffId', 'duty', 'fromDay', 'untilDay'] as const;

/** Any number that no other lock of ours has. */
const TEAMS_LOCK = 7_216_007;

type Row = Pick<Selectable<BeatAssignmentTable>, (typeof ASSIGNMENT)[number]>;

function assignmentOf(row: Row): Assignment {
  const { duty } = row;
  if (!isDuty(duty)) throw new Error(`Unknown duty ${duty}`);
  return { ...row, duty };
}

export const teamStore = ({ db, agencyId }: Work) => {
  const read = () =>
    db.selectFrom('beatAssignment').select(ASSIGNMENT).where('agencyId', '=', agencyId);
  return {
    async ofBeat(beatCode: string): Promise<Assignment[]> {
      const rows = await read().where('beatCode', '=', beatCode).orderBy('fromDay').execute();
      return rows.map(assignmentOf);
    },

    async all(): Promise<Assignment[]> {
      const rows = await read().orderBy('beatCode').orderBy('fromDay').execute();
      return rows.map(assignmentOf);
    },

    /** Two assignments at once would not see each other: the second waits. */
    async lockForAssignment(): Promise<void> {
      await sql`select pg_advisory_xact_lock(${TEAMS_LOCK}, ${agencyId})`.execute(db);
    },

    async hasBeat(code: string): Promise<boolean> {
      const beat = await db
        .selectFrom('beat')
        .select('code')
        .where('agencyId', '=', agencyId)
        .where('code', '=', code)
        .executeTakeFirst();
      return beat !== undefined;
    },

    async add(assignment: Assignment): Promise<void> {
      await db
        .insertInto('beatAssignment')
        .values({ ...assignment, agencyId })
        .execute();
    },

    async ofStaff(staffIds: readonly string[]): Promise<Assignment[]> {
      const rows = await read()
        .where((is) => is('staffId', '=', is.fn.any(is.val([...staffIds]))))
        .orderBy('beatCode')
        .orderBy('duty')
        .execute();
      return rows.map(assignmentOf);
    },

    async remove(id: string): Promise<void> {
      await db
        .deleteFrom('beatAssignment')
        .where('agencyId', '=', agencyId)
        .where('id', '=', id)
        .execute();
    },

    async end(id: string, untilDay: Day): Promise<void> {
      await db
        .updateTable('beatAssignment')
        .set({ untilDay })
        .where('agencyId', '=', agencyId)
        .where('id', '=', id)
        .execute();
    },
  };
};
