/** Points of sources that had masked their places already: they pass as they are. */
import { sql } from 'kysely';
import type { Work } from '#platform/postgres/unit-of-work.ts';

/** A masked point, as much of it as finding its beat needs. */
export interface MaskedPoint {
  readonly id: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly beatCode: string | null;
}

/** "On or near Harbor Street" is Harbor Street: pages say "near" themselves. */
const label = sql`nullif(regexp_replace(block, '^on or near\\s+', '', 'i'), '')`;

const INSERT = sql`insert into map_point (agency_id, id, set_version, source, longitude, latitude,
  beat_code, label, address_count, radius_meters)`;

export const maskedPointStore = ({ db, agencyId }: Work) => ({
  /** Points at which arrived incidents are shown; call after the merge. */
  async addArrived(source: string): Promise<void> {
    await sql`${INSERT}
      select ${agencyId}, point_id, null, ${source}, longitude, latitude, min(beat_code), ${label},
        null, null
      from incident_arrival where point_id is not null
      group by point_id, longitude, latitude, block
      on conflict do nothing`.execute(db);
  },

  /** Points of incidents that were placed later than they came. */
  async addPlaced(source: string, pointIds: readonly number[]): Promise<void> {
    await sql`${INSERT}
      select ${agencyId}, point_id, null, ${source}, longitude, latitude, min(beat_code), ${label},
        null, null
      from incident
      where agency_id = ${agencyId} and source = ${source}
        and point_id = any (${sql.val([...pointIds])}::bigint[])
      group by point_id, longitude, latitude, block
      on conflict do nothing`.execute(db);
  },

  /** A point at which nothing is shown any more would tell where something was. */
  async dropUnused(source: string): Promise<void> {
    await sql`delete from map_point point
      where agency_id = ${agencyId} and point.source = ${source}
        and not exists (select from incident where incident.agency_id = ${agencyId}
          and incident.point_id = point.id)
        and not exists (select from incident_correction correction
          where correction.agency_id = ${agencyId}
            and point.id in (correction.point_id, correction.point_before))`.execute(db);
  },

  /** In the order of identifiers, after one of an earlier page. */
  async after(id: number, limit: number): Promise<MaskedPoint[]> {
    return db
      .selectFrom('mapPoint')
      .select(['id', 'longitude', 'latitude', 'beatCode'])
      .where('agencyId', '=', agencyId)
      .where('source', 'is not', null)
      .where('id', '>', id)
      .orderBy('id')
      .limit(limit)
      .execute();
  },

  async changeBeats(changes: readonly Pick<MaskedPoint, 'id' | 'beatCode'>[]): Promise<void> {
    await sql`update map_point set beat_code = changed.beat_code
      from unnest(
        ${sql.val(changes.map(({ id }) => id))}::bigint[],
        ${sql.val(changes.map(({ beatCode }) => beatCode))}::text[]
      ) as changed (id, beat_code)
      where map_point.agency_id = ${agencyId} and map_point.id = changed.id`.execute(db);
  },
});
