/** The sources of incidents: how each is read, and how far its published records reach. */
import { sql } from 'kysely';
import { parseMonth, type Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { IncidentSource } from './incident-source.ts';

type SourceRow = Omit<IncidentSource, 'firstMonth' | 'lastMonth'> & {
  readonly firstMonth: string | null;
  readonly lastMonth: string | null;
};

export interface ImportedSource extends Pick<
  IncidentSource,
  'source' | 'title' | 'masking' | 'cadence' | 'licence' | 'ownScheme' | 'outcomeScheme'
> {
  readonly mapping: unknown;
  readonly today: Day;
}

export const incidentSourceStore = ({ db, agencyId }: Work) => ({
  /** In the order of their titles. */
  async list(): Promise<IncidentSource[]> {
    const { rows } = await sql<SourceRow>`
      select source, title, masking, cadence, licence, own_scheme, outcome_scheme,
        to_char(first_month, 'YYYY-MM') as first_month,
        to_char(last_month, 'YYYY-MM') as last_month, last_day, last_imported_on
      from incident_source where agency_id = ${agencyId} order by title, source`.execute(db);
    return rows.map((row) => ({
      ...row,
      firstMonth: parseMonth(row.firstMonth ?? '') ?? null,
      lastMonth: parseMonth(row.lastMonth ?? '') ?? null,
    }));
  },

  /** The mapping with which a source was last imported. */
  async mapping(source: string): Promise<unknown> {
    const row = await db
      .selectFrom('incidentSource')
      .select('mapping')
      .where('agencyId', '=', agencyId)
      .where('source', '=', source)
      .executeTakeFirst();
    return row?.mapping;
  },

  async save({ today, mapping, ...details }: ImportedSource): Promise<void> {
    const values = { ...details, lastImportedOn: today, mapping: JSON.stringify(mapping) };
    await db
      .insertInto('incidentSource')
      .values({ agencyId, ...values })
      .onConflict((conflict) => conflict.columns(['agencyId', 'source']).doUpdateSet(values))
      .execute();
  },

  /** How far the published records reach; sensitive ones tell nothing here either. */
  async measure(source: string): Promise<void> {
    await sql`update incident_source set first_month = reach.first_month,
        last_month = reach.last_month, last_day = reach.last_day
      from (
        select min(month) as first_month, max(month) as last_month, max(local_day) as last_day
        from incident where agency_id = ${agencyId} and source = ${source}
          and not is_sensitive_category(category)
      ) reach
      where agency_id = ${agencyId} and source = ${source}`.execute(db);
  },
});
