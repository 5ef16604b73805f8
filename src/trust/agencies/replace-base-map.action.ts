/** Gives an agency its base map. */
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { BaseMap } from './base-map.ts';
import { baseMapStore } from './base-map.store.ts';

export async function replaceBaseMap(work: Work, map: BaseMap): Promise<void> {
  await baseMapStore(work).replace(map);
  await raiseContentVersion(work, 'base-map');
}
