/** Lists the beats without a named contact: an alarm inside, "vacant since" outside. */
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { listBeats } from '../beats/list-beats.action.ts';
import type { Vacancy } from './team.ts';
import { vacancyOn } from './team.rules.ts';
import { teamStore } from './team.store.ts';

export interface VacantBeat extends Vacancy {
  readonly code: string;
  readonly name: string;
}

/** Beats in force today: those that never had a contact first, then the longest vacant. */
export async function listVacancies(work: Work, today: Day): Promise<readonly VacantBeat[]> {
  const beats = await listBeats(work, today);
  const byBeat = Map.groupBy(await teamStore(work).all(), ({ beatCode }) => beatCode);
  return beats
    .flatMap(({ code, name }) => {
      const vacancy = vacancyOn(byBeat.get(code) ?? [], today);
      return vacancy ? [{ code, name, since: vacancy.since }] : [];
    })
    .toSorted((one, other) => (one.since ?? '').localeCompare(other.since ?? ''));
}
