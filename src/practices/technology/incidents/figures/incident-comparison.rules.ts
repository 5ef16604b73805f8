/** Compares a month with the months before it, and says when the difference could be chance. */
import { clearChange, ratePer, usualRange } from '@peelian/analytics';
import type { CountTable } from './figures.ts';
import {
  FEWEST_CASES_FOR_A_RATE,
  type ComparedCount,
  type YearEarlier,
} from './incident-comparison.ts';

interface Comparing {
  readonly table: CountTable;
  readonly city: CountTable;
  readonly residents: number | null;
}

/** @param counts by month, the last one is the month to compare */
function compare(
  category: ComparedCount['category'],
  counts: readonly number[],
  { cityCount, residents }: { readonly cityCount: number; readonly residents: number | null },
): ComparedCount {
  const count = counts.at(-1) ?? 0;
  const range = usualRange(counts.slice(0, -1));
  const usual = range.kind === 'range' ? { low: range.low, high: range.high } : undefined;
  const isEnough = residents !== null && residents > 0 && count >= FEWEST_CASES_FOR_A_RATE;
  const rate = isEnough ? ratePer({ count, population: residents }) : undefined;
  return { category, count, usual, standing: standingOf(count, usual), cityCount, rate };
}

function standingOf(count: number, usual: ComparedCount['usual']): ComparedCount['standing'] {
  if (!usual) return 'unknown';
  if (count > usual.high) return 'above';
  return count < usual.low ? 'below' : 'within';
}

/** A row for each category that was counted in the span, the most frequent of the month first. */
export function comparedRows({ table, city, residents }: Comparing): ComparedCount[] {
  const rows = table.categories.map((category) => {
    const cityCount = city.counts.get(category)?.at(-1) ?? 0;
    return compare(category, table.counts.get(category) ?? [], { cityCount, residents });
  });
  return rows.toSorted((a, b) => b.count - a.count);
}

export const comparedTotal = ({ table, city, residents }: Comparing): ComparedCount =>
  compare('all', table.totals, { cityCount: city.totals.at(-1) ?? 0, residents });

/** The last month beside the same month of the year before; they are as long, within a day. */
export function yearEarlierOf({ months, totals }: CountTable): YearEarlier | undefined {
  const place = months.length - 13;
  const [month, before, after] = [months[place], totals[place], totals.at(-1)];
  if (month === undefined || before === undefined || after === undefined) return undefined;
  return { month, count: before, change: clearChange({ before, after }).change };
}
