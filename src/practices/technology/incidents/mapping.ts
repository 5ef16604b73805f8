/**
 * How a source's columns become incidents, as data: saved by agencies, so a field may be added but
 * never change its meaning. Projections, other formats and intervals of days come as new `kind`s.
 */
import { z } from 'zod';
import { CATEGORIES } from './categories.ts';

const column = z.string().min(1).max(200);

/** Every letter at most once, a year, a month and a date, 12 hours only with AM or PM. */
function isClockFormat(format: string): boolean {
  const found: string[] = format.match(/YYYY|MM|DD|HH|hh|mm|ss|A/g) ?? [];
  const isOnce = new Set(found).size === found.length;
  return (
    isOnce &&
    ['YYYY', 'MM', 'DD'].every((letter) => found.includes(letter)) &&
    found.includes('hh') === found.includes('A') &&
    !(found.includes('hh') && found.includes('HH'))
  );
}

const clockFormat = z.string().max(60).refine(isClockFormat, { error: 'mapping-clock-unknown' });

/** An instant with its offset, as `2018-01-06 05:00:00+00`; `zone` holds where a text has none. */
const instant = z.strictObject({
  kind: z.literal('instant'),
  column,
  zone: z.enum(['agency', 'utc']).default('agency'),
});

/** The agency's own clock in two columns, as `2018-01-06` and `00:05:00`. */
const localDayAndTime = z.strictObject({
  kind: z.literal('local-day-and-time'),
  dayColumn: column,
  timeColumn: column,
  dayFormat: clockFormat.default('YYYY-MM-DD'),
});

/** The agency's own clock in one column. Letters as in `MM/DD/YYYY hh:mm:ss A`. */
const localText = z.strictObject({
  kind: z.literal('local-text'),
  column,
  format: clockFormat,
});

/** Only the month is known, as `2018-04`. */
const month = z.strictObject({ kind: z.literal('month'), column });

const scheme = z.partialRecord(z.enum(CATEGORIES), z.array(z.string().min(1)));

/** Two groups for one word would make the order of a file decide. */
function isEachWordOnce(groups: z.output<typeof scheme>): boolean {
  const words = Object.values(groups).flatMap((own) => [...new Set((own ?? []).map(wordKey))]);
  return new Set(words).size === words.length;
}

/** How words of a source are compared: letter case and outer spaces do not count. */
export const wordKey = (word: string): string => word.trim().toLowerCase();

const category = z.strictObject({
  column,
  scheme: scheme.refine(isEachWordOnce, { error: 'mapping-word-twice' }),
});

export const incidentMapping = z.strictObject({
  version: z.literal(1),
  /** Part of every incident's identity: never rename it once used. */
  source: z.string().regex(/^[a-z0-9-]{1,60}$/),
  format: z
    .strictObject({
      kind: z.literal('csv').default('csv'),
      delimiter: z.enum([',', ';', '\t', '|']).default(','),
    })
    .prefault({}),
  /** `integer` reads `201819001299.00000000` as `201819001299`; null: the source has no key. */
  key: z
    .strictObject({ column, form: z.enum(['text', 'integer']).default('text') })
    .nullable()
    .default(null),
  time: z.discriminatedUnion('kind', [instant, localDayAndTime, localText, month]),
  category: category.nullable().default(null),
  coordinates: z
    .discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('degrees'), longitude: column, latitude: column }),
    ])
    .nullable()
    .default(null),
  block: z.strictObject({ column }).nullable().default(null),
  district: z.strictObject({ column }).nullable().default(null),
});

export type IncidentMapping = z.output<typeof incidentMapping>;
export type TimeMapping = IncidentMapping['time'];
