/**
 * Arriving incidents: copied into a temporary table (a table with row security takes no COPY),
 * reduced to one for each key, then merged into the incidents that are there.
 */
import { sql } from 'kysely';
import { copyInto, type CopyingRows } from '#platform/imports/copy-into.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { ARRIVAL_COLUMNS } from './incident.ts';
import type { SupersededRow } from './incident.ts';

const columns = ARRIVAL_COLUMNS.join(', ');

/** What is compared and kept of an incident, apart from its key. */
const kept = ARRIVAL_COLUMNS.filter((name) => name !== 'key' && name !== 'is_keyless');
const prefixed = (prefix: string) => sql.raw(kept.map((name) => `${prefix}.${name}`).join(', '));

/** Any number that no other lock of ours has. */
const INCIDENTS_LOCK = 7_216_008;

export interface Merged {
  readonly importedCount: number;
  readonly updatedCount: number;
  /** First days of the months whose incidents changed. */
  readonly months: readonly string[];
}

export interface Merging {
  readonly source: string;
  readonly importId: string;
}

export const incidentArrivalStore = (work: Work) => {
  const { db, agencyId } = work;
  return {
    /** Two imports at once would both count months that the other is changing: the second waits. */
    async lockForImport(): Promise<void> {
      await sql`select pg_advisory_xact_lock(${INCIDENTS_LOCK}, ${agencyId})`.execute(db);
    },

    async open(): Promise<CopyingRows> {
      await sql`create temporary table incident_arrival (
        file_number integer not null,
        line integer not null,
        key text not null,
        is_keyless boolean not null,
        occurred_at timestamptz,
        month date not null,
        local_day date,
        local_hour smallint,
        local_minute smallint,
        category text not null,
        source_category text,
        block text,
        recorded_district text,
        longitude double precision,
        latitude double precision,
        tile integer,
        beat_code text
      ) on commit drop`.execute(db);
      return copyInto(work, `copy incident_arrival (file_number, line, ${columns}) from stdin`);
    },

    /** The second, third, … row without a key and with the same content get a number. */
    async numberKeyless(): Promise<void> {
      await sql`update incident_arrival arrival
        set key = arrival.key || '/' || numbered.occurrence
        from (
          select file_number, line,
            row_number() over (partition by key order by file_number, line) as occurrence
          from incident_arrival where is_keyless
        ) numbered
        where numbered.occurrence > 1
          and arrival.file_number = numbered.file_number and arrival.line = numbered.line
      `.execute(db);
    },

    /** Keeps the last row of each key; answers how many went. `supersededAfter` lists them. */
    async reduceRepeated(): Promise<number> {
      await sql`create temporary table incident_superseded on commit drop as
        select file_number, line, key, last_file_number, last_line from (
          select file_number, line, key,
            first_value(file_number) over latest as last_file_number,
            first_value(line) over latest as last_line,
            row_number() over latest as place
          from incident_arrival where key in (
            select key from incident_arrival group by key having count(*) > 1)
          window latest as (partition by key order by file_number desc, line desc)
        ) ranked where place > 1`.execute(db);
      const removed = await sql`delete from incident_arrival arrival
        using incident_superseded superseded
        where arrival.file_number = superseded.file_number and arrival.line = superseded.line
      `.execute(db);
      return Number(removed.numAffectedRows ?? 0);
    },

    /** Superseded rows in the order of files and lines, after a row of an earlier page. */
    async supersededAfter(
      { fileNumber, line }: Pick<SupersededRow, 'fileNumber' | 'line'>,
      limit: number,
    ): Promise<SupersededRow[]> {
      const { rows } = await sql<SupersededRow>`
        select file_number, line, key, last_file_number, last_line from incident_superseded
        where (file_number, line) > (${fileNumber}, ${line})
        order by file_number, line limit ${limit}`.execute(db);
      return rows;
    },

    /** Writes only what differs from the incidents that are there. */
    async merge({ source, importId }: Merging): Promise<Merged> {
      await sql`analyze incident_arrival (key, month)`.execute(db);
      const left = await sql<{ month: string }>`
        select distinct incident.month from incident
        join incident_arrival arrival on arrival.key = incident.key
        where incident.agency_id = ${agencyId} and incident.source = ${source}
          and incident.month <> arrival.month`.execute(db);
      const { rows } = await sql<Merged>`
        with written as (
          insert into incident as present
            (agency_id, source, key, import_id, ${sql.raw(kept.join(', '))})
          select ${agencyId}, ${source}, key, ${importId}::uuid, ${sql.raw(kept.join(', '))}
          from incident_arrival
          on conflict (agency_id, source, key) do update set
            import_id = excluded.import_id,
            ${sql.raw(kept.map((name) => `${name} = excluded.${name}`).join(', '))}
          where (${prefixed('present')}) is distinct from (${prefixed('excluded')})
          returning present.xmax = 0 as is_new, present.month
        )
        select count(*) filter (where is_new)::integer as imported_count,
          count(*) filter (where not is_new)::integer as updated_count,
          coalesce(array_agg(distinct month::text), '{}') as months
        from written`.execute(db);
      const [merged] = rows;
      if (!merged) throw new Error('An aggregate without a group answers one row');
      const months = new Set([...merged.months, ...left.rows.map(({ month }) => month)]);
      return { ...merged, months: [...months].sort() };
    },
  };
};
