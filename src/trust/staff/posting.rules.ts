/** Postings over time: what is in force on a day, and how a change begins a new one. */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import { addDays, type Day } from '#kernel/time.ts';
import type { Employment, Position, Posting, PostingInterval } from './posting.ts';

export const isEmployedOn = ({ employedFrom, employedUntil }: Employment, day: Day): boolean =>
  employedFrom <= day && (employedUntil === null || employedUntil >= day);

/** The last of them that begins by then, whatever became of the employment; they are in order. */
export const latestPosting = (postings: readonly Posting[], day: Day): Posting | undefined =>
  postings.findLast(({ fromDay }) => fromDay <= day);

/** At most one; undefined before the first and outside the employment. */
export const postingOn = (
  postings: readonly Posting[],
  employment: Employment,
  day: Day,
): Posting | undefined =>
  isEmployedOn(employment, day) ? latestPosting(postings, day) : undefined;

/** Each posting with its last day: the day before the next one, or the last of employment. */
export function intervalsOf(
  postings: readonly Posting[],
  { employedUntil }: Employment,
): PostingInterval[] {
  return postings
    .filter(({ fromDay }) => employedUntil === null || fromDay <= employedUntil)
    .map((posting, at, all) => {
      const next = all[at + 1];
      return { ...posting, untilDay: next ? addDays(next.fromDay, -1) : employedUntil };
    });
}

export const isSamePosition = (one: Position, other: Position): boolean =>
  one.rank === other.rank &&
  one.rankShort === other.rankShort &&
  one.unit === other.unit &&
  one.squad === other.squad &&
  one.supervisorId === other.supervisorId;

/**
 * Begins a posting after all that are recorded: the past is never written anew.
 * @returns the postings with the new one, or as they are where it would change nothing
 */
export function beginPosting(
  postings: readonly Posting[],
  employment: Employment,
  wanted: Posting,
): Result<readonly Posting[]> {
  const { fromDay } = wanted;
  if (!isEmployedOn(employment, fromDay))
    return refusedFor('staff-posting-outside-employment', {
      field: 'from',
      parameters: {
        day: fromDay,
        from: employment.employedFrom,
        until: employment.employedUntil ?? '…',
      },
    });
  const known = latestPosting(postings, fromDay);
  if (known && isSamePosition(known, wanted)) return done(postings);
  const last = postings.at(-1);
  if (last && last.fromDay >= fromDay)
    return refusedFor('staff-posting-before-recorded', {
      field: 'from',
      parameters: { day: fromDay, recorded: last.fromDay },
    });
  return done([...postings, wanted]);
}
