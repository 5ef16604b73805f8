/** Who is on a beat, since when nobody is, and how long officers stay. */
import { refused, done, type Refusal, type Result } from '#kernel/result.ts';
import { addDays, daysBetween, type Day } from '#kernel/time.ts';
import { DUTIES, type Assignment, type Continuity, type Vacancy } from './team.ts';

export const isOnDuty = ({ fromDay, untilDay }: Assignment, day: Day): boolean =>
  fromDay <= day && (untilDay === null || untilDay >= day);

/** Those on the beat on a day: primary first, then by how long they have been there. */
export const teamOn = (assignments: readonly Assignment[], day: Day): Assignment[] =>
  assignments
    .filter((assignment) => isOnDuty(assignment, day))
    .toSorted(
      (one, other) =>
        DUTIES.indexOf(one.duty) - DUTIES.indexOf(other.duty) ||
        (one.fromDay < other.fromDay ? -1 : one.fromDay > other.fromDay ? 1 : 0) ||
        (one.id < other.id ? -1 : 1),
    );

/** The first day of this officer in this duty, over assignments that follow without a break. */
export function servingSince(assignments: readonly Assignment[], current: Assignment): Day {
  const before = assignments.find(
    (earlier) =>
      earlier.staffId === current.staffId &&
      earlier.duty === current.duty &&
      earlier.untilDay !== null &&
      addDays(earlier.untilDay, 1) === current.fromDay,
  );
  return before ? servingSince(assignments, before) : current.fromDay;
}

/** Undefined while a beat has a primary officer: the named contact is theirs alone. */
export function vacancyOn(assignments: readonly Assignment[], day: Day): Vacancy | undefined {
  const primaries = assignments.filter(({ duty, fromDay }) => duty === 'primary' && fromDay <= day);
  if (primaries.some((assignment) => isOnDuty(assignment, day))) return undefined;
  const lastDays = primaries.flatMap(({ untilDay }) => (untilDay === null ? [] : [untilDay]));
  const last = lastDays.toSorted().at(-1);
  return { since: last === undefined ? null : addDays(last, 1) };
}

const DAYS_A_MONTH = 365.25 / 12;
const DAYS_A_YEAR = 365;

/** One officer's unbroken time on one beat, in whichever of the two duties. */
interface Stay {
  readonly fromDay: Day;
  /** Null while it goes on. */
  readonly untilDay: Day | null;
}

/**
 * How long primary and secondary officers stay on a beat. A change between the two duties and a
 * renewal on the following day are one stay. Those still there have not finished theirs: their time
 * so far is given apart, and never mixed with that of those who left. `changesAYear` counts who
 * came after the beat's first day on record and who left, over at most the last 365 days.
 * @param assignments of one beat, or of several beats of one agency: stays are kept apart by beat
 * @param today stays that begin later do not count
 */
export function continuityOf(assignments: readonly Assignment[], today: Day): Continuity {
  const groups = Object.values(
    Object.groupBy(
      assignments.filter(
        ({ duty, fromDay }) => (duty === 'primary' || duty === 'secondary') && fromDay <= today,
      ),
      ({ beatCode }) => `=${beatCode}`,
    ),
  ).map((ofBeat = []) => staysOf(ofBeat, today));
  const stays = groups.flat();
  const left = stays.flatMap(({ fromDay, untilDay }) =>
    untilDay === null ? [] : [daysBetween(fromDay, untilDay) + 1],
  );
  const stayed = stays
    .filter(({ untilDay }) => untilDay === null)
    .map(({ fromDay }) => daysBetween(fromDay, today) + 1);
  return {
    leftMedianMonths: medianMonths(left),
    leftCount: left.length,
    stayedMedianMonths: medianMonths(stayed),
    stayedCount: stayed.length,
    changesAYear: changesAYear(groups, today),
  };
}

/** Assignments of one beat, joined where the same officer goes on without a day between. */
function staysOf(assignments: readonly Assignment[], today: Day): Stay[] {
  const byOfficer = Object.values(Object.groupBy(assignments, ({ staffId }) => staffId));
  return byOfficer.flatMap((ofOfficer = []) => {
    const stays: Stay[] = [];
    for (const { fromDay, untilDay } of ofOfficer.toSorted(byFirstDay)) {
      const until = untilDay !== null && untilDay >= today ? null : untilDay;
      const last = stays.at(-1);
      const goesOn = last && (last.untilDay === null || addDays(last.untilDay, 1) >= fromDay);
      if (!goesOn) stays.push({ fromDay, untilDay: until });
      else if (last.untilDay !== null && (until === null || until > last.untilDay))
        stays[stays.length - 1] = { fromDay: last.fromDay, untilDay: until };
    }
    return stays;
  });
}

const byFirstDay = (one: Assignment, other: Assignment) =>
  one.fromDay < other.fromDay ? -1 : one.fromDay > other.fromDay ? 1 : 0;

function medianMonths(days: readonly number[]): number | null {
  if (days.length === 0) return null;
  const sorted = days.toSorted((one, other) => one - other);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.floor((sorted.length - 1) / 2)] ?? 0;
  return (lower + upper) / 2 / DAYS_A_MONTH;
}

/** Comings and goings a beat and year; null until a beat's record is 90 days old. */
function changesAYear(groups: readonly (readonly Stay[])[], today: Day): number | null {
  const known = groups
    .map((stays) => ({ stays, first: stays.map(({ fromDay }) => fromDay).toSorted()[0] ?? today }))
    .filter(({ first }) => daysBetween(first, today) >= 90);
  if (known.length === 0) return null;
  const rates = known.map(({ stays, first }) => {
    const days = Math.min(DAYS_A_YEAR, daysBetween(first, today));
    const start = addDays(today, -days);
    const came = stays.filter(({ fromDay }) => fromDay > start && fromDay > first).length;
    const left = stays.filter(({ untilDay }) => untilDay !== null && untilDay >= start).length;
    return ((came + left) * DAYS_A_YEAR) / days;
  });
  return rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
}

interface Period {
  readonly fromDay: Day;
  readonly untilDay: Day | null;
}

const doOverlap = (one: Period, other: Period): boolean =>
  (one.untilDay === null || one.untilDay >= other.fromDay) &&
  (other.untilDay === null || other.untilDay >= one.fromDay);

/** Nobody holds the same duty on the same beat twice at once. */
export function refuseOverlap(
  assignments: readonly Assignment[],
  wanted: Omit<Assignment, 'id'>,
): Result<undefined> {
  const known = assignments.find(
    (assignment) =>
      assignment.staffId === wanted.staffId &&
      assignment.duty === wanted.duty &&
      assignment.beatCode === wanted.beatCode &&
      doOverlap(assignment, wanted),
  );
  const refusals: Refusal[] = known
    ? [
        {
          code: 'assignment-overlaps',
          field: 'from',
          parameters: {
            beat: wanted.beatCode,
            from: known.fromDay,
            until: known.untilDay ?? '…',
          },
        },
      ]
    : [];
  return refusals.length > 0 ? refused(refusals) : done(undefined);
}
