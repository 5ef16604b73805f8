/** The settings of the invented agency and the constants that fix its two years. */
import type { AgencySettings } from './prepared-agency.ts';
import { addMonths, type Day, type Month } from '#kernel/time.ts';
import { fixedDay, fixedMonth } from './fixed-days.ts';

export const SEED = 'alder-bay';

/** The demo's present: what is vacant or running is so on this day. */
export const TODAY: Day = fixedDay('2026-11-22');
export const UNTIL_MONTH: Month = fixedMonth('2026-10');
export const FIRST_MONTH: Month = addMonths(UNTIL_MONTH, -23);

export const AGENCY: AgencySettings = {
  slug: 'alder-bay',
  name: 'Alder Bay Police',
  place: 'Alder Bay',
  timezone: 'America/Los_Angeles',
  isInvented: true,
  locales: ['en', 'es', 'ar'],
  operator: 'City of Alder Bay',
  emergencyNumber: '911',
  nonUrgentNumber: '555-0142',
  tty: '555-0143',
  interpreter: '555-0144',
  contactEmail: 'hello@alder-bay.invalid',
  contactAddress: '2 Harbor Street, Alder Bay 00141',
  licence: 'CC0 1.0',
  colors: { brand: '#16304f', brandDeep: '#0e2239', accent: '#14599d', accentDeep: '#0c3f74' },
};
