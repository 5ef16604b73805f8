/** The days on which the invented city's offices are closed, in the years of the demo. */
import { addDays, type Day } from '#kernel/time.ts';
import { weekdayOf, type Weekday } from '#kernel/work-calendar.ts';
import type { Holiday } from '#trust/rule-packs/holiday.ts';
import { fixedDay } from './fixed-days.ts';

export const HOLIDAY_YEARS = [2024, 2025, 2026, 2027] as const;

type Names = Pick<Holiday, 'name' | 'nameEs'>;
const named = (name: string, nameEs: string): Names => ({ name, nameEs });

/** A holiday on a weekend is kept on the working day beside it. */
const FIXED: readonly (readonly [day: string, names: Names])[] = [
  ['01-01', named("New Year's Day", 'Año Nuevo')],
  ['06-19', named('Juneteenth', 'Juneteenth')],
  ['07-04', named('Independence Day', 'Día de la Independencia')],
  ['11-11', named('Veterans Day', 'Día de los Veteranos')],
  ['12-25', named('Christmas Day', 'Navidad')],
];

/** The first day of its seven: the third Monday of January is the first from the 15th on. */
const MOVING: readonly (readonly [from: string, weekday: Weekday, names: Names])[] = [
  ['01-15', 'monday', named('Martin Luther King Day', 'Día de Martin Luther King')],
  ['02-15', 'monday', named("Presidents' Day", 'Día de los Presidentes')],
  ['05-25', 'monday', named('Memorial Day', 'Día de los Caídos')],
  ['09-01', 'monday', named('Labor Day', 'Día del Trabajo')],
  ['11-22', 'thursday', named('Thanksgiving', 'Día de Acción de Gracias')],
  ['11-23', 'friday', named('Day after Thanksgiving', 'Día después de Acción de Gracias')],
];

function observed(day: Day): Day {
  const weekday = weekdayOf(day);
  if (weekday === 'saturday') return addDays(day, -1);
  return weekday === 'sunday' ? addDays(day, 1) : day;
}

function firstFrom(day: Day, weekday: Weekday): Day {
  return weekdayOf(day) === weekday ? day : firstFrom(addDays(day, 1), weekday);
}

export const HOLIDAYS: readonly Holiday[] = HOLIDAY_YEARS.flatMap((year) => [
  ...FIXED.map(([day, names]) => ({ day: observed(fixedDay(`${year}-${day}`)), ...names })),
  ...MOVING.map(([from, weekday, names]) => ({
    day: firstFrom(fixedDay(`${year}-${from}`), weekday),
    ...names,
  })),
]).toSorted((one, other) => (one.day < other.day ? -1 : 1));
