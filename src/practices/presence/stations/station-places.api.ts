/** The stations nearest to a beat, as the public API tells where residents can go. */
import type { Point } from '#kernel/place.ts';
import { degreesText } from '#platform/web/api/parameters.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import type { Visit } from '#platform/web/visit.ts';
import { listStations } from './list-stations.action.ts';
import { nearestTo } from './station.ts';

/** As many as a beat's page shows. */
const NEAREST = 2;

/** In the shape of police.uk's locations of a neighbourhood. */
export const stationPlaces =
  (reads: PublicReads) =>
  async ({ site }: Visit, beat: { readonly label: Point }) => {
    const key = { agencyId: site.agencyId, name: 'stations.list' };
    const stations = await reads.read(key, listStations);
    return nearestTo(beat.label, stations)
      .slice(0, NEAREST)
      .map(({ name, address, phone, latitude, longitude }) => ({
        name,
        type: 'station',
        address,
        postcode: '',
        telephone: phone,
        latitude: degreesText(latitude),
        longitude: degreesText(longitude),
        description: null,
      }));
  };
