/** What the pages of beats read, kept until something is published. */
import type { Day } from '#kernel/time.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import type { Visit } from '#platform/web/visit.ts';
import { readBaseMap } from '#trust/agencies/read-base-map.action.ts';
import { beatMap, cityMaps, homeMap } from './beat-map.portal.ts';
import type { Contacts } from '../teams/team-parts.portal.tsx';
import { viewTeams } from '../teams/view-team.action.ts';
import { type BeatSummary, listBeats } from './list-beats.action.ts';

/** The day in the department's zone at the moment of the visit. */
export const todayOf = ({ site, now }: Visit): Day =>
  zoneOf(site.timezone).localAt(now.getTime()).day;

export const beatsReads = (reads: PublicReads) => {
  const key = (visit: Visit, name: string, ...parameters: string[]) => ({
    agencyId: visit.site.agencyId,
    name: `beats.${name}`,
    parameters: [todayOf(visit), ...parameters],
  });
  const beats = (visit: Visit): Promise<readonly BeatSummary[]> =>
    reads.read(key(visit, 'list'), (work) => listBeats(work, todayOf(visit)));
  return {
    beats,
    teams: (visit: Visit): Promise<Contacts> =>
      reads.read(key(visit, 'teams'), (work) => viewTeams(work, todayOf(visit))),
    homeMap: (visit: Visit) =>
      reads.read(key(visit, 'home-map'), async (work) =>
        homeMap(await readBaseMap(work), await beats(visit)),
      ),
    cityMaps: (visit: Visit) =>
      reads.read(key(visit, 'city-maps'), async (work) =>
        cityMaps(await readBaseMap(work), await beats(visit)),
      ),
    beatMap: (visit: Visit, code: string) =>
      reads.read(key(visit, 'map', code), async (work) =>
        beatMap(await readBaseMap(work), await beats(visit), code),
      ),
  };
};

export type BeatsReads = ReturnType<typeof beatsReads>;
