/** When the next records of a source are due, told by its newest record alone. */
import { addDays, addMonths, lastDayOf, monthOf, type Day } from '#kernel/time.ts';
import type { Cadence, IncidentSource, SourceFreshness } from './incident-source.ts';

/** How long after the end of a period its records may take to come. */
const DAYS_TO_ARRIVE: Readonly<Record<Cadence, number>> = {
  daily: 2,
  weekly: 4,
  monthly: 14,
  quarterly: 30,
  yearly: 60,
};

/**
 * A feed that is read every night and brings nothing new is dead all the same: what was imported
 * when does not count, only the newest record.
 */
export function freshnessOf(source: IncidentSource, today: Day): SourceFreshness {
  const { cadence, lastDay, lastMonth } = source;
  const dataTo = lastDay ?? (lastMonth && lastDayOf(lastMonth));
  if (!dataTo) return { ...source, dataTo, nextDue: null, isLate: false };
  const nextDue = addDays(nextPeriodEnd(dataTo, cadence), DAYS_TO_ARRIVE[cadence]);
  return { ...source, dataTo, nextDue, isLate: today > nextDue };
}

/** The last day of the period after the one in which the newest record lies. */
function nextPeriodEnd(dataTo: Day, cadence: Cadence): Day {
  const month = monthOf(dataTo);
  const inYear = Number(month.slice(5));
  switch (cadence) {
    case 'daily':
      return addDays(dataTo, 1);
    case 'weekly':
      return addDays(dataTo, 7);
    case 'monthly':
      return lastDayOf(addMonths(month, 1));
    case 'quarterly':
      return lastDayOf(addMonths(month, 5 - ((inYear - 1) % 3)));
    case 'yearly':
      return lastDayOf(addMonths(month, 24 - inYear));
  }
}
