/** A clock that runs by the minute: hours of the day, or hours in which the office is open. */
import type { ClockKind, MergedTerms } from './clock.ts';
import { addOpenMs, openMsBetween } from './work-calendar.ts';

const MS_AN_HOUR = 3_600_000;

export function hourClock({ calendar, span, startMs, pauses }: MergedTerms): ClockKind {
  const isOpenTime = span.unit === 'business-hours';
  const between = (fromMs: number, toMs: number) =>
    isOpenTime ? openMsBetween(calendar, fromMs, toMs) : Math.max(0, toMs - fromMs);
  const add = (fromMs: number, durationMs: number) =>
    isOpenTime ? addOpenMs(calendar, fromMs, durationMs) : fromMs + durationMs;

  const pausedMs = (untilMs: number) =>
    pauses.reduce((sum, { fromMs, toMs }) => {
      return sum + between(Math.max(fromMs, startMs), Math.min(toMs, untilMs));
    }, 0);
  const countedMs = (untilMs: number) => between(startMs, untilMs) - pausedMs(untilMs);

  /** The first instant at which so much has been counted. */
  const reach = (durationMs: number): number => {
    let fromMs = startMs;
    let leftMs = durationMs;
    for (const pause of pauses.filter(({ toMs }) => toMs > startMs)) {
      const runningMs = between(fromMs, pause.fromMs);
      if (runningMs >= leftMs) return add(fromMs, leftMs);
      leftMs -= runningMs;
      fromMs = Math.max(fromMs, pause.toMs);
    }
    return add(fromMs, leftMs);
  };
  const dueMs = reach(span.count * MS_AN_HOUR);
  return {
    unit: isOpenTime ? 'business-hours' : 'hours',
    total: span.count,
    dueMs,
    elapsedAt: (nowMs) => countedMs(nowMs) / MS_AN_HOUR,
    pausedUntil: (nowMs) => pausedMs(nowMs) / MS_AN_HOUR,
    lateAt: (nowMs) => (nowMs - dueMs) / MS_AN_HOUR,
    reachedAtMs: (percent) => reach(span.count * percent * (MS_AN_HOUR / 100)),
  };
}
