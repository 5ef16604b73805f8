/** What every rule of a pack is made of: words in two languages, who says so, and how long. */
import { z } from 'zod';
import { SPAN_UNITS } from '#kernel/span.ts';
import { parseDay, type Day } from '#kernel/time.ts';

export const line = z.string().trim().min(1).max(200);
const words = z.string().trim().min(1).max(1000);

export const bilingual = z.strictObject({ en: words, es: words });
export type Bilingual = z.output<typeof bilingual>;

const isDay = (text: string): text is Day => parseDay(text) !== undefined;
/** A real calendar day. */
export const day = z.string().refine(isDay);

/**
 * Who says so. A law binds everybody and counts from the first possible moment; a promise is the
 * department's own. `verified` is true when a lawyer has compared the rule with its citation.
 */
export const authority = z.strictObject({
  basis: z.enum(['law', 'promise']),
  citation: line,
  /** For those who check the rule; pages do not lead away from the portal. */
  url: z.url({ protocol: /^https$/ }).optional(),
  verified: z.boolean(),
  /** Where a law came into force on a day of its own. */
  appliesFrom: day.optional(),
});
export type Authority = z.output<typeof authority>;

export const span = z.strictObject({
  count: z.int().min(1).max(3660),
  unit: z.enum(SPAN_UNITS),
});

/** Kebab-case, the same in every pack and in the database. */
export const code = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);
