/** The published counts of incidents, as pages read them. */
import { sql } from 'kysely';
import { type Day, parseMonth, type Month } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { categoryNamed } from '../categories.ts';
import type { DistrictAgreement, MonthCount, MonthsCovered, YearCount } from './figures.ts';

interface CoverRow {
  readonly month: string;
  readonly firstDay: Day | null;
  readonly lastDay: Day | null;
}

interface CountRow {
  readonly month: string;
  readonly category: string;
  readonly count: number;
}

export const incidentFigureStore = ({ db, agencyId }: Work) => ({
  /** @param beatCode a beat, or undefined for the whole city */
  async monthCounts(first: Month, last: Month, beatCode?: string): Promise<MonthCount[]> {
    const { rows } = await sql<CountRow>`
      select to_char(month, 'YYYY-MM') as month, category, sum(count)::integer as count
      from incident_month_count
      where agency_id = ${agencyId}
        and month between ${`${first}-01`}::date and ${`${last}-01`}::date
        and (${beatCode ?? null}::text is null or beat_code = ${beatCode ?? null})
      group by month, category order by month, category`.execute(db);
    return rows.map((row) => ({
      ...row,
      month: monthIn(row.month),
      category: categoryNamed(row.category),
    }));
  },

  /** The first and the last month that hold any published count; undefined without any. */
  async monthsCovered(): Promise<MonthsCovered | undefined> {
    const { rows } = await sql<CoverRow>`
      select to_char(month, 'YYYY-MM') as month, first_day, last_day
      from incident_month_agreement where agency_id = ${agencyId}
      order by month`.execute(db);
    const [first, last] = [rows[0], rows.at(-1)];
    if (!first || !last) return undefined;
    return {
      first: monthIn(first.month),
      firstDay: first.firstDay,
      last: monthIn(last.month),
      lastDay: last.lastDay,
    };
  },

  /** How recorded districts and beats agree over some months, sensitive categories left out. */
  async agreement(first: Month, last: Month): Promise<DistrictAgreement> {
    const { rows } = await sql<DistrictAgreement>`
      select coalesce(sum(with_both), 0)::integer as with_both,
        coalesce(sum(agreeing), 0)::integer as agreeing,
        coalesce(sum(without_point), 0)::integer as without_point,
        coalesce(sum(outside_beats), 0)::integer as outside_beats
      from incident_month_agreement
      where agency_id = ${agencyId}
        and month between ${`${first}-01`}::date and ${`${last}-01`}::date`.execute(db);
    const [row] = rows;
    if (!row) throw new Error('An aggregate without a group answers one row');
    return row;
  },

  /** Sensitive categories: whole city, whole years, ten cases or more. */
  async yearCounts(): Promise<YearCount[]> {
    const rows = await db
      .selectFrom('incidentYearCount')
      .select(['year', 'category', 'count'])
      .where('agencyId', '=', agencyId)
      .orderBy('year')
      .orderBy('category')
      .execute();
    return rows.map((row) => ({ ...row, category: categoryNamed(row.category) }));
  },
});

function monthIn(text: string): Month {
  const month = parseMonth(text);
  if (!month) throw new Error(`The database holds the month ${text}`);
  return month;
}
