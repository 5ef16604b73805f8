/** What would happen to a complaint: each promised step, and the clock that it would be under. */
import { readClock, type ClockReading } from '#kernel/clock.ts';
import { addDays, type Day } from '#kernel/time.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';
import {
  clockTermsOf,
  type Deadlines,
  promisedSteps,
  type PromisedStep,
} from './complaint-deadlines.rules.ts';

export interface Foreseen {
  readonly steps: readonly PromisedStep[];
  /** The clock of a complaint of some weeks ago; undefined without a deadline to investigate. */
  readonly example: { readonly receivedOn: Day; readonly reading: ClockReading } | undefined;
}

/** Long enough ago that its clock shows something. */
const EXAMPLE_DAYS_AGO = 34;

/** Nothing is read or kept: no complaint stands behind the example. */
export function foreseeComplaint(
  deadlines: Deadlines,
  calendar: WorkCalendar,
  now: Date,
): Foreseen {
  const nowMs = now.getTime();
  const today = calendar.zone.localAt(nowMs).day;
  const receivedOn = addDays(today, -EXAMPLE_DAYS_AGO);
  const { investigate } = deadlines;
  return {
    steps: promisedSteps(deadlines, today, calendar),
    example: investigate && {
      receivedOn,
      reading: readClock(clockTermsOf(investigate, receivedOn, calendar), nowMs),
    },
  };
}
