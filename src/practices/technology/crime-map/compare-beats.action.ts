/** Compares the beats of today by what was reported in them in one month, and by residents. */
import type { Day, Month } from '#kernel/time.ts';
import { listBeats } from '#practices/engagement/beats/list-beats.action.ts';
import type { Category } from '#practices/technology/incidents/categories.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { BeatRates } from './beat-rate.ts';
import { beatRates } from './beat-rates.rules.ts';
import { crimeMapStore } from './crime-map.store.ts';

export interface ComparedBeats {
  readonly month: Month;
  /** Empty: all. */
  readonly kinds: readonly Category[];
  /** In the agency's zone. */
  readonly today: Day;
}

export const compareBeats = async (
  work: Work,
  { month, kinds, today }: ComparedBeats,
): Promise<BeatRates> =>
  beatRates(await listBeats(work, today), await crimeMapStore(work).beatCounts(month), kinds);
