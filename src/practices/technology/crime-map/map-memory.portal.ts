/**
 * What the map is drawn from, kept as long as the agency publishes nothing new. The moment it does,
 * everything older is dropped: what was withdrawn may not live on here.
 */
import type { Day, Month } from '#kernel/time.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import type { ShapeIndex } from '#platform/maps/shape-index.ts';
import type { PreparedMap } from '#platform/web/look/map/prepare-map.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import type { ReadVersion } from '#platform/web/server/read-cache.ts';
import { createRecent, type Recent } from '#platform/web/server/recent.ts';
import type { Visit } from '#platform/web/visit.ts';
import { indexMonth, type MonthMap } from './index-month.action.ts';
import { readGround } from './read-ground.action.ts';

/** In points of months, about 1 kB each: the map's memory follows what is looked at. */
const MOST_POINTS = 100_000;
/** So that many empty months do not stay for nothing. */
const LEAST_WEIGHT = 1_000;

/** In characters of SVG: a drawing of a city has some 50,000. */
const MOST_DRAWN = 16_000_000;

interface Remembered {
  readonly version: string | number;
  readonly months: Recent<Promise<MonthMap>>;
  readonly drawings: Recent<PreparedMap>;
  ground: { readonly today: Day; readonly index: Promise<ShapeIndex> } | undefined;
}

export interface MapMemory {
  version(visit: Visit): Promise<string | number>;
  month(visit: Visit, month: Month): Promise<MonthMap>;
  ground(visit: Visit): Promise<ShapeIndex>;
  /** Drawn once for each view; `key` says all that the drawing depends on. */
  drawing(visit: Visit, key: string, draw: () => PreparedMap): Promise<PreparedMap>;
}

export const todayOf = ({ site, now }: Visit): Day =>
  zoneOf(site.timezone).localAt(now.getTime()).day;

export function createMapMemory(reads: PublicReads, version: ReadVersion): MapMemory {
  const agencies = new Map<number, Remembered>();
  const remembered = async ({ site: { agencyId } }: Visit): Promise<Remembered> => {
    const current = await version(agencyId);
    const known = agencies.get(agencyId);
    if (known?.version === current) return known;
    const fresh: Remembered = {
      version: current,
      months: createRecent(MOST_POINTS),
      drawings: createRecent(MOST_DRAWN),
      ground: undefined,
    };
    agencies.set(agencyId, fresh);
    return fresh;
  };
  return {
    version: ({ site }) => version(site.agencyId),
    async month(visit, month) {
      const { months } = await remembered(visit);
      const known = months.get(month);
      if (known) return known;
      const index = reads.once(visit.site.agencyId, (work) => indexMonth(work, month));
      // Those who come while it is made share it; a failure is not kept for those after them.
      months.set(month, index, LEAST_WEIGHT);
      index.then(
        ({ points }) => months.set(month, index, Math.max(points.size, LEAST_WEIGHT)),
        () => months.delete(month),
      );
      return index;
    },
    async ground(visit) {
      const memory = await remembered(visit);
      const today = todayOf(visit);
      if (memory.ground?.today === today) return memory.ground.index;
      const index = reads.once(visit.site.agencyId, (work) => readGround(work, today));
      memory.ground = { today, index };
      index.catch(() => (memory.ground = undefined));
      return index;
    },
    async drawing(visit, key, draw) {
      const { drawings } = await remembered(visit);
      const name = `${todayOf(visit)} ${key}`;
      const drawn = drawings.get(name) ?? draw();
      drawings.set(name, drawn, drawn.base.length + drawn.borders.length);
      return drawn;
    },
  };
}
