/** The published counts of incidents, as pages read them. */
import { sql } from 'kysely';
import { parseMonth, type Month } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { CATEGORIES, type Category } from './categories.ts';
import type { DistrictAgreement, MonthCount, YearCount } from './figures.ts';

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
      category: known(row.category),
    }));
  },

  /** The first and the last month that hold any published count; undefined without any. */
  async monthsCovered(): Promise<{ readonly first: Month; readonly last: Month } | undefined> {
    const { rows } = await sql<{ first: string | null; last: string | null }>`
      select to_char(min(month), 'YYYY-MM') as first, to_char(max(month), 'YYYY-MM') as last
      from incident_month_count where agency_id = ${agencyId}`.execute(db);
    const [row] = rows;
    return row?.first && row.last
      ? { first: monthIn(row.first), last: monthIn(row.last) }
      : undefined;
  },

  /** How recorded districts and beats agree over a span of months, sensitive categories left out. */
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
    return rows.map((row) => ({ ...row, category: known(row.category) }));
  },
});

function monthIn(text: string): Month {
  const month = parseMonth(text);
  if (!month) throw new Error(`The database holds the month ${text}`);
  return month;
}

/** A group that a later version knows and this one does not must not end a page. */
const known = (category: string): Category =>
  CATEGORIES.find((name) => name === category) ?? 'other';
