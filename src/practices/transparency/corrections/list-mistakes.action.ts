/** The reported mistakes of an agency, for the people who mend its pages. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { MistakeReport } from './mistake-report.ts';
import { mistakeReportStore } from './mistake-report.store.ts';

export const listMistakes = (work: Work): Promise<MistakeReport[]> =>
  mistakeReportStore(work).list();
