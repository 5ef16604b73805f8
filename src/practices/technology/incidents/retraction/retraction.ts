/** Records that must not stay public, or must not be here at all: which, and why. */

/** `expunged`, `sealed`: by a court or by law. `duplicate`, `error`: it never was what it said. */
export const RETRACTION_REASONS = ['expunged', 'sealed', 'duplicate', 'error'] as const;

export type RetractionReason = (typeof RETRACTION_REASONS)[number];

/** What the reading thread is told. */
export interface RetractionSettings {
  readonly keyForm: 'text' | 'integer';
}

/** The columns of a retraction list, all of them needed. */
export const RETRACTION_COLUMNS = ['key', 'reason'] as const;
