/** Where a member of staff belongs and whom they report to, from a day on. */
import type { Day } from '#kernel/time.ts';

/** What changes in the course of a working life. */
export interface Position {
  readonly rank: string;
  readonly rankShort: string;
  readonly unit: string | null;
  /** Never without a unit. */
  readonly squad: string | null;
  readonly supervisorId: string | null;
}

/** In force from its day until the next posting of the same person begins. */
export interface Posting extends Position {
  readonly fromDay: Day;
}

/** A posting with its last day; null while it goes on. Both days are included. */
export interface PostingInterval extends Posting {
  readonly untilDay: Day | null;
}

export interface Employment {
  readonly employedFrom: Day;
  /** The last day; null while the person works here. */
  readonly employedUntil: Day | null;
}

/** A member as far as the chain of supervisors is concerned. Postings by their first days. */
export interface DirectoryMember extends Employment {
  readonly id: string;
  readonly badge: string;
  readonly postings: readonly Posting[];
}

/** Nobody's chain is longer; a longer one is a mistake, and is refused as one. */
export const LONGEST_CHAIN = 50;
