/**
 * Arriving incidents: copied into a temporary table (a table with row security takes no COPY),
 * reduced to one for each key; `incident-merge.store.ts` brings them on from there. The first
 * import of a source has nothing to merge with: its rows go in while the rest is being read.
 */
import { sql } from 'kysely';
import { copyInto, type CopyingRows } from '#platform/imports/copy-into.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { ARRIVAL_COLUMNS, KEPT_COLUMNS, type MonthRows } from '../incident.ts';
import type { SupersededRow } from '../incident.ts';

const columns = ARRIVAL_COLUMNS.join(', ');

const kept = KEPT_COLUMNS.join(', ');
const keptOf = (prefix: string) =>
  sql.raw(KEPT_COLUMNS.map((name) => `${prefix}.${name}`).join(', '));

/** Any number that no other lock of ours has. */
const INCIDENTS_LOCK = 7_216_008;

export interface Arriving {
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

    /** From here on `undo` takes back what was written; a refused import keeps nothing. */
    async begin(): Promise<void> {
      await sql`savepoint before_arrivals`.execute(db);
      await sql`create temporary table incident_arrival (
        file_number integer not null,
        line integer not null,
        key text not null,
        is_keyless boolean not null,
        may_repeat boolean not null,
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
        beat_code text,
        own_category text,
        ended_at timestamptz,
        until_day date,
        outcome text,
        outcome_month date,
        persistent_id text,
        point_id bigint
      ) on commit drop`.execute(db);
    },

    async undo(): Promise<void> {
      await sql`rollback to savepoint before_arrivals`.execute(db);
    },

    copying: (): CopyingRows =>
      copyInto(work, `copy incident_arrival (file_number, line, ${columns}) from stdin`),

    /** Whether arriving rows must be compared: with incidents, or with keys that may not return. */
    async hasAny(source: string): Promise<boolean> {
      const { rows } = await sql<{ hasAny: boolean }>`select exists (select from incident
        where agency_id = ${agencyId} and source = ${source}) or exists (
        select from incident_retraction
        where agency_id = ${agencyId} and source = ${source}) as has_any`.execute(db);
      return rows[0]?.hasAny ?? false;
    },

    /** Drops the rows whose keys were retracted; answers how many. */
    async dropRetracted(source: string): Promise<number> {
      const dropped = await sql`delete from incident_arrival arrival
        using incident_retraction gone
        where gone.agency_id = ${agencyId} and gone.source = ${source}
          and gone.key_digest in (
            incident_digest((select current_agency_slug()), ${source}, arrival.key),
            incident_digest((select current_agency_slug()), ${source},
              incident_bare_key(arrival.key)))
      `.execute(db);
      return Number(dropped.numAffectedRows ?? 0);
    },

    /**
     * Writes what was copied since `place`, without the rows whose key may stand there twice. Only
     * for a source that had no incident before.
     * @param place where the last call ended; `(0,0)` at first
     */
    async addFresh(place: string, { source, importId }: Arriving) {
      const { rows: ends } = await sql<{ place: string | null }>`
        select max(ctid)::text as place from incident_arrival
        where ctid > ${place}::tid`.execute(db);
      const { rows } = await sql<MonthRows>`
        with imported as (
          insert into incident (agency_id, public_id, source, key, import_id, ${sql.raw(kept)})
          select ${agencyId}, incident_public_id((select current_agency_slug()), ${source}, key),
            ${source}, key, ${importId}::uuid, ${keptOf('arrival')}
          from incident_arrival arrival where ctid > ${place}::tid and not may_repeat
          order by key
          returning month
        )
        select month, count(*)::integer as count from imported group by month`.execute(db);
      return { place: ends[0]?.place ?? place, rows };
    },

    /** The second, third, … row without a key and with the same content get a number. */
    async numberKeyless(): Promise<void> {
      await sql`update incident_arrival arrival
        set key = arrival.key || '/' || numbered.occurrence
        from (
          select file_number, line,
            row_number() over (partition by key order by file_number, line) as occurrence
          from incident_arrival where is_keyless and key in (
            select key from incident_arrival where may_repeat)
        ) numbered
        where numbered.occurrence > 1
          and arrival.file_number = numbered.file_number and arrival.line = numbered.line
      `.execute(db);
    },

    /** Keeps the last row of each key; answers how many went. `supersededAfter` lists them. */
    async reduceRepeated(): Promise<number> {
      await sql`create temporary table incident_superseded on commit drop as
        select place_in_table, file_number, line, key, last_file_number, last_line from (
          select ctid as place_in_table, file_number, line, key,
            first_value(file_number) over latest as last_file_number,
            first_value(line) over latest as last_line,
            row_number() over latest as place
          from incident_arrival where key in (
            select key from incident_arrival where may_repeat
            group by key)
          window latest as (partition by key order by file_number desc, line desc)
        ) ranked where place > 1`.execute(db);
      const removed = await sql`delete from incident_arrival
        where ctid = any (array(select place_in_table from incident_superseded))`.execute(db);
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
  };
};
