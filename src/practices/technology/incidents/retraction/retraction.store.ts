/** Removes incidents and every trace of them, and remembers only what keeps them from returning. */
import { sql } from 'kysely';
import type { Day } from '#kernel/time.ts';
import { copyInto, type CopyingRows } from '#platform/imports/copy-into.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { RETRACTION_COLUMNS, type ListedRetraction } from './retraction.ts';

export interface Retracting {
  readonly source: string;
  readonly importId: string;
  readonly today: Day;
}

export interface RetractedRecords {
  /** Keys of the list, each once. */
  readonly keyCount: number;
  /** Records that are gone; one key may have named several. */
  readonly removedCount: number;
  /** Rows of the list that name nothing here. */
  readonly unknownRowCount: number;
  /** At most twenty of their keys. */
  readonly unknownKeys: readonly string[];
  /** Every key under which the records were known, and those of the list. */
  readonly keys: readonly string[];
  /** First days of the months in which they were. */
  readonly months: readonly string[];
}

const UNKNOWN_KEYS_SHOWN = 20;

export const retractionStore = (work: Work) => {
  const { db, agencyId } = work;
  return {
    async open(): Promise<CopyingRows> {
      await sql`create temporary table retraction_arrival (
        file_number integer not null,
        line integer not null,
        key text not null,
        reason text not null
      ) on commit drop`.execute(db);
      const columns = RETRACTION_COLUMNS.join(', ');
      return copyInto(work, `copy retraction_arrival (file_number, line, ${columns}) from stdin`);
    },

    /** A key may be the source's own, its public identifier, or the one that we made of it. */
    async find(source: string): Promise<RetractedRecords> {
      await sql`create temporary table retracted on commit drop as
        select distinct on (incident.key) incident.key, incident.public_id, incident.month,
          arrival.key as named, arrival.reason,
          is_sensitive_category(incident.category) as was_hidden
        from incident join retraction_arrival arrival on arrival.key in
          (incident.key, incident.persistent_id, incident_bare_key(incident.key))
        where incident.agency_id = ${agencyId} and incident.source = ${source}
        order by incident.key, arrival.file_number, arrival.line`.execute(db);
      const { rows } = await sql<RetractedRecords>`
        select (select count(distinct key)::integer from retraction_arrival) as key_count,
          (select count(*)::integer from retracted) as removed_count,
          (select count(*)::integer from retraction_arrival
            where key not in (select named from retracted)) as unknown_row_count,
          array(select named from retracted union select key from retracted
            union select key from retraction_arrival) as keys,
          array(select distinct month::text from retracted order by 1) as months,
          array(select distinct key from retraction_arrival
            where key not in (select named from retracted) order by 1
            limit ${UNKNOWN_KEYS_SHOWN}) as unknown_keys`.execute(db);
      const [found] = rows;
      if (!found) throw new Error('A query without a table answers one row');
      return found;
    },

    /** Also keys that are not here yet: an export made before the court's order may still come. */
    async bar({ source, importId, today }: Retracting): Promise<void> {
      await sql`insert into incident_retraction
          (agency_id, source, key_digest, reason, retracted_on, import_id)
        select ${agencyId}, ${source},
          incident_digest((select current_agency_slug()), ${source}, barred.key),
          min(barred.reason),
          ${today}::date, ${importId}::uuid
        from (select key, reason from retracted union all
          select key, reason from retraction_arrival) barred
        group by barred.key
        on conflict do nothing`.execute(db);
    },

    /** All that are barred, or those of one import. */
    async list(importId?: string): Promise<ListedRetraction[]> {
      const { rows } = await sql<ListedRetraction>`
        select source, encode(key_digest, 'hex') as digest, reason, retracted_on
        from incident_retraction where agency_id = ${agencyId}
          and (${importId ?? null}::uuid is null or import_id = ${importId ?? null}::uuid)
        order by source, key_digest`.execute(db);
      return rows;
    },

    /** Bars what came from a list kept outside; answers how many were not barred yet. */
    async barListed(listed: readonly ListedRetraction[], importId: string): Promise<number> {
      const added = await sql`insert into incident_retraction
          (agency_id, source, key_digest, reason, retracted_on, import_id)
        select ${agencyId}, source, decode(digest, 'hex'), reason, "retractedOn"::date,
          ${importId}::uuid
        from jsonb_to_recordset(${JSON.stringify(listed)}::jsonb)
          as listed (source text, digest text, reason text, "retractedOn" text)
        on conflict do nothing`.execute(db);
      return Number(added.numAffectedRows ?? 0);
    },

    /** The records that were retracted on a day and are here all the same; `close` ends it. */
    async findBarred(
      source: string,
      day: Day,
    ): Promise<Pick<RetractedRecords, 'removedCount' | 'months'>> {
      const slug = sql`(select current_agency_slug())`;
      await sql`create temporary table retracted on commit drop as
        select distinct on (incident.key) incident.key, incident.public_id, incident.month,
          gone.reason, is_sensitive_category(incident.category) as was_hidden
        from incident join incident_retraction gone on gone.agency_id = ${agencyId}
          and gone.source = ${source} and gone.retracted_on = ${day}::date
          and gone.key_digest in (incident_digest(${slug}, ${source}, incident.key),
            incident_digest(${slug}, ${source}, incident.persistent_id),
            incident_digest(${slug}, ${source}, incident_bare_key(incident.key)))
        where incident.agency_id = ${agencyId} and incident.source = ${source}
        order by incident.key`.execute(db);
      const { rows } = await sql<{ removedCount: number; months: string[] }>`
        select (select count(*)::integer from retracted) as removed_count,
          array(select distinct month::text from retracted order by 1) as months`.execute(db);
      return rows[0] ?? { removedCount: 0, months: [] };
    },

    async close(): Promise<void> {
      await sql`drop table retracted`.execute(db);
    },

    async remove({ source }: Pick<Retracting, 'source'>): Promise<void> {
      const gone = sql`(select public_id from retracted)`;
      const keys = sql`(select key from retracted)`;
      await sql`delete from incident_correction
        where agency_id = ${agencyId} and public_id in ${gone}`.execute(db);
      await sql`delete from incident_outcome
        where agency_id = ${agencyId} and public_id in ${gone}`.execute(db);
      await sql`delete from incident_version
        where agency_id = ${agencyId} and source = ${source} and key in ${keys}`.execute(db);
      await sql`delete from incident
        where agency_id = ${agencyId} and source = ${source} and key in ${keys}`.execute(db);
      // A masked source's point that nothing else stands at would tell where the record was.
      await sql`delete from map_point point
        where agency_id = ${agencyId} and point.source = ${source} and not exists (
          select from incident where incident.agency_id = ${agencyId}
            and incident.point_id = point.id)`.execute(db);
    },

    /** Tells how many, by what the public may know of the reason. Hidden ones were never there. */
    async tell({ importId, today }: Omit<Retracting, 'source'>): Promise<void> {
      await sql`insert into incident_correction
          (agency_id, id, corrected_on, import_id, kind, reason, count)
        select ${agencyId}, gen_random_uuid(), ${today}::date, ${importId}::uuid, 'withdrawn',
          told.reason, count(*)
        from (select case when reason in ('duplicate', 'error') then 'error' else 'protected' end
          as reason from retracted where not was_hidden) told
        group by told.reason`.execute(db);
    },
  };
};
