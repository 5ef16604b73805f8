/** How a source writes when something happened, as a part of its mapping. */
import { z } from 'zod';

export const column = z.string().min(1).max(200);

/** The letters of a clock format; all else stands for itself. */
export const CLOCK_LETTERS = /YYYY|YY|MMM|MM|DD|HH|hh|mm|ss|A/g;

/** Year, month and date once each, 12 hours only with AM or PM. */
function isClockFormat(format: string): boolean {
  const found: string[] = format.match(CLOCK_LETTERS) ?? [];
  const isOnce = new Set(found).size === found.length;
  const hasOneOf = (...letters: string[]) =>
    letters.filter((letter) => found.includes(letter)).length === 1;
  return (
    isOnce &&
    hasOneOf('YYYY', 'YY') &&
    hasOneOf('MM', 'MMM') &&
    hasOneOf('DD') &&
    found.includes('hh') === found.includes('A') &&
    !(found.includes('hh') && found.includes('HH'))
  );
}

const clockFormat = z.string().max(60).refine(isClockFormat, { error: 'mapping-clock-unknown' });

/** The end of an interval, written as its beginning is; a row may leave it empty. */
const until = column.optional();

/** An instant with its offset, as `2018-01-06 05:00:00+00`; `zone` holds where a text has none. */
const instant = z.strictObject({
  kind: z.literal('instant'),
  column,
  zone: z.enum(['agency', 'utc']).default('agency'),
  until,
});

/**
 * The agency's own clock in two columns, as `2018-01-06` and `00:05:00`; `HHmm` reads `5`, too, and
 * `HH` whole hours. Without a column of times only the day is read.
 */
const localDayAndTime = z.strictObject({
  kind: z.literal('local-day-and-time'),
  dayColumn: column,
  timeColumn: column.optional(),
  /** A clock in the day's own text, often a mere midnight, is read over. */
  dayFormat: clockFormat.default('YYYY-MM-DD'),
  timeFormat: z.enum(['HH:mm', 'HHmm', 'HH']).default('HH:mm'),
  untilDayColumn: until,
  untilTimeColumn: until,
});

/**
 * The agency's own clock in one column. Letters as in `MM/DD/YYYY hh:mm:ss A`; `MMM` is `Jan`, `YY`
 * a year from 1969 to 2068.
 */
const localText = z.strictObject({
  kind: z.literal('local-text'),
  column,
  format: clockFormat,
  until,
});

/** The agency's own clock in a column for each part; months are numbers or names. */
const localParts = z.strictObject({
  kind: z.literal('local-parts'),
  yearColumn: column,
  monthColumn: column,
  dayColumn: column.optional(),
  hourColumn: column.optional(),
  minuteColumn: column.optional(),
});

/** Only the month is known, as `2018-04`. */
const month = z.strictObject({ kind: z.literal('month'), column });

/** A count since 1970-01-01 in UTC, as ArcGIS writes instants. */
const epoch = z.strictObject({
  kind: z.literal('epoch'),
  column,
  unit: z.enum(['ms', 's']).default('ms'),
  /** True where only midnights in UTC are written: each stands for its day, whatever the zone. */
  isDayOnly: z.boolean().default(false),
  until,
});

export const timeMapping = z.discriminatedUnion('kind', [
  instant,
  localDayAndTime,
  localText,
  localParts,
  month,
  epoch,
]);

export type TimeMapping = z.output<typeof timeMapping>;
export type PartsMapping = z.output<typeof localParts>;
