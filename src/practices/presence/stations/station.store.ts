/** Stations of an agency. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { Station } from './station.ts';

const STATION = [
  'code',
  'name',
  'address',
  'openingHours',
  'services',
  'isStepFree',
  'longitude',
  'latitude',
] as const;

export const stationStore = ({ db, agencyId }: Work) => ({
  async all(): Promise<Station[]> {
    return db
      .selectFrom('station')
      .select(STATION)
      .where('agencyId', '=', agencyId)
      .orderBy('name')
      .orderBy('code')
      .execute();
  },

  async replaceAll(stations: readonly Station[]): Promise<void> {
    await db.deleteFrom('station').where('agencyId', '=', agencyId).execute();
    if (stations.length === 0) return;
    await db
      .insertInto('station')
      .values(stations.map((station) => ({ ...station, agencyId })))
      .execute();
  },
});
