/** Records that must not stay public, or must not be here at all: which, and why. */
import { z } from 'zod';
import { parseDay } from '#kernel/time.ts';

/** `expunged`, `sealed`: by a court or by law. `duplicate`, `error`: it never was what it said. */
export const RETRACTION_REASONS = ['expunged', 'sealed', 'duplicate', 'error'] as const;

export type RetractionReason = (typeof RETRACTION_REASONS)[number];

/** What the reading thread is told. */
export interface RetractionSettings {
  readonly keyForm: 'text' | 'integer';
}

/** The columns of a retraction list, all of them needed. */
export const RETRACTION_COLUMNS = ['key', 'reason'] as const;

/** Below PEELIAN_HOME: the retractions of each agency, for the day an older backup comes back. */
export const RETRACTIONS_FOLDER = 'retractions';

export const retractionsPath = (home: string, slug: string): string =>
  `${home}/${RETRACTIONS_FOLDER}/${slug}.jsonl`;

/** One line of that list: the same that the database keeps, and no more. */
export const listedRetraction = z.object({
  source: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** SHA-256 in hex, as `incident_digest` makes it. */
  digest: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.enum(RETRACTION_REASONS),
  retractedOn: z.string().transform((text, context) => {
    const day = parseDay(text);
    if (day === undefined) context.addIssue({ code: 'custom' });
    return day ?? z.NEVER;
  }),
});

export type ListedRetraction = z.output<typeof listedRetraction>;
