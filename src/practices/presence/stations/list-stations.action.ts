/** Lists the stations that residents can visit, by name; it works with the portal's role. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { Station } from './station.ts';
import { stationStore } from './station.store.ts';

export const listStations = (work: Work): Promise<readonly Station[]> => stationStore(work).all();
