/** The published counts at map points, rebuilt for the months that changed. */
import { sql } from 'kysely';
import type { Work } from '#platform/postgres/unit-of-work.ts';

export const pointCountStore = ({ db, agencyId }: Work) => ({
  /** Reads what is published and nothing else, so that no sensitive category can slip in. */
  async rebuildMonths(months: readonly string[]): Promise<void> {
    const changed = sql.val([...months]);
    await sql`delete from point_month_count
      where agency_id = ${agencyId} and month = any (${changed}::date[])`.execute(db);
    await sql`insert into point_month_count (agency_id, month, point_id, category, count)
      select ${agencyId}, month, point_id, category, count(*)
      from incident
      where agency_id = ${agencyId} and month = any (${changed}::date[])
        and point_id is not null and not is_sensitive_category(category)
      group by month, point_id, category`.execute(db);
  },
});
