/** The frozen sets of map points: added to, never changed. */
import { sql } from 'kysely';
import { firstDayOf, monthOf, parseMonth, type Month } from '#kernel/time.ts';
import type { MapPoint } from '@peelian/disclosure';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { pointSetParameters, type PointColumns, type PointSet } from './point-set.ts';

const POINTS_A_STATEMENT = 10_000;

export const pointSetStore = ({ db, agencyId }: Work) => ({
  /** In the order of versions. */
  async list(): Promise<PointSet[]> {
    const rows = await db
      .selectFrom('pointSet')
      .select(['version', 'method', 'firstMonth', 'createdOn', 'parameters', 'pointCount'])
      .where('agencyId', '=', agencyId)
      .orderBy('version')
      .execute();
    return rows.map(({ method, firstMonth, parameters, ...row }) => ({
      ...row,
      method: method === 'addresses' ? 'addresses' : 'grid',
      firstMonth: firstMonth === null ? null : monthOf(firstMonth),
      parameters: pointSetParameters.parse(parameters),
    }));
  },

  /** In the order of places, which is the order in which they were made. */
  async points(version: number): Promise<PointColumns> {
    const rows = await db
      .selectFrom('mapPoint')
      .select(['id', 'longitude', 'latitude', 'beatCode'])
      .where('agencyId', '=', agencyId)
      .where('setVersion', '=', version)
      .orderBy('beatCode')
      .orderBy('longitude')
      .orderBy('latitude')
      .execute();
    return {
      ids: Float64Array.from(rows, ({ id }) => id),
      longitudes: Float64Array.from(rows, ({ longitude }) => longitude),
      latitudes: Float64Array.from(rows, ({ latitude }) => latitude),
      beats: rows.map(({ beatCode }) => beatCode ?? ''),
    };
  },

  /** The newest month in which something is shown at a point of a set. */
  async newestMonth(): Promise<Month | null> {
    const { rows } = await sql<{ month: string | null }>`
      select to_char(max(counted.month), 'YYYY-MM') as month
      from point_month_count counted
      join map_point point on point.agency_id = ${agencyId} and point.id = counted.point_id
      where counted.agency_id = ${agencyId} and point.set_version is not null`.execute(db);
    return parseMonth(rows[0]?.month ?? '') ?? null;
  },

  async add(set: Omit<PointSet, 'pointCount'>, points: readonly MapPoint[]): Promise<void> {
    const { firstMonth, parameters, ...rest } = set;
    await db
      .insertInto('pointSet')
      .values({
        ...rest,
        agencyId,
        firstMonth: firstMonth === null ? null : firstDayOf(firstMonth),
        parameters: JSON.stringify(parameters),
        pointCount: points.length,
      })
      .execute();
    for (let start = 0; start < points.length; start += POINTS_A_STATEMENT)
      await this.addPoints(set.version, points.slice(start, start + POINTS_A_STATEMENT));
  },

  /** Identifiers: the first 52 bits of SHA-256 over agency, set and place. */
  async addPoints(version: number, points: readonly MapPoint[]): Promise<void> {
    const column = (of: (point: MapPoint) => string | number | null) => sql.val(points.map(of));
    await sql`insert into map_point (agency_id, id, set_version, source, longitude, latitude,
        beat_code, label, address_count, radius_meters)
      select ${agencyId},
        incident_public_id((select current_agency_slug()),
          ${`points of set ${version}`},
          longitude::text || ',' || latitude::text),
        ${version}, null, longitude, latitude, beat_code, label, address_count, radius_meters
      from unnest(
        ${column(({ longitude }) => longitude)}::double precision[],
        ${column(({ latitude }) => latitude)}::double precision[],
        ${column(({ beat }) => beat)}::text[],
        ${column(({ label }) => label)}::text[],
        ${column(({ addressCount }) => addressCount)}::integer[],
        ${column(({ radiusMeters }) => radiusMeters)}::integer[]
      ) as made (longitude, latitude, beat_code, label, address_count, radius_meters)`.execute(db);
  },
});
