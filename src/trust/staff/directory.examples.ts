/** Invented directories: random histories for property tests, and files of staff for imports. */
import fc from 'fast-check';
import { addDays, type Day } from '#kernel/time.ts';
import type { DirectoryMember, Posting } from './posting.ts';

export const FIRST_DAY = '2020-01-01' as Day;
export const SPAN_DAYS = 40;

export const dayAt = (offset: number): Day => addDays(FIRST_DAY, offset);
export const everyDay: readonly Day[] = Array.from({ length: SPAN_DAYS + 10 }, (_, at) =>
  dayAt(at),
);

export const exampleId = (index: number): string =>
  `01890000-0000-7000-8000-${String(index).padStart(12, '0')}`;

/** A wish to change somebody's position, allowed or not. */
export interface Wish {
  readonly member: number;
  readonly day: number;
  readonly supervisor: number | null;
  readonly unit: string | null;
}

export const wishes = (members: number): fc.Arbitrary<Wish[]> =>
  fc.array(
    fc.record({
      member: fc.nat(members - 1),
      day: fc.nat(SPAN_DAYS),
      supervisor: fc.option(fc.nat(members - 1), { freq: 5 }),
      unit: fc.constantFrom('Patrol', 'Traffic', null),
    }),
    { minLength: 5, maxLength: 40 },
  );

export const postingOf = ({ day, unit, supervisor }: Wish): Posting => ({
  fromDay: dayAt(day),
  rank: 'Officer',
  rankShort: 'Ofc.',
  unit,
  squad: null,
  supervisorId: supervisor === null ? null : exampleId(supervisor),
});

/** People without any posting yet; every third leaves in the middle. */
export const newMembers = (count: number): DirectoryMember[] =>
  Array.from({ length: count }, (_, index) => ({
    id: exampleId(index),
    badge: String(index),
    employedFrom: FIRST_DAY,
    employedUntil: index % 3 === 2 ? dayAt(SPAN_DAYS / 2) : null,
    postings: [],
  }));
