/** Which beat each incident lies in, read and changed page by page when boundaries change. */
import { sql } from 'kysely';
import type { Day, Month } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';

/** An incident with a point, as much of it as finding its beat needs. */
export interface PlacedIncident {
  readonly source: string;
  readonly key: string;
  readonly month: Month;
  readonly day: Day | null;
  readonly longitude: number;
  readonly latitude: number;
  readonly beatCode: string | null;
}

/** Days from `from`, before `until`; null is open. Without a day an incident counts by month. */
export interface DaySpan {
  readonly from: Day | null;
  readonly until: Day | null;
}

export interface BeatChange extends Pick<PlacedIncident, 'source' | 'key'> {
  readonly beatCode: string | null;
}

export const incidentBeatStore = ({ db, agencyId }: Work) => ({
  /** In the order of source and key, after the last of an earlier page. */
  async placedAfter(
    last: Pick<PlacedIncident, 'source' | 'key'>,
    { from, until }: DaySpan,
    limit: number,
  ): Promise<PlacedIncident[]> {
    const { rows } = await sql<PlacedIncident>`
      select source, key, to_char(month, 'YYYY-MM') as month, local_day as day,
        longitude, latitude, beat_code
      from incident
      where agency_id = ${agencyId} and (source, key) > (${last.source}, ${last.key})
        and longitude is not null
        and (${from}::date is null or coalesce(local_day, month) >= ${from}::date)
        and (${until}::date is null or coalesce(local_day, month) < ${until}::date)
      order by source, key limit ${limit}`.execute(db);
    return rows;
  },

  async change(changes: readonly BeatChange[]): Promise<void> {
    const column = (of: (change: BeatChange) => string | null) => sql.val(changes.map(of));
    await sql`update incident set beat_code = changed.beat_code
      from unnest(
        ${column(({ source }) => source)}::text[],
        ${column(({ key }) => key)}::text[],
        ${column(({ beatCode }) => beatCode)}::text[]
      ) as changed (source, key, beat_code)
      where incident.agency_id = ${agencyId}
        and incident.source = changed.source and incident.key = changed.key`.execute(db);
  },
});
