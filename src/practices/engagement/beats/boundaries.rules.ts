/** Which boundaries serve a day, and what a new set of boundaries changes. */
import type { Day } from '#kernel/time.ts';
import type { BeatDetails } from './beat.ts';

/**
 * The version that serves a day: the newest that had begun by then; the earliest serves the days
 * before it, because older incidents must lie somewhere. Undefined only without any version.
 * @param versions one for each day (its highest revision), ascending by day
 */
export const boundariesOn = <Version extends { readonly effectiveFrom: Day }>(
  versions: readonly Version[],
  day: Day,
): Version | undefined =>
  versions.findLast(({ effectiveFrom }) => effectiveFrom <= day) ?? versions[0];

/**
 * The one version that counts for each day: its last revision.
 * @param versions ascending by day and revision
 */
export const lastRevisions = <Version extends { readonly effectiveFrom: Day }>(
  versions: readonly Version[],
): Version[] => [...new Map(versions.map((version) => [version.effectiveFrom, version])).values()];

export type Outcome = 'imported' | 'updated' | 'unchanged';

export interface BoundaryChanges {
  readonly outcomes: ReadonlyMap<string, Outcome>;
  readonly removedCodes: readonly string[];
}

/** The text that two descriptions of a beat share exactly when nothing about them differs. */
export const contentOf = ({ code, name, district, residents, polygons }: BeatDetails): string =>
  JSON.stringify([code, name, district, residents, polygons]);

/** Compares a file with the boundaries that served its day so far. */
export function changesBetween(
  before: readonly BeatDetails[],
  after: readonly BeatDetails[],
): BoundaryChanges {
  const known = new Map(before.map((beat) => [beat.code, contentOf(beat)]));
  const outcomeOf = (beat: BeatDetails): Outcome => {
    const content = known.get(beat.code);
    if (content === undefined) return 'imported';
    return content === contentOf(beat) ? 'unchanged' : 'updated';
  };
  const outcomes = new Map(after.map((beat) => [beat.code, outcomeOf(beat)]));
  return { outcomes, removedCodes: [...known.keys()].filter((code) => !outcomes.has(code)) };
}

/** Codes as people sort them: 2 before 10, and 10 before 10A. */
export function byCode(one: { readonly code: string }, other: { readonly code: string }): number {
  const [ours, theirs] = [numberOf(one.code), numberOf(other.code)];
  if (ours !== theirs) return ours - theirs;
  return one.code < other.code ? -1 : one.code > other.code ? 1 : 0;
}

const numberOf = (code: string) => Number(/^\d+/.exec(code)?.[0] ?? Infinity);
