/** The published counts of incidents, rebuilt for the months that changed. */
import { sql } from 'kysely';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { SENSITIVE_CATEGORIES, SENSITIVE_COUNT_MIN } from '../categories.ts';

const sensitive = () => sql.val([...SENSITIVE_CATEGORIES]);

export const incidentCountStore = ({ db, agencyId }: Work) => ({
  /** Sensitive categories are left out, of the agreement too: a total would give them away. */
  async rebuildMonths(months: readonly string[]): Promise<void> {
    const changed = sql.val([...months]);
    await sql`delete from incident_month_count
      where agency_id = ${agencyId} and month = any (${changed}::date[])`.execute(db);
    await sql`delete from incident_month_agreement
      where agency_id = ${agencyId} and month = any (${changed}::date[])`.execute(db);
    // Districts are compared cell by cell: there are thousands of cells, and millions of incidents.
    await sql`with cell as materialized (
        select month, coalesce(beat_code, '') as beat_code, category, recorded_district,
          count(*) as count, count(*) - count(longitude) as without_point,
          min(local_day) as first_day, max(local_day) as last_day
        from incident
        where agency_id = ${agencyId} and month = any (${changed}::date[])
          and category <> all (${sensitive()}::text[])
        group by month, coalesce(beat_code, ''), category, recorded_district
      ), counted as (
        insert into incident_month_count (agency_id, month, beat_code, category, count)
        select ${agencyId}, month, beat_code, category, sum(count) from cell
        group by month, beat_code, category
      )
      insert into incident_month_agreement
        (agency_id, month, with_both, agreeing, without_point, outside_beats, first_day, last_day)
      select ${agencyId}, month,
        coalesce(sum(count) filter (where beat_code <> '' and recorded_district <> ''), 0),
        coalesce(sum(count) filter (where beat_code <> ''
          and upper(ltrim(recorded_district, '0')) = upper(ltrim(beat_code, '0'))), 0),
        sum(without_point),
        coalesce(sum(count) filter (where beat_code = ''), 0) - sum(without_point),
        min(first_day), max(last_day)
      from cell group by month`.execute(db);
  },

  /**
   * Sensitive categories: whole city and whole year. A year counts when it has its January and its
   * December: a count that grew with every month would give each month by subtraction, and a year
   * of two months would be a count of two months.
   */
  async rebuildYears(months: readonly string[]): Promise<void> {
    const years = sql.val([...new Set(months.map((month) => Number(month.slice(0, 4))))]);
    await sql`delete from incident_year_count
      where agency_id = ${agencyId} and year = any (${years}::integer[])`.execute(db);
    await sql`with whole_year as materialized (
        select extract(year from month)::integer as year from incident_month_agreement
        where agency_id = ${agencyId} and extract(month from month) in (1, 12)
          and extract(year from month) = any (${years}::integer[])
        group by 1 having count(*) = 2
      )
      insert into incident_year_count (agency_id, year, category, count)
      select ${agencyId}::integer, extract(year from month)::integer, category, count(*)
      from incident
      where agency_id = ${agencyId} and category = any (${sensitive()}::text[])
        and extract(year from month)::integer in (select year from whole_year)
      group by 2, 3 having count(*) >= ${SENSITIVE_COUNT_MIN}`.execute(db);
  },
});
