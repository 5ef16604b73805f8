/** The latest month of a beat, or of the city, beside what is usual there. */
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { IncidentComparison } from './incident-comparison.ts';
import { comparedRows, comparedTotal, yearEarlierOf } from './incident-comparison.rules.ts';
import { viewIncidentFigures } from './view-incident-figures.action.ts';

export interface Comparison {
  /** Undefined for the whole city. */
  readonly beatCode?: string;
  readonly residents: number | null;
  readonly today: Day;
}

/** Undefined before the first complete month with incidents. */
export async function compareIncidents(
  work: Work,
  { beatCode, residents, today }: Comparison,
): Promise<IncidentComparison | undefined> {
  const figures = await viewIncidentFigures(work, { beatCode, today });
  if (!figures) return undefined;
  const { city, latestMonth: month, agreement, sensitiveYears, freshness } = figures;
  const table = figures.beat ?? city;
  const comparing = { table, city, residents };
  return {
    month,
    rows: comparedRows(comparing),
    all: comparedTotal(comparing),
    yearEarlier: yearEarlierOf(table),
    table,
    agreement,
    sensitiveYears,
    freshness,
  };
}
