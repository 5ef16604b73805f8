/** The days on which an agency's offices are closed. */
import { firstDayOf, lastDayOf, parseMonth, type Month } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { Holiday } from './holiday.ts';

function monthOfYear(year: number, month: '01' | '12'): Month {
  const found = parseMonth(`${String(year).padStart(4, '0')}-${month}`);
  if (!found) throw new Error(`${year} is not a year`);
  return found;
}

export const holidayStore = ({ db, agencyId }: Work) => ({
  async all(): Promise<Holiday[]> {
    return db
      .selectFrom('agencyHoliday')
      .select(['day', 'name', 'nameEs'])
      .where('agencyId', '=', agencyId)
      .orderBy('day')
      .execute();
  },

  async removeYear(year: number): Promise<void> {
    await db
      .deleteFrom('agencyHoliday')
      .where('agencyId', '=', agencyId)
      .where('day', '>=', firstDayOf(monthOfYear(year, '01')))
      .where('day', '<=', lastDayOf(monthOfYear(year, '12')))
      .execute();
  },

  async add(holidays: readonly Holiday[]): Promise<void> {
    if (holidays.length === 0) return;
    await db
      .insertInto('agencyHoliday')
      .values(holidays.map((holiday) => ({ agencyId, ...holiday })))
      .execute();
  },
});
