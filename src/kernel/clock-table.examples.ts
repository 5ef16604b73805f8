/** Deadlines that were found by hand on a calendar, and what the clocks answer to each. */
import { readClock, residentsStartMs, type Basis } from './clock.ts';
import type { Span, SpanUnit } from './span.ts';
import type { Day } from './time.ts';
import { zoneOf } from './time-zone.ts';
import type { Weekday } from './work-calendar.ts';

const HOLIDAYS = ['2026-11-26', '2026-11-27', '2026-12-25', '2026-12-28', '2027-01-01'] as Day[];

const office = (zone: string, weekend: readonly Weekday[] = ['saturday', 'sunday']) => ({
  zone: zoneOf(zone),
  weekend: new Set(weekend),
  holidays: new Set(HOLIDAYS),
  opensAtMinute: 9 * 60,
  closesAtMinute: 17 * 60,
});

interface Row {
  readonly zone: string;
  readonly receivedOn: string;
  readonly span: Span;
  /** The first instant that is too late, found by hand on a calendar. */
  readonly due: string;
  readonly basis?: Basis;
  readonly includesFirstDay?: boolean;
  readonly weekend?: readonly Weekday[];
  readonly pause?: readonly [from: string, to: string];
}

const WEST = 'America/Los_Angeles';
const LONDON = 'Europe/London';
const span = (count: number, unit: SpanUnit): Span => ({ count, unit });

export const HAND_CHECKED: readonly Row[] = [
  // A Friday: from Saturday's midnight three days, by the end of Monday.
  { zone: WEST, receivedOn: '2026-11-20', span: span(72, 'hours'), due: '2026-11-24T08:00Z' },
  // The same by law begins with the day itself.
  {
    zone: WEST,
    receivedOn: '2026-11-20',
    span: span(72, 'hours'),
    basis: 'law',
    due: '2026-11-23T08:00Z',
  },
  // Clocks go back on November 1: 72 hours are an hour short of three days.
  { zone: WEST, receivedOn: '2026-10-30', span: span(72, 'hours'), due: '2026-11-03T07:00Z' },
  // Clocks go forward on March 14: they end an hour after midnight.
  { zone: WEST, receivedOn: '2027-03-12', span: span(72, 'hours'), due: '2027-03-16T08:00Z' },
  {
    zone: 'Asia/Kolkata',
    receivedOn: '2026-11-20',
    span: span(24, 'hours'),
    due: '2026-11-21T18:30Z',
  },
  // Thanksgiving and the day after, a weekend; then Monday, Tuesday, Wednesday.
  {
    zone: WEST,
    receivedOn: '2026-11-25',
    span: span(3, 'business-days'),
    due: '2026-12-03T08:00Z',
  },
  // December 24, 29, 30, 31 and January 4.
  {
    zone: LONDON,
    receivedOn: '2026-12-23',
    span: span(5, 'business-days'),
    due: '2027-01-05T00:00Z',
  },
  // Friday and Saturday are the weekend: Sunday, Monday.
  {
    zone: 'Asia/Riyadh',
    receivedOn: '2026-11-19',
    span: span(2, 'business-days'),
    weekend: ['friday', 'saturday'],
    due: '2026-11-23T21:00Z',
  },
  // November 20 and 90 days are February 18.
  { zone: WEST, receivedOn: '2026-11-20', span: span(90, 'days'), due: '2027-02-19T08:00Z' },
  // Through the change to summer time; April 17 is the last day.
  { zone: LONDON, receivedOn: '2027-03-20', span: span(28, 'days'), due: '2027-04-17T23:00Z' },
  // Beginning with the day: a day less.
  {
    zone: LONDON,
    receivedOn: '2027-03-20',
    span: span(28, 'days'),
    includesFirstDay: true,
    due: '2027-04-16T23:00Z',
  },
  { zone: LONDON, receivedOn: '2027-01-31', span: span(1, 'months'), due: '2027-03-01T00:00Z' },
  { zone: LONDON, receivedOn: '2028-01-31', span: span(1, 'months'), due: '2028-03-01T00:00Z' },
  { zone: LONDON, receivedOn: '2028-02-29', span: span(1, 'years'), due: '2029-03-01T00:00Z' },
  // Twelve months beginning with March 1 hold the leap day.
  {
    zone: LONDON,
    receivedOn: '2027-03-01',
    span: span(12, 'months'),
    includesFirstDay: true,
    due: '2028-03-01T00:00Z',
  },
  // A Friday's eight office hours are Monday's, from nine to five.
  {
    zone: WEST,
    receivedOn: '2026-11-20',
    span: span(8, 'business-hours'),
    due: '2026-11-24T01:00Z',
  },
  // March 6, 7, 8 and 9 do not count: the 16th instead of the 12th.
  {
    zone: WEST,
    receivedOn: '2026-03-02',
    span: span(10, 'days'),
    pause: ['2026-03-05T18:00Z', '2026-03-09T17:00Z'],
    due: '2026-03-17T07:00Z',
  },
  // In Havana March 14 begins at one o'clock.
  {
    zone: 'America/Havana',
    receivedOn: '2027-03-11',
    span: span(2, 'days'),
    due: '2027-03-14T05:00Z',
  },
];

const MUCH_LATER = Date.parse('2040-01-01T00:00Z');

/** What the clocks answer to each row of the table. */
export const answers = (): string[] =>
  HAND_CHECKED.map((row) => {
    const { basis = 'promise', includesFirstDay = false, pause } = row;
    const calendar = office(row.zone, row.weekend);
    const act = { zone: calendar.zone, receivedOn: row.receivedOn as Day, span: row.span, basis };
    const pauses = pause ? [{ fromMs: Date.parse(pause[0]), toMs: Date.parse(pause[1]) }] : [];
    const startMs = residentsStartMs(act);
    const terms = { calendar, span: row.span, startMs, includesFirstDay, pauses };
    return new Date(readClock(terms, MUCH_LATER).dueMs).toISOString().replace(':00.000Z', 'Z');
  });
