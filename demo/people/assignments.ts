/** Who had which beat when, over five years: officers move on, two beats wait for a new one. */
import { addDays, daysBetween, type Day } from '#kernel/time.ts';
import { BEAT_PLANS } from '../city/beat-list.ts';
import type { Assignment, Duty, StaffMember, Vacancy } from '../prepared-agency.ts';
import { chanceOf, type Chance } from '../random.ts';
import { fixedDay } from '../fixed-days.ts';

/** A duty that one person holds at a time, on one beat or on a few together. */
interface Slot {
  readonly duty: Duty;
  readonly beats: readonly string[];
  /** Who may be called to it. */
  readonly pool: readonly StaffMember[];
  /** What is settled about the end: a named holder since a day, or nobody since a day. */
  readonly settled?: { readonly since: Day; readonly holder?: StaffMember };
}

interface Tenure {
  readonly slot: Slot;
  readonly holder: StaffMember;
  readonly from: Day;
  to: Day | null;
}

const BEGINS = fixedDay('2021-11-01');
/** Months, not years, is what residents complain of; a third of the tenures end within a year. */
const TENURE_DAYS = {
  primary: [240, 1250],
  secondary: [180, 900],
  liaison: [400, 1500],
  sergeant: [500, 1600],
} as const;

const SERGEANT_BEATS = [
  '4 7',
  '5 15',
  '6 8',
  '1 9',
  '2 10',
  '3 13',
  '11 12',
  '14 18',
  '16 17',
  '19 22',
  '20 21',
  '23 24',
];
const LIAISON_BEATS = [
  '4',
  '5 15',
  '6 7 8',
  '1 9',
  '2 10',
  '3 13',
  '11 12 14',
  '16 17 18',
  '19 20',
  '21 24',
  '22 23',
];

const VACANT_PRIMARY: Readonly<Record<string, Day>> = {
  12: fixedDay('2026-08-17'),
  22: fixedDay('2026-10-05'),
};
const VACANT_SECONDARY: Readonly<Record<string, Day>> = { 9: fixedDay('2026-09-14') };

type Settled = NonNullable<Slot['settled']>;

function slotsOf(staff: readonly StaffMember[]): Slot[] {
  const named = (familyName: string) => {
    const member = staff.find((other) => other.familyName === familyName);
    if (!member) throw new Error(`Nobody is called ${familyName}.`);
    return member;
  };
  const team = ['Okafor', 'Tran', 'Whitlock', 'Hallaq'].map(named);
  const pool = (rank: string, unit: string) =>
    staff.filter((one) => one.rank === rank && one.unit.startsWith(unit) && !team.includes(one));
  const held = (from: string, familyName: string): Settled => ({
    since: fixedDay(from),
    holder: named(familyName),
  });
  const slot = (
    duty: Duty,
    beats: string,
    from: readonly StaffMember[],
    settled?: Settled,
  ): Slot => ({
    duty,
    beats: beats.split(' '),
    pool: from,
    ...(settled ? { settled } : {}),
  });
  const vacant = (since: Day | undefined): Settled | undefined => (since ? { since } : undefined);
  const patrol = pool('officer', 'Patrol');
  return [
    ...BEAT_PLANS.flatMap(({ code }) => [
      slot(
        'primary',
        code,
        patrol,
        code === '4' ? held('2024-12-16', 'Tran') : vacant(VACANT_PRIMARY[code]),
      ),
      slot(
        'secondary',
        code,
        patrol,
        code === '4' ? held('2026-03-09', 'Whitlock') : vacant(VACANT_SECONDARY[code]),
      ),
    ]),
    ...SERGEANT_BEATS.map((beats) =>
      slot(
        'sergeant',
        beats,
        pool('sergeant', 'Patrol'),
        beats === '4 7' ? held('2023-09-11', 'Okafor') : undefined,
      ),
    ),
    ...LIAISON_BEATS.map((beats) =>
      slot(
        'liaison',
        beats,
        pool('officer', 'Community'),
        beats === '4' ? held('2025-05-05', 'Hallaq') : undefined,
      ),
    ),
  ];
}

const isFree = (member: StaffMember, on: Day, tenures: readonly Tenure[]): boolean =>
  member.hiredOn <= addDays(on, -200) &&
  (member.leftOn === null || daysBetween(on, member.leftOn) > 60) &&
  !tenures.some(({ holder, to }) => holder === member && (to === null || to >= on));

/** The day a tenure ends: by its drawn length, the holder's leaving or what is settled. */
function endOf(slot: Slot, holder: StaffMember, from: Day, chance: Chance): Day {
  const [shortest, longest] = TENURE_DAYS[slot.duty];
  const drawn = addDays(from, Math.round(shortest + (longest - shortest) * chance.next() ** 1.4));
  const settled = slot.settled ? addDays(slot.settled.since, -1) : drawn;
  return [drawn, settled, holder.leftOn ?? drawn].toSorted()[0] ?? drawn;
}

interface Run {
  readonly slots: readonly Slot[];
  readonly today: Day;
  readonly chance: Chance;
}

/** Works forward through time: always the slot whose holder leaves first is filled next. */
function tenuresOf({ slots, today, chance }: Run): Tenure[] {
  const tenures: Tenure[] = [];
  const next = new Map(slots.map((slot) => [slot, addDays(BEGINS, chance.whole(-420, 0))]));
  for (;;) {
    const due = [...next].toSorted((a, b) => (a[1] < b[1] ? -1 : 1))[0];
    if (!due || due[1] > today) break;
    const [slot, from] = due;
    const { settled } = slot;
    if (settled && from >= addDays(settled.since, -45)) {
      endBefore(tenures, slot, settled.since);
      if (settled.holder)
        tenures.push({ slot, holder: settled.holder, from: settled.since, to: null });
      next.delete(slot);
      continue;
    }
    const last = tenures.findLast((tenure) => tenure.slot === slot)?.holder;
    const free = slot.pool.filter((one) => one !== last && isFree(one, from, tenures));
    if (free.length === 0) {
      next.set(slot, addDays(from, 14));
      continue;
    }
    const holder = chance.pick(free);
    const to = endOf(slot, holder, from, chance);
    const successorFrom = addDays(to, 1 + (chance.isTrue(0.3) ? chance.whole(5, 40) : 0));
    const isStill = to > today || (successorFrom > today && holder.leftOn === null);
    tenures.push({ slot, holder, from, to: isStill ? null : to });
    next.set(slot, successorFrom);
  }
  return tenures;
}

/** The last holder stays until the settled day, so that the record has no unexplained hole. */
function endBefore(tenures: readonly Tenure[], slot: Slot, since: Day): void {
  const last = tenures.findLast((tenure) => tenure.slot === slot);
  if (last) last.to = addDays(since, -1);
}

export interface BeatTeams {
  readonly assignments: readonly Assignment[];
  readonly vacancies: readonly Vacancy[];
}

export function inventTeams(staff: readonly StaffMember[], today: Day, seed: string): BeatTeams {
  const slots = slotsOf(staff);
  const tenures = tenuresOf({ slots, today, chance: chanceOf(`${seed}/assignments`) });
  const assignments = tenures.flatMap(({ slot, holder, from, to }) =>
    slot.beats.map((beat) => ({ staff: holder.key, beat, duty: slot.duty, from, to })),
  );
  const order = (one: Assignment) => `${one.beat.padStart(2, '0')} ${one.duty} ${one.from}`;
  const vacancies = slots.flatMap(({ settled, beats, duty }) =>
    settled && !settled.holder ? beats.map((beat) => ({ beat, duty, since: settled.since })) : [],
  );
  return { assignments: assignments.toSorted((a, b) => (order(a) < order(b) ? -1 : 1)), vacancies };
}
