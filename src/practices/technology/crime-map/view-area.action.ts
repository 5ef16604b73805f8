/** Counts of the whole area or of one beat: months, kinds of the month shown, and which that is. */
import type { Day, Month } from '#kernel/time.ts';
import type { Category } from '#practices/technology/incidents/categories.ts';
import { listIncidentCounts } from '#practices/technology/incidents/figures/list-incident-counts.action.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import {
  kindCounts,
  monthsBeside,
  monthTotals,
  type MonthTotal,
  newestMonth,
  sumOf,
} from './map-months.rules.ts';

export interface AreaAsked {
  /** Undefined: the whole area. */
  readonly beatCode: string | undefined;
  /** Undefined: the newest. */
  readonly month: Month | undefined;
  /** Empty: all. */
  readonly kinds: readonly Category[];
  readonly today: Day;
}

export interface AreaView {
  readonly month: Month;
  /** False where the records cover the month only in part. */
  readonly isWhole: boolean;
  readonly newest: Month;
  readonly earlier: Month | undefined;
  readonly later: Month | undefined;
  /** All that have anything, in order, the chosen kinds only. */
  readonly months: readonly MonthTotal[];
  /** The month shown among those beside it, the chosen kinds only. */
  readonly beside: readonly MonthTotal[];
  /** All kinds of the month. */
  readonly kinds: ReadonlyMap<Category, number>;
  /** The chosen kinds of the month. */
  readonly total: number;
}

/** Undefined before anything is published. */
export async function viewArea(work: Work, asked: AreaAsked): Promise<AreaView | undefined> {
  const { today, kinds } = asked;
  const everywhere = await listIncidentCounts(work, { today });
  const months = monthTotals(everywhere, []);
  const newest = newestMonth(months);
  if (!newest) return undefined;
  const month = asked.month ?? newest;
  const place = months.findIndex((known) => known.month === month);
  const counts = asked.beatCode
    ? await listIncidentCounts(work, { beatCode: asked.beatCode, today })
    : everywhere;
  const found = kindCounts(counts, month);
  const ofKinds = monthTotals(counts, kinds);
  return {
    month,
    isWhole: months[place]?.isWhole ?? true,
    newest,
    earlier: months[place - 1]?.month,
    later: place < 0 ? undefined : months[place + 1]?.month,
    months: ofKinds,
    beside: monthsBeside(ofKinds, month),
    kinds: found,
    total: sumOf(found, kinds),
  };
}
