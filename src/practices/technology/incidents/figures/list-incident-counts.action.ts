/** Every published count of a beat or of the city, month by month, for people who count again. */
import { type Day, type Month, monthsFrom } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { Category } from '../categories.ts';
import { countTable, wholeMonths } from './incident-figures.rules.ts';
import { incidentFigureStore } from './incident-figures.store.ts';

export interface ListedCount {
  readonly month: Month;
  /** False for a month that the records cover in part: it stands here, but in no comparison. */
  readonly isWhole: boolean;
  readonly category: Category;
  readonly count: number;
}

/** A row for each month and category that was ever counted; sensitive categories have none. */
export async function listIncidentCounts(
  work: Work,
  { beatCode, today }: { readonly beatCode?: string | undefined; readonly today: Day },
): Promise<readonly ListedCount[]> {
  const store = incidentFigureStore(work);
  const covered = await store.monthsCovered();
  if (!covered) return [];
  const { first, last } = covered;
  const whole = wholeMonths(covered, today);
  const months = monthsFrom(first, last);
  const table = countTable(months, await store.monthCounts(first, last, beatCode));
  return months.flatMap((month, place) =>
    table.categories.map((category) => ({
      month,
      isWhole: whole !== undefined && month >= whole.first && month <= whole.last,
      category,
      count: table.counts.get(category)?.[place] ?? 0,
    })),
  );
}
