/** Lists where incidents come from, with how new each is and whether it is late. */
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { freshnessOf } from './incident-freshness.rules.ts';
import type { SourceFreshness } from './incident-source.ts';
import { incidentSourceStore } from './incident-source.store.ts';

/** @param today in the agency's zone */
export async function listSources(work: Work, today: Day): Promise<readonly SourceFreshness[]> {
  const sources = await incidentSourceStore(work).list();
  return sources.map((source) => freshnessOf(source, today));
}
