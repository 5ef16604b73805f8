/** Who had which beat when, over five years: officers move on, three posts wait for someone. */
import { addDays, daysBetween, type Day } from '#kernel/time.ts';
import { fixedDay } from '../fixed-days.ts';
import type { Assignment, StaffMember, Vacancy } from '../prepared-agency.ts';
import { chanceOf, type Chance } from '../random.ts';
import { slotsOf, type Slot } from './slots.ts';

interface Tenure {
  readonly slot: Slot;
  readonly holder: StaffMember;
  readonly from: Day;
  to: Day | null;
}

const BEGINS = fixedDay('2021-11-01');
/** Shortest and longest. Months, not years, is what residents complain of. */
const TENURE_DAYS = {
  primary: [240, 1250],
  secondary: [180, 900],
  liaison: [400, 1500],
  sergeant: [500, 1600],
} as const;
/** A settled holder or vacancy follows at once when the post falls free this shortly before. */
const SETTLED_WITHIN_DAYS = 45;

const isFree = (member: StaffMember, on: Day, tenures: readonly Tenure[]): boolean =>
  member.hiredOn <= addDays(on, -200) &&
  (member.leftOn === null || daysBetween(on, member.leftOn) > 60) &&
  !tenures.some(({ holder, to }) => holder === member && (to === null || to >= on));

/** How long someone stays on a post when nothing else ends it; short stays are the commoner. */
function stayDays({ duty }: Slot, chance: Chance): number {
  const [shortest, longest] = TENURE_DAYS[duty];
  return Math.round(shortest + (longest - shortest) * chance.next() ** 1.4);
}

/** The last day on a post: by the drawn stay, the holder's leaving or what is settled. */
function endOf({ settled }: Slot, holder: StaffMember, drawn: Day): Day {
  const latest = settled ? addDays(settled.since, -1) : drawn;
  return [drawn, latest, holder.leftOn ?? drawn].toSorted()[0] ?? drawn;
}

interface Run {
  readonly slots: readonly Slot[];
  readonly today: Day;
  readonly chance: Chance;
}

/** Works forward through time: always the post that falls free first is filled next. */
function tenuresOf({ slots, today, chance }: Run): Tenure[] {
  const tenures: Tenure[] = [];
  const next = new Map(slots.map((slot) => [slot, addDays(BEGINS, chance.whole(-420, 0))]));
  for (;;) {
    const due = [...next].toSorted((a, b) => (a[1] < b[1] ? -1 : 1))[0];
    if (!due || due[1] > today) return tenures;
    const [slot, from] = due;
    if (slot.settled && from >= addDays(slot.settled.since, -SETTLED_WITHIN_DAYS)) {
      settle(slot, slot.settled, tenures);
      next.delete(slot);
    } else next.set(slot, fill({ slot, from, today }, tenures, chance));
  }
}

/** The last holder stays until the settled day, so that the record has no unexplained hole. */
function settle(slot: Slot, settled: NonNullable<Slot['settled']>, tenures: Tenure[]): void {
  const last = tenures.findLast((tenure) => tenure.slot === slot);
  if (last) last.to = addDays(settled.since, -1);
  if (settled.holder) {
    tenures.push({ slot, holder: settled.holder, from: settled.since, to: null });
  }
}

interface Opening {
  readonly slot: Slot;
  readonly from: Day;
  readonly today: Day;
}

/** Calls someone to a post and answers when it falls free again, or when to try again. */
function fill({ slot, from, today }: Opening, tenures: Tenure[], chance: Chance): Day {
  const last = tenures.findLast((tenure) => tenure.slot === slot)?.holder;
  const free = slot.pool.filter((one) => one !== last && isFree(one, from, tenures));
  if (free.length === 0) return addDays(from, 14);
  const holder = chance.pick(free);
  const to = endOf(slot, holder, addDays(from, stayDays(slot, chance)));
  const again = addDays(to, 1 + (chance.isTrue(0.3) ? chance.whole(5, 40) : 0));
  const isStill = to > today || (again > today && holder.leftOn === null);
  tenures.push({ slot, holder, from, to: isStill ? null : to });
  return again;
}

export interface BeatTeams {
  readonly assignments: Assignment[];
  readonly vacancies: Vacancy[];
}

const order = ({ beat, duty, from }: Assignment) => `${beat.padStart(2, '0')} ${duty} ${from}`;

export function inventTeams(staff: readonly StaffMember[], today: Day, seed: string): BeatTeams {
  const slots = slotsOf(staff);
  const tenures = tenuresOf({ slots, today, chance: chanceOf(`${seed}/assignments`) });
  const assignments = tenures.flatMap(({ slot, holder, from, to }) =>
    slot.beats.map((beat) => ({ staff: holder.key, beat, duty: slot.duty, from, to })),
  );
  const vacancies = slots.flatMap(({ settled, beats, duty }) =>
    settled && !settled.holder ? beats.map((beat) => ({ beat, duty, since: settled.since })) : [],
  );
  return { assignments: assignments.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)), vacancies };
}
