/**
 * Merges arrived incidents into those that are there. What a later import says otherwise is a
 * correction: the record's earlier state is kept, and what everybody could read is told openly.
 */
import { sql } from 'kysely';
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { KEPT_COLUMNS, sumOf, type MonthRows } from '../incident.ts';

const kept = sql.raw(KEPT_COLUMNS.join(', '));
const keptOf = (prefix: string) =>
  sql.raw(KEPT_COLUMNS.map((name) => `${prefix}.${name}`).join(', '));

export interface Merged {
  readonly importedCount: number;
  readonly updatedCount: number;
  /** First days of the months whose incidents changed. */
  readonly months: readonly string[];
}

export interface Merging {
  readonly source: string;
  readonly importId: string;
  /** True when all other rows are in already. */
  readonly isOnlyForRepeats: boolean;
}

export interface Correcting {
  readonly source: string;
  readonly importId: string;
  readonly today: Day;
}

/** What is kept of a record's earlier state, beside its key and position. */
const STATE = [
  'occurred_at',
  'month',
  'local_day',
  'category',
  'own_category',
  'source_category',
  'block',
  'recorded_district',
  'longitude',
  'latitude',
  'beat_code',
  'point_id',
] as const;
const STATE_COLUMNS = sql.raw(STATE.join(', '));
export const incidentMergeStore = ({ db, agencyId }: Work) => ({
  /**
   * Writes only what differs from the incidents that are there. Under the lock no other import can
   * add a key meanwhile, so two plain statements do, at half the time of one ON CONFLICT; in the
   * order of keys, because an index grows fastest at its end.
   */
  async merge({ source, importId, isOnlyForRepeats }: Merging): Promise<Merged> {
    await this.planForFreshRows();
    const isMeant = isOnlyForRepeats ? sql`arrival.may_repeat` : sql`true`;
    const { rows: updated } = await sql<MonthRows>`
      with updated as (
        update incident present set import_id = ${importId}::uuid,
          ${sql.raw(KEPT_COLUMNS.map((name) => `${name} = arrival.${name}`).join(', '))}
        from incident_arrival arrival
        where ${isMeant} and ${isSame(agencyId, source)}
          and (${keptOf('present')}) is distinct from (${keptOf('arrival')})
        returning present.month
      )
      select month, count(*)::integer as count from updated group by month`.execute(db);
    const { rows: imported } = await sql<MonthRows>`
      with imported as (
        insert into incident (agency_id, public_id, source, key, import_id, ${kept})
        select ${agencyId}, incident_public_id((select current_agency_slug()), ${source}, key),
          ${source}, key, ${importId}::uuid, ${keptOf('arrival')}
        from incident_arrival arrival
        where ${isMeant} and not exists (
          select from incident present where ${isSame(agencyId, source)})
        order by key
        returning month
      )
      select month, count(*)::integer as count from imported group by month`.execute(db);
    await sql`set local enable_nestloop = on`.execute(db);
    return {
      importedCount: sumOf(imported),
      updatedCount: sumOf(updated),
      months: [...new Set([...updated, ...imported].map(({ month }) => month))].sort(),
    };
  },

  /** A coarse idea of how many rows there are is enough to join well. */
  async planForFreshRows(): Promise<void> {
    await sql`set local default_statistics_target = 10`.execute(db);
    await sql`analyze incident_arrival (key, month, may_repeat)`.execute(db);
    // Nobody has analyzed the incidents that this transaction has just written: the planner takes
    // them for one row and would read all arrivals once for each of them.
    await sql`set local enable_nestloop = off`.execute(db);
  },

  /**
   * Keeps and tells what the merge is about to change; call before it, never for a first import.
   * A point alone that changes is no correction: the incident got one that it had not had.
   * @returns first days of the months that an incident leaves
   */
  async keepChanges({ source, importId, today }: Correcting): Promise<string[]> {
    await this.planForFreshRows();
    await sql`create temporary table incident_change on commit drop as
      select present.key, present.public_id, present.outcome as outcome_before,
        present.outcome_month as outcome_month_before, arrival.outcome,
        ${before(STATE)}, ${after(STATE)},
        is_sensitive_category(present.category) as was_hidden,
        is_sensitive_category(arrival.category) as is_hidden,
        (present.category, present.own_category, present.month, present.longitude,
          present.latitude) is distinct from (arrival.category, arrival.own_category,
          arrival.month, arrival.longitude, arrival.latitude) as is_corrected
      from incident present join incident_arrival arrival on ${isSame(agencyId, source)}
      where (${keptOf('present')}) is distinct from (${keptOf('arrival')})`.execute(db);
    await sql`set local enable_nestloop = on`.execute(db);
    await this.keepVersions({ source, importId, today });
    await this.keepOutcomes();
    await this.tellCorrections({ source, importId, today });
    await this.withdrawHidden({ source, importId, today });
    const { rows } = await sql<{ month: string }>`
      select distinct month_before as month from incident_change
      where month_before <> month`.execute(db);
    return rows.map(({ month }) => month);
  },

  async keepVersions({ source, importId, today }: Correcting): Promise<void> {
    await sql`insert into incident_version
        (agency_id, source, key, position, replaced_on, import_id, ${STATE_COLUMNS})
      select ${agencyId}, ${source}, changed.key, 1 + coalesce((
          select max(position) from incident_version earlier
          where earlier.agency_id = ${agencyId} and earlier.source = ${source}
            and earlier.key = changed.key), 0),
        ${today}::date, ${importId}::uuid,
        ${sql.raw(STATE.map((name) => `changed.${name}_before`).join(', '))}
      from incident_change changed where is_corrected`.execute(db);
  },

  /** A new outcome is the record's life going on, and no correction. */
  async keepOutcomes(): Promise<void> {
    await sql`insert into incident_outcome (agency_id, public_id, position, outcome, month)
      select ${agencyId}, changed.public_id, 1 + coalesce((
          select max(position) from incident_outcome earlier
          where earlier.agency_id = ${agencyId} and earlier.public_id = changed.public_id), 0),
        outcome_before, outcome_month_before
      from incident_change changed
      where outcome_before is not null and outcome_before is distinct from outcome
        and not was_hidden and not is_hidden`.execute(db);
  },

  /** Random identifiers, so that the order of rows tells nothing. */
  async tellCorrections({ importId, today }: Correcting): Promise<void> {
    await sql`insert into incident_correction
        (agency_id, id, corrected_on, import_id, kind, public_id, month, month_before, category,
          category_before, own_category, own_category_before, point_id, point_before, beat_code,
          beat_before)
      select ${agencyId}, gen_random_uuid(), ${today}::date, ${importId}::uuid, 'changed',
        public_id, month, month_before, category, category_before, own_category,
        own_category_before, point_id, point_id_before, beat_code, beat_code_before
      from incident_change
      where is_corrected and not was_hidden and not is_hidden
        and (category, own_category, month, point_id) is distinct from
          (category_before, own_category_before, month_before, point_id_before)
      order by public_id`.execute(db);
  },

  /**
   * What became sensitive is withdrawn as an expunged record is: the two cannot be told apart, and
   * nothing is left that speaks of it.
   */
  async withdrawHidden({ importId, today }: Correcting): Promise<void> {
    const hidden = sql`(select public_id from incident_change where is_hidden and not was_hidden)`;
    await sql`delete from incident_correction
      where agency_id = ${agencyId} and public_id in ${hidden}`.execute(db);
    await sql`delete from incident_outcome
      where agency_id = ${agencyId} and public_id in ${hidden}`.execute(db);
    await sql`insert into incident_correction
        (agency_id, id, corrected_on, import_id, kind, reason, count)
      select ${agencyId}, gen_random_uuid(), ${today}::date, ${importId}::uuid, 'withdrawn',
        'protected', count(*)
      from incident_change where is_hidden and not was_hidden
      having count(*) > 0`.execute(db);
  },
});

const isSame = (agencyId: number, source: string) =>
  sql`present.agency_id = ${agencyId} and present.source = ${source}
    and present.key = arrival.key`;

const before = (names: readonly string[]) =>
  sql.raw(names.map((name) => `present.${name} as ${name}_before`).join(', '));
const after = (names: readonly string[]) =>
  sql.raw(names.map((name) => `arrival.${name}`).join(', '));
