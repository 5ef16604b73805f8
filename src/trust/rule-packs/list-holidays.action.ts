/** The days on which an agency's offices are closed, in order; it works with the portal's role. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { Holiday } from './holiday.ts';
import { holidayStore } from './holiday.store.ts';

export const listHolidays = (work: Work): Promise<readonly Holiday[]> => holidayStore(work).all();
