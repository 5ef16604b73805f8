/** The published counts of one month by beat. */
import { sql } from 'kysely';
import { firstDayOf, type Month } from '#kernel/time.ts';
import { type Category, categoryNamed } from '#practices/technology/incidents/categories.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';

export interface BeatCount {
  /** Empty for incidents that lie in no beat. */
  readonly beatCode: string;
  readonly category: Category;
  readonly count: number;
}

interface CountRow {
  readonly beatCode: string;
  readonly category: string;
  readonly count: number;
}

export const crimeMapStore = ({ db, agencyId }: Work) => ({
  async beatCounts(month: Month): Promise<BeatCount[]> {
    const { rows } = await sql<CountRow>`
      select beat_code, category, sum(count)::integer as count
      from incident_month_count
      where agency_id = ${agencyId} and month = ${firstDayOf(month)}::date
      group by beat_code, category order by beat_code, category`.execute(db);
    return rows.map((row) => ({ ...row, category: categoryNamed(row.category) }));
  },
});
