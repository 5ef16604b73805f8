/** Incidents with coordinates but without a point: found and given one, page by page. */
import { sql } from 'kysely';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { UnplacedIncident } from './point-set.ts';

export interface Placing extends Pick<UnplacedIncident, 'source' | 'key'> {
  readonly pointId: number;
}

export const unplacedIncidentStore = ({ db, agencyId }: Work) => ({
  /** In the order of source and key, after the last of an earlier page; nothing sensitive. */
  async after(
    last: Pick<UnplacedIncident, 'source' | 'key'>,
    limit: number,
  ): Promise<UnplacedIncident[]> {
    const { rows } = await sql<UnplacedIncident>`
      select source, key, to_char(month, 'YYYY-MM') as month, block, longitude, latitude, beat_code
      from incident
      where agency_id = ${agencyId} and (source, key) > (${last.source}, ${last.key})
        and point_id is null and longitude is not null and not is_sensitive_category(category)
      order by source, key limit ${limit}`.execute(db);
    return rows;
  },

  async place(placings: readonly Placing[]): Promise<void> {
    await sql`update incident set point_id = placed.point_id
      from unnest(
        ${sql.val(placings.map(({ source }) => source))}::text[],
        ${sql.val(placings.map(({ key }) => key))}::text[],
        ${sql.val(placings.map(({ pointId }) => pointId))}::bigint[]
      ) as placed (source, key, point_id)
      where incident.agency_id = ${agencyId}
        and incident.source = placed.source and incident.key = placed.key`.execute(db);
  },
});
