/** Days and months written into the demo's own tables; a slip there is a fault, not an input. */
import { parseDay, parseMonth, type Day, type Month } from '#kernel/time.ts';

/** Throws when the text is not a real calendar day. */
export function fixedDay(text: string): Day {
  const day = parseDay(text);
  if (!day) throw new Error(`${text} is not a day.`);
  return day;
}

/** Throws when the text is not a month. */
export function fixedMonth(text: string): Month {
  const month = parseMonth(text);
  if (!month) throw new Error(`${text} is not a month.`);
  return month;
}
