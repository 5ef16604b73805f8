/** Deadlines: how much of a span has passed, how much is left, and when it ends. */
import { dayClock } from './day-clock.ts';
import { hourClock } from './hour-clock.ts';
import { isPausedAt, mergePauses, type Pause } from './pauses.ts';
import { isInHours, type Span } from './span.ts';
import { addDays, type Day } from './time.ts';
import type { Zone } from './time-zone.ts';
import { startOfDay, type Period, type WorkCalendar } from './work-calendar.ts';

/** In percent of the span; 100 is the deadline itself. */
export const THRESHOLDS = [50, 75, 90, 100] as const;
export type Threshold = (typeof THRESHOLDS)[number];

export interface ClockTerms {
  readonly calendar: WorkCalendar;
  readonly span: Span;
  /** For spans in days only its local day matters: the first day after it is day 1. */
  readonly startMs: number;
  /** True for "28 days beginning with the day": then the day of the start is day 1. */
  readonly includesFirstDay?: boolean;
  readonly pauses?: readonly Pause[];
}

/** Amounts are hours where `unit` is hours, otherwise whole days of the span's kind. */
export interface ClockReading {
  readonly state: 'running' | 'paused' | 'late';
  readonly unit: 'hours' | 'business-hours' | 'days' | 'business-days';
  readonly total: number;
  /** Never more than `total`. */
  readonly elapsed: number;
  readonly remaining: number;
  /** Time that did not count so far, in the same unit. */
  readonly paused: number;
  /** Past the deadline: hours, or calendar days whatever the unit. */
  readonly lateBy: number;
  /** The highest threshold that is reached; 0 below the first. */
  readonly reached: Threshold | 0;
  /** The first instant that is too late; while paused, as if the clock went on now. */
  readonly dueMs: number;
  readonly thresholdsAtMs: Readonly<Record<Threshold, number>>;
}

/** What the two kinds of clocks answer: by the minute, or by whole days. */
export interface ClockKind {
  readonly unit: ClockReading['unit'];
  readonly total: number;
  readonly dueMs: number;
  /** Not capped: more than `total` when late. */
  elapsedAt(nowMs: number): number;
  pausedUntil(nowMs: number): number;
  lateAt(nowMs: number): number;
  /** When so many percent of the total have passed. */
  reachedAtMs(percent: number): number;
}

export interface MergedTerms extends Omit<ClockTerms, 'pauses'> {
  readonly pauses: readonly Period[];
}

export function readClock(terms: ClockTerms, nowMs: number): ClockReading {
  const pauses = terms.pauses ?? [];
  const merged = { ...terms, pauses: mergePauses(pauses, nowMs) };
  const clock = isInHours(terms.span) ? hourClock(merged) : dayClock(merged);
  const { total, dueMs, unit } = clock;
  const isLate = nowMs >= dueMs;
  const elapsed = isLate ? total : Math.min(total, clock.elapsedAt(nowMs));
  const atMs = (percent: Threshold) => (percent === 100 ? dueMs : clock.reachedAtMs(percent));
  const thresholdsAtMs = { 50: atMs(50), 75: atMs(75), 90: atMs(90), 100: dueMs };
  return {
    state: isLate ? 'late' : isPausedAt(pauses, nowMs) ? 'paused' : 'running',
    unit,
    total,
    elapsed,
    remaining: total - elapsed,
    paused: clock.pausedUntil(nowMs),
    lateBy: isLate ? clock.lateAt(nowMs) : 0,
    reached: THRESHOLDS.findLast((percent) => nowMs >= thresholdsAtMs[percent]) ?? 0,
    dueMs,
    thresholdsAtMs,
  };
}

/** The deadline alone, of a clock that was never paused. */
export const dueMsOf = (terms: Omit<ClockTerms, 'pauses'>): number =>
  readClock(terms, terms.startMs).dueMs;

/** Who set the span: a law counts from the first possible moment, so that we are never late. */
export type Basis = 'law' | 'promise';

/** What residents send is kept with its day alone, never with an hour. */
export interface ResidentsAct {
  readonly zone: Zone;
  readonly receivedOn: Day;
  readonly span: Span;
  readonly basis: Basis;
}

/**
 * Where the clock of a resident's act starts. Spans in hours: of our own promises at the following
 * local midnight, of a law at 00:00 of the day. Spans in days count the days after it either way.
 */
export const residentsStartMs = ({ zone, receivedOn, span, basis }: ResidentsAct): number =>
  startOfDay(zone, isInHours(span) && basis === 'promise' ? addDays(receivedOn, 1) : receivedOn);

/** The last local day that is wholly in time: what "by the end of" may promise. */
export function lastDayBefore(zone: Zone, dueMs: number): Day {
  const { day } = zone.localAt(dueMs);
  return addDays(day, -1);
}
