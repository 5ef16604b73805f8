/** One base map for each agency. */
import { sql } from 'kysely';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { baseMap, type BaseMap } from './base-map.ts';

export const baseMapStore = ({ db, agencyId }: Work) => ({
  async read(): Promise<BaseMap | undefined> {
    const row = await db
      .selectFrom('agencyBaseMap')
      .select('layers')
      .where('agencyId', '=', agencyId)
      .executeTakeFirst();
    return row && baseMap.parse(row.layers);
  },

  async replace(map: BaseMap): Promise<void> {
    const layers = JSON.stringify(map);
    await sql`insert into agency_base_map (agency_id, layers) values (${agencyId}, ${layers}::jsonb)
      on conflict (agency_id) do update set layers = excluded.layers`.execute(db);
  },
});
