/** Reads a moment whose year, month, day, hour and minute stand in columns of their own. */
import { parseDay, parseMonth } from '#kernel/time.ts';
import { isClock, monthNamed, type Clock } from './incident-clock.rules.ts';
import type { Moment } from '../incident.ts';
import type { PartsMapping } from '../mapping/mapping-time.ts';

const noTime = { hour: null, minute: null, epochMs: null };

/** @param onClock reads a whole wall clock in the agency's zone */
export function inParts(
  { yearColumn, monthColumn, dayColumn, hourColumn, minuteColumn }: PartsMapping,
  onClock: (clock: Clock) => Moment | undefined,
) {
  const hasDay = dayColumn !== undefined;
  const hasHour = hourColumn !== undefined;
  const named = [yearColumn, monthColumn, dayColumn, hourColumn, minuteColumn];
  const columns = named.filter((name) => name !== undefined);
  /** Values come in the order of `columns`: a part that is not named leaves no gap. */
  const read = (texts: readonly string[]): Moment | undefined => {
    const [year = '', month = '', ...more] = texts.map((text) => text.trim().replace(/\.0+$/, ''));
    const monthText = /^\d/.test(month) ? month.padStart(2, '0') : monthNamed(month);
    const date = hasDay ? (more.shift() ?? '') : '';
    const hour = hasHour ? (more.shift() ?? '') : '';
    const known = parseMonth(`${year}-${monthText}`);
    if (!known || !hasDay || !/\d/.test(date))
      return known && { ...noTime, month: known, day: null };
    const day = parseDay(`${known}-${date.padStart(2, '0')}`);
    // Words such as S/D say that nobody knows the hour.
    if (!day || !/\d/.test(hour)) return day && { ...noTime, month: known, day };
    const minute = /\d/.test(more[0] ?? '') ? Number(more[0]) : 0;
    const time = { hour: Number(hour), minute, second: 0 };
    return isClock(time) ? onClock({ day, ...time }) : undefined;
  };
  return { columns, read };
}
