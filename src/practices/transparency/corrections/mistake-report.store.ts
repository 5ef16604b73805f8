/** The table of reported mistakes. The portal may add to it and read nothing of it. */
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { MistakeReport } from './mistake-report.ts';

export const mistakeReportStore = ({ db, agencyId }: Work) => ({
  async add(report: MistakeReport): Promise<void> {
    await db
      .insertInto('mistakeReport')
      .values({ agencyId, ...report })
      .execute();
  },

  /** Deletes the reports received before a day. */
  async forgetBefore(day: Day): Promise<void> {
    await db
      .deleteFrom('mistakeReport')
      .where('agencyId', '=', agencyId)
      .where('receivedOn', '<', day)
      .execute();
  },

  /** Newest day first; within a day by reference, which tells nothing. */
  async list(): Promise<MistakeReport[]> {
    return db
      .selectFrom('mistakeReport')
      .select(['id', 'reference', 'receivedOn', 'page', 'problem'])
      .where('agencyId', '=', agencyId)
      .orderBy('receivedOn', 'desc')
      .orderBy('reference')
      .execute();
  },
});
