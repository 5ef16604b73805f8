/** Reads an agency's base map; undefined where it has none and maps show the beats alone. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { BaseMap } from './base-map.ts';
import { baseMapStore } from './base-map.store.ts';

export const readBaseMap = (work: Work): Promise<BaseMap | undefined> => baseMapStore(work).read();
