/** A clock that counts whole local days, or the working ones among them, and ends with a day. */
import type { ClockKind, MergedTerms } from './clock.ts';
import { pausedDays } from './pauses.ts';
import { addMonthsToDay, monthsOf } from './span.ts';
import { addDays, daysBetween, type Day } from './time.ts';
import { endOfDay, isBusinessDay, startOfDay, WEEKDAYS } from './work-calendar.ts';

/** The day that is not counted any more: the next one is day 1. */
function dayZeroOf({ calendar, startMs, includesFirstDay = false }: MergedTerms): Day {
  const { day } = calendar.zone.localAt(startMs);
  return includesFirstDay ? addDays(day, -1) : day;
}

function daysAllowed(terms: MergedTerms, dayZero: Day): number {
  const { span, calendar, startMs, includesFirstDay = false } = terms;
  if (span.unit !== 'months' && span.unit !== 'years') return span.count;
  // "12 months beginning with March 1" end on the last of February, in leap years too.
  const sameDay = addMonthsToDay(calendar.zone.localAt(startMs).day, monthsOf(span));
  return daysBetween(dayZero, includesFirstDay ? addDays(sameDay, -1) : sameDay);
}

export function dayClock(terms: MergedTerms): ClockKind {
  const { calendar, span, pauses } = terms;
  const { zone } = calendar;
  const isWorking = span.unit === 'business-days';
  if (isWorking && calendar.weekend.size === WEEKDAYS.length)
    throw new RangeError('No day is a working day');
  const dayZero = dayZeroOf(terms);
  const total = daysAllowed(terms, dayZero);
  const paused = pausedDays(pauses, zone);
  const isOfKind = (day: Day) => !isWorking || isBusinessDay(calendar, day);

  const dayAt = (count: number): Day => {
    let day = dayZero;
    for (let left = count; left > 0;) {
      day = addDays(day, 1);
      if (isOfKind(day) && !paused.has(day)) left -= 1;
    }
    return day;
  };
  const dayIn = (nowMs: number) => zone.localAt(nowMs).day;
  const countDays = (nowMs: number, isCounted: (day: Day) => boolean) => {
    const last = dayIn(nowMs);
    let count = 0;
    for (let day = addDays(dayZero, 1); day <= last; day = addDays(day, 1))
      if (isOfKind(day) && isCounted(day)) count += 1;
    return count;
  };
  const dueDay = dayAt(total);
  return {
    unit: isWorking ? 'business-days' : 'days',
    total,
    dueMs: endOfDay(zone, dueDay),
    elapsedAt: (nowMs) => countDays(nowMs, (day) => !paused.has(day)),
    pausedUntil: (nowMs) => countDays(nowMs, (day) => paused.has(day)),
    lateAt: (nowMs) => daysBetween(dueDay, dayIn(nowMs)),
    reachedAtMs: (percent) => startOfDay(zone, dayAt(Math.ceil((total * percent) / 100))),
  };
}
