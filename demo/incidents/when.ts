/** When things happen: days drawn by month, weekday and feast, hours by the kind of report. */
import { addDays, daysIn, firstDayOf, dayNumber, type Day, type Month } from '#kernel/time.ts';
import type { Chance } from '../random.ts';
import { HOURS, type CategoryPlan } from './categories.ts';

/** Nights that are busier than their weekday, by month and day, for what happens outdoors. */
const FEASTS: Readonly<Record<string, number>> = {
  '01-01': 1.9,
  '03-17': 1.3,
  '07-04': 1.9,
  '10-31': 1.6,
  '12-24': 0.7,
  '12-25': 0.5,
  '12-31': 1.5,
};
const FELT_ON_FEASTS = new Set(['assault', 'damage', 'disorder', 'arson', 'weapons']);

/** Monday is 0; 1970-01-01 was a Thursday. */
export const weekdayOf = (day: Day): number => (dayNumber(day) + 3) % 7;

interface MonthDays {
  readonly days: readonly Day[];
  readonly weights: readonly number[];
}

const daysOf = (month: Month): Day[] =>
  Array.from({ length: daysIn(month) }, (_, index) => addDays(firstDayOf(month), index));

function weighted(month: Month, { group, weekdays }: CategoryPlan): MonthDays {
  const days = daysOf(month);
  const weights = days.map((day) => {
    const feast = FELT_ON_FEASTS.has(group) ? (FEASTS[day.slice(5)] ?? 1) : 1;
    return (weekdays[weekdayOf(day)] ?? 1) * feast;
  });
  return { days, weights };
}

/** A day of a month for one category; ask once a month and draw as often as needed. */
export function dayDrawer(month: Month, category: CategoryPlan, chance: Chance): () => Day {
  const { days, weights } = weighted(month, category);
  return () => days[chance.weighted(weights)] ?? firstDayOf(month);
}

export interface Clock {
  readonly hour: number;
  readonly minute: number;
}

/** Reporters round: a third of the minutes are full, half or quarter hours. */
export function timeOfDay(category: CategoryPlan, chance: Chance): Clock {
  const hour = chance.weighted(HOURS[category.hours]);
  const minute = chance.isTrue(0.35) ? chance.pick([0, 0, 0, 30, 30, 15, 45]) : chance.whole(0, 59);
  return { hour, minute };
}
