/** Reads the published figures of a beat beside those of the whole city. */
import type { Day, Month } from '#kernel/time.ts';
import { importRunStore } from '#platform/imports/import-run.store.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { CountTable, DistrictAgreement, Freshness, YearCount } from './figures.ts';
import { countTable, monthsShown, wholeMonths } from './incident-figures.rules.ts';
import { incidentFigureStore } from './incident-figures.store.ts';

export interface FiguresWanted {
  /** A beat's code, or undefined for the city alone. */
  readonly beatCode?: string | undefined;
  /** Today in the agency's zone. */
  readonly today: Day;
  /** How many complete months to show; a year and the same month of the year before by default. */
  readonly monthCount?: number;
}

export interface IncidentFigures {
  /** The newest month that is over and covered; the tables end with it. */
  readonly latestMonth: Month;
  /** Undefined when no beat was asked for. */
  readonly beat: CountTable | undefined;
  /** Includes incidents that lie in no beat. */
  readonly city: CountTable;
  /** Whole city, for the months shown. */
  readonly agreement: DistrictAgreement;
  /** Sensitive categories: whole city and whole years only. */
  readonly sensitiveYears: readonly YearCount[];
  readonly freshness: Freshness;
}

const MONTHS_SHOWN = 13;

/** Undefined before the records cover a whole month. */
export async function viewIncidentFigures(
  work: Work,
  { beatCode, today, monthCount = MONTHS_SHOWN }: FiguresWanted,
): Promise<IncidentFigures | undefined> {
  const store = incidentFigureStore(work);
  const covered = await store.monthsCovered();
  const importedAt = await importRunStore(work).lastFinishedAt('incidents');
  const whole = covered && wholeMonths(covered, today);
  if (!covered || !whole || !importedAt) return undefined;
  const latestMonth = whole.last;
  const months = monthsShown(whole, monthCount);
  const firstMonth = months[0] ?? latestMonth;
  const tableOf = async (code?: string) =>
    countTable(months, await store.monthCounts(firstMonth, latestMonth, code));
  return {
    latestMonth,
    beat: beatCode === undefined ? undefined : await tableOf(beatCode),
    city: await tableOf(),
    agreement: await store.agreement(firstMonth, latestMonth),
    sensitiveYears: await store.yearCounts(),
    freshness: { importedAt, lastMonth: covered.last },
  };
}
