/** Deletes reports of mistakes once their year is over, as the form promised. */
import { addDays, type Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { MISTAKE_KEPT_FOR_DAYS } from './mistake-report.ts';
import { mistakeReportStore } from './mistake-report.store.ts';

export const forgetMistakes = (work: Work, today: Day): Promise<void> =>
  mistakeReportStore(work).forgetBefore(addDays(today, -MISTAKE_KEPT_FOR_DAYS));
