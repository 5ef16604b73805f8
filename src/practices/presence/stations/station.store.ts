/** Stations of an agency. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { station, type Station } from './station.ts';

const STATION = [
  'code',
  'name',
  'address',
  'phone',
  'openingHours',
  'services',
  'longitude',
  'latitude',
] as const;

export const stationStore = ({ db, agencyId }: Work) => ({
  async all(): Promise<Station[]> {
    const rows = await db
      .selectFrom('station')
      .select(STATION)
      .where('agencyId', '=', agencyId)
      .orderBy('name')
      .orderBy('code')
      .execute();
    return rows.map((row) => station.parse(row));
  },

  async replaceAll(stations: readonly Station[]): Promise<void> {
    await db.deleteFrom('station').where('agencyId', '=', agencyId).execute();
    if (stations.length === 0) return;
    await db
      .insertInto('station')
      .values(
        stations.map(({ openingHours, services, ...one }) => ({
          ...one,
          agencyId,
          openingHours: JSON.stringify(openingHours),
          services: [...services],
        })),
      )
      .execute();
  },
});
