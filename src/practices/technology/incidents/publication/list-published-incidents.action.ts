/** Reads published incidents: a page of a list, the points of a month, one record with its life. */
import type { Month } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type {
  EarlierOutcome,
  IncidentFilter,
  IncidentOrder,
  PointCounts,
  PublishedIncident,
} from './published-incident.ts';
import { publishedIncidentStore } from './published-incident.store.ts';

/** The newest first; empty before anything is published. */
export const listPublishedMonths = (work: Work): Promise<readonly Month[]> =>
  publishedIncidentStore(work).months();

export interface IncidentPage {
  readonly incidents: readonly PublishedIncident[];
  /** How many there are on all pages. */
  readonly total: number;
}

export async function listPublishedIncidents(
  work: Work,
  filter: IncidentFilter,
  page: { readonly skip?: number; readonly limit: number; readonly order?: IncidentOrder },
): Promise<IncidentPage> {
  const store = publishedIncidentStore(work);
  return { incidents: await store.list(filter, page), total: await store.count(filter) };
}

/** Every point of the month with its counts; what maps and tiles are drawn from. */
export const readMonthPoints = (work: Work, month: Month): Promise<readonly PointCounts[]> =>
  publishedIncidentStore(work).pointCounts(month);

export interface IncidentLife {
  readonly incident: PublishedIncident;
  readonly earlierOutcomes: readonly EarlierOutcome[];
}

/** No incident's number is below zero. */
const NO_ID = -1;

/** What a public identifier names; a source may have given one to several records. */
export async function findPublishedIncidents(
  work: Work,
  persistentId: string,
): Promise<readonly IncidentLife[]> {
  const store = publishedIncidentStore(work);
  // Ours begins with the incident's own number: 52 bits are 13 hexadecimal digits.
  const id = Number.parseInt(persistentId.slice(0, 13), 16);
  const found = await store.withPersistentId(persistentId, Number.isNaN(id) ? NO_ID : id);
  const lives: IncidentLife[] = [];
  for (const incident of found)
    lives.push({ incident, earlierOutcomes: await store.earlierOutcomes(incident.id) });
  return lives;
}
