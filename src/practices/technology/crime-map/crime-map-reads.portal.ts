/** All that the page of the map reads, each kept until something is published. */
import type { BeatSummary } from '#practices/engagement/beats/list-beats.action.ts';
import { listBeats } from '#practices/engagement/beats/list-beats.action.ts';
import { publishedSources } from '#practices/technology/incidents/publication/incident-freshness.portal.tsx';
import type { SourceFreshness } from '#practices/technology/incidents/publication/incident-source.ts';
import { listCorrections } from '#practices/technology/incidents/publication/list-corrections.action.ts';
import {
  type IncidentPage,
  listPublishedIncidents,
} from '#practices/technology/incidents/publication/list-published-incidents.action.ts';
import type {
  IncidentCorrection,
  IncidentFilter,
  IncidentOrder,
} from '#practices/technology/incidents/publication/published-incident.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import type { Visit } from '#platform/web/visit.ts';
import type { BaseMap } from '#trust/agencies/base-map.ts';
import { readBaseMap } from '#trust/agencies/read-base-map.action.ts';
import type { BeatRates } from './beat-rate.ts';
import { compareBeats, type ComparedBeats } from './compare-beats.action.ts';
import { todayOf } from './map-memory.portal.ts';
import { type AreaAsked, type AreaView, viewArea } from './view-area.action.ts';

/** Rows of the list on one page. */
export const ROWS = 20;
/** Corrections that a page tells of at once. */
export const MOST_CORRECTIONS = 200;

export interface ListedIncidents extends IncidentPage {
  /** Of these incidents, the newest first. */
  readonly corrections: readonly IncidentCorrection[];
}

export interface ListAsked {
  readonly filter: IncidentFilter;
  readonly order: IncidentOrder;
  readonly skip: number;
}

export interface CrimeMapReads {
  area(visit: Visit, asked: Omit<AreaAsked, 'today'>): Promise<AreaView | undefined>;
  beats(visit: Visit): Promise<readonly BeatSummary[]>;
  base(visit: Visit): Promise<BaseMap | undefined>;
  rates(visit: Visit, asked: Omit<ComparedBeats, 'today'>): Promise<BeatRates>;
  list(visit: Visit, asked: ListAsked): Promise<ListedIncidents>;
  sources(visit: Visit): Promise<readonly SourceFreshness[]>;
  corrections(visit: Visit): Promise<readonly IncidentCorrection[]>;
}

export function crimeMapReads(reads: PublicReads): CrimeMapReads {
  const key = (visit: Visit, name: string, ...parameters: (string | number | null)[]) => ({
    agencyId: visit.site.agencyId,
    name: `crime-map.${name}`,
    parameters: [todayOf(visit), ...parameters],
  });
  return {
    area: (visit, { beatCode, month, kinds }) =>
      reads.read(key(visit, 'area', beatCode ?? null, month ?? null, kinds.join()), (work) =>
        viewArea(work, { beatCode, month, kinds, today: todayOf(visit) }),
      ),
    beats: (visit) => reads.read(key(visit, 'beats'), (work) => listBeats(work, todayOf(visit))),
    base: (visit) => reads.read(key(visit, 'base'), readBaseMap),
    rates: (visit, { month, kinds }) =>
      reads.read(key(visit, 'rates', month, kinds.join()), (work) =>
        compareBeats(work, { month, kinds, today: todayOf(visit) }),
      ),
    list: (visit, { filter, order, skip }) =>
      reads.read(
        key(visit, 'list', JSON.stringify([filter, order.by, order.direction]), skip),
        async (work) => {
          const page = await listPublishedIncidents(work, filter, { skip, limit: ROWS, order });
          const incidentIds = page.incidents.map(({ id }) => id);
          const limit = MOST_CORRECTIONS;
          return { ...page, corrections: await listCorrections(work, { limit, incidentIds }) };
        },
      ),
    sources: (visit) => publishedSources(reads, visit),
    corrections: (visit) =>
      reads.read(key(visit, 'corrections'), (work) =>
        listCorrections(work, { limit: MOST_CORRECTIONS }),
      ),
  };
}
