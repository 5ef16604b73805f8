/** Reads the rows of the open files of incidents, a piece at a time. */
import type { Month } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { YearCount } from '../figures/figures.ts';
import { incidentFigureStore } from '../figures/incident-figures.store.ts';
import type {
  AfterCorrection,
  AfterIncident,
  CorrectionGroup,
  CorrectionRow,
  CountRow,
  FileSizes,
  IncidentRow,
  PointRow,
} from './incident-rows.ts';
import { incidentRowStore } from './incident-rows.store.ts';

/** A piece of a file: half a megabyte or so. */
export const ROWS_A_PIECE = 5_000;

export const listIncidentRows = (
  work: Work,
  { month, after }: { readonly month: Month; readonly after?: AfterIncident | undefined },
): Promise<readonly IncidentRow[]> => incidentRowStore(work).incidents(month, after, ROWS_A_PIECE);

export const listCountRows = (work: Work, month: Month): Promise<readonly CountRow[]> =>
  incidentRowStore(work).counts(month);

/** Sensitive categories: whole city, whole years, ten cases or more. */
export const listYearRows = (work: Work): Promise<readonly YearCount[]> =>
  incidentFigureStore(work).yearCounts();

export const listPointRows = (work: Work, afterId?: number): Promise<readonly PointRow[]> =>
  incidentRowStore(work).points(afterId, ROWS_A_PIECE);

export const listCorrectionRows = (
  work: Work,
  after?: AfterCorrection,
): Promise<readonly CorrectionRow[]> => incidentRowStore(work).corrections(after, ROWS_A_PIECE);

export interface CorrectionGroups {
  readonly groups: readonly CorrectionGroup[];
  /** On all pages. */
  readonly total: number;
}

export async function listCorrectionGroups(
  work: Work,
  page: { readonly skip: number; readonly limit: number },
): Promise<CorrectionGroups> {
  const store = incidentRowStore(work);
  return { groups: await store.correctionGroups(page), total: await store.correctionGroupCount() };
}

export const readFileSizes = (work: Work): Promise<FileSizes> => incidentRowStore(work).sizes();
