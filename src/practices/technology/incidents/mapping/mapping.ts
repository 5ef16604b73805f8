/**
 * How a source's columns become incidents, as data: saved by agencies, so a field may be added but
 * never change its meaning. What is new in a source comes as a new `kind`.
 */
import { z } from 'zod';
import { CATEGORIES } from '../categories.ts';
import { categorySchemeNamed, wordKey } from './category-scheme.ts';
import { placeMapping } from './mapping-place.ts';
import { column, timeMapping } from './mapping-time.ts';
import { outcomeCode, outcomeSchemeNamed } from './outcome-scheme.ts';

export { wordKey } from './category-scheme.ts';
export type { PlaceMapping } from './mapping-place.ts';
export type { TimeMapping } from './mapping-time.ts';

const words = z.array(z.string().min(1));

/** Two groups for one word would make the order of a file decide. */
function isEachWordOnce(groups: Readonly<Record<string, readonly string[] | undefined>>): boolean {
  const all = Object.values(groups).flatMap((own) => [...new Set((own ?? []).map(wordKey))]);
  return new Set(all).size === all.length;
}

const onceEach = { error: 'mapping-word-twice' };

/** A built-in scheme by its name, or the source's words under the common groups. */
const categoryScheme = z.union([
  z
    .string()
    .refine((name) => categorySchemeNamed(name) !== undefined, { error: 'mapping-scheme-unknown' }),
  z.partialRecord(z.enum(CATEGORIES), words).refine(isEachWordOnce, onceEach),
]);

const outcomeScheme = z.union([
  z
    .string()
    .refine((name) => outcomeSchemeNamed(name) !== undefined, { error: 'mapping-scheme-unknown' }),
  z.record(outcomeCode, words).refine(isEachWordOnce, onceEach),
]);

/** A column that says yes about a row, and the group that it then belongs to, whatever its word. */
const flag = z.strictObject({
  column,
  words: words.min(1).default(['true', 'yes', 'y', '1']),
  group: z.enum(CATEGORIES),
});

const category = z.strictObject({
  column: column.optional(),
  scheme: categoryScheme.optional(),
  /** The first that says yes wins over the scheme. */
  flags: z.array(flag).max(20).default([]),
  /** For files of one kind of offence, which no column names. */
  fixed: z.enum(CATEGORIES).optional(),
});

const isWholeCategory = ({ column: name, scheme, fixed }: z.output<typeof category>) =>
  fixed === undefined ? name !== undefined && scheme !== undefined : !name && !scheme;

const outcome = z.strictObject({
  column,
  scheme: outcomeScheme,
  /** The month of the outcome, as `2018-04` or a day in it. */
  monthColumn: column.optional(),
});

export const MASKINGS = ['none', 'hundred-block', 'police-uk'] as const;
export const CADENCES = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;

export const incidentMapping = z.strictObject({
  version: z.literal(1),
  /** Part of every incident's identity: never rename it once used. */
  source: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** What the source is called on pages; null: its name above. */
  title: z.string().min(1).max(120).nullable().default(null),
  /** The licence of the source's data, as its publisher words it. */
  licence: z.string().min(1).max(200).nullable().default(null),
  /** How often new records are to be expected. */
  cadence: z.enum(CADENCES).default('monthly'),
  /** How the source has already masked its places; such points are published as they come. */
  masking: z.enum(MASKINGS).default('none'),
  format: z
    .discriminatedUnion('kind', [
      z.strictObject({
        kind: z.literal('csv').default('csv'),
        delimiter: z.enum([',', ';', '\t', '|']).default(','),
      }),
      z.strictObject({ kind: z.literal('geojson') }),
    ])
    .prefault({ kind: 'csv' }),
  /**
   * `integer` reads `201819001299.00000000` as `201819001299`; null: the source has no key. Rows
   * that repeat a key are later states of one incident (`update`), or several ones (`number`).
   */
  key: z
    .strictObject({
      column,
      form: z.enum(['text', 'integer']).default('text'),
      repeats: z.enum(['update', 'number']).default('update'),
    })
    .nullable()
    .default(null),
  time: timeMapping,
  category: category
    .refine(isWholeCategory, { error: 'mapping-category-unclear' })
    .nullable()
    .default(null),
  coordinates: placeMapping.nullable().default(null),
  block: z.strictObject({ column }).nullable().default(null),
  district: z.strictObject({ column }).nullable().default(null),
  outcome: outcome.nullable().default(null),
  /** The identifier under which the source itself publishes the incident. */
  persistentId: z.strictObject({ column }).nullable().default(null),
});

export type IncidentMapping = z.output<typeof incidentMapping>;
export type Masking = IncidentMapping['masking'];
export type Cadence = IncidentMapping['cadence'];
