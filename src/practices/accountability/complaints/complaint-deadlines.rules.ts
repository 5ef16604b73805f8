/** What a complaint is promised, by which day: the clocks of the rule pack on a calendar. */
import { dueMsOf, residentsStartMs, type ClockTerms } from '#kernel/clock.ts';
import type { Day } from '#kernel/time.ts';
import type { WorkCalendar } from '#kernel/work-calendar.ts';
import {
  COMPLAINT_DEADLINES,
  type ComplaintDeadline,
  type ClockStart,
  type PackDeadline,
} from './complaint.pack.ts';

export type Deadlines = Readonly<Partial<Record<ComplaintDeadline, PackDeadline>>>;

/** The clock of a deadline that counts from what a resident did on a day. */
export function clockTermsOf(
  { within, includesFirstDay = false, authority }: PackDeadline,
  receivedOn: Day,
  calendar: WorkCalendar,
): ClockTerms {
  const { zone } = calendar;
  const act = { zone, receivedOn, span: within, basis: authority.basis };
  return { calendar, span: within, includesFirstDay, startMs: residentsStartMs(act) };
}

export interface PromisedStep {
  readonly code: ComplaintDeadline;
  /** The first instant that is too late. */
  readonly dueMs: number;
}

/** News is promised from the day on, as if it had just been given. */
const STARTS: readonly ClockStart[] = ['received', 'last-update'];

/** Every step whose day is known on the day itself, the earliest first. */
export const promisedSteps = (
  deadlines: Deadlines,
  receivedOn: Day,
  calendar: WorkCalendar,
): readonly PromisedStep[] =>
  COMPLAINT_DEADLINES.flatMap((code) => {
    const deadline = deadlines[code];
    if (!deadline || !STARTS.includes(deadline.from)) return [];
    return [{ code, dueMs: dueMsOf(clockTermsOf(deadline, receivedOn, calendar)) }];
  }).toSorted((one, other) => one.dueMs - other.dueMs);
