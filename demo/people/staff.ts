/** The 120 people of the Alder Bay Police, from the chief to those who have left. */
import { addDays, daysBetween, type Day } from '#kernel/time.ts';
import { DISTRICTS } from '../city/beat-list.ts';
import type { Rank, StaffMember } from '../prepared-agency.ts';
import { fixedDay } from '../fixed-days.ts';
import { chanceOf, type Chance } from '../random.ts';
import { withSupervisors } from './supervisors.ts';
import { FAMILY_NAMES, GIVEN_NAMES, OTHER_LANGUAGES } from './names.ts';

interface Post {
  readonly rank: Rank;
  readonly unit: string;
  readonly squad?: string;
  readonly district: StaffMember['district'];
  readonly hired: readonly [first: string, last: string];
}

const LONG_AGO = ['1996-03-04', '2006-09-18'] as const;
const SEASONED = ['2004-01-12', '2016-06-20'] as const;
const ANY_TIME = ['2007-02-05', '2021-06-14'] as const;

const posts = (count: number, post: (index: number) => Post): Post[] =>
  Array.from({ length: count }, (_, index) => post(index));

const district = (index: number) => DISTRICTS[index % DISTRICTS.length] ?? 'Harbor';
const squad = (index: number) => 'ABC'[Math.floor(index / 4) % 3] ?? 'A';

const SPECIAL_UNITS = [
  'Investigations',
  'Investigations',
  'Traffic',
  'Victim support',
  'Training',
  'Professional standards',
] as const;

const special = (index: number) => SPECIAL_UNITS[index % SPECIAL_UNITS.length] ?? 'Investigations';

/** Four more, named in `HARBOR_TEAM`, bring the staff to 120. */
const POSTS: readonly Post[] = [
  ...posts(1, () => ({
    rank: 'chief',
    unit: 'Office of the chief',
    district: null,
    hired: LONG_AGO,
  })),
  ...posts(2, (index) => ({
    rank: 'deputy-chief',
    unit: index ? 'Community and standards' : 'Patrol',
    district: null,
    hired: LONG_AGO,
  })),
  ...posts(4, (index) => ({
    rank: 'captain',
    unit: 'Patrol',
    district: district(index),
    hired: LONG_AGO,
  })),
  ...posts(8, (index) => ({
    rank: 'lieutenant',
    unit: 'Patrol',
    squad: squad(index),
    district: district(index),
    hired: SEASONED,
  })),
  ...posts(14, (index) => ({
    rank: 'sergeant',
    unit: 'Patrol',
    squad: squad(index),
    district: district(index),
    hired: SEASONED,
  })),
  ...posts(2, (index) => ({
    rank: 'sergeant',
    unit: special(index + 4),
    district: null,
    hired: SEASONED,
  })),
  ...posts(60, (index) => ({
    rank: 'officer',
    unit: 'Patrol',
    squad: squad(index),
    district: district(index),
    hired: ANY_TIME,
  })),
  ...posts(12, (index) => ({
    rank: 'officer',
    unit: 'Community liaison',
    district: district(index),
    hired: ANY_TIME,
  })),
  ...posts(13, (index) => ({
    rank: 'officer',
    unit: special(index),
    district: null,
    hired: ANY_TIME,
  })),
];

type Named = Omit<StaffMember, 'key' | 'badge' | 'leftOn' | 'district' | 'supervisor'>;

/** The team of beat 4, as the pictures of the look show it. */
const HARBOR_TEAM: readonly Named[] = [
  {
    givenName: 'Maren',
    familyName: 'Okafor',
    rank: 'sergeant',
    languages: ['en', 'yo'],
    unit: 'Patrol',
    squad: 'A',
    hiredOn: fixedDay('2011-08-15'),
    heldBack: null,
  },
  {
    givenName: 'Luis',
    familyName: 'Tran',
    rank: 'officer',
    languages: ['en', 'es', 'vi'],
    unit: 'Patrol',
    squad: 'A',
    hiredOn: fixedDay('2018-02-19'),
    heldBack: null,
  },
  {
    givenName: 'Dana',
    familyName: 'Whitlock',
    rank: 'officer',
    languages: ['en'],
    unit: 'Patrol',
    squad: 'B',
    hiredOn: fixedDay('2022-05-02'),
    heldBack: null,
  },
  {
    givenName: 'Samira',
    familyName: 'Hallaq',
    rank: 'officer',
    languages: ['en', 'ar'],
    unit: 'Community liaison',
    squad: null,
    hiredOn: fixedDay('2016-10-10'),
    heldBack: { reason: 'safety', since: fixedDay('2026-09-03') },
  },
];

function dayBetween(chance: Chance, first: Day, last: Day): Day {
  return addDays(first, chance.whole(0, daysBetween(first, last)));
}

function languagesOf(chance: Chance): string[] {
  const spoken = OTHER_LANGUAGES.filter(([, inHundred]) => chance.isTrue(inHundred / 100));
  return ['en', ...spoken.slice(0, 2).map(([code]) => code)];
}

/** Ten of the 120 are gone: people who left keep their past on the beats. */
const LEAVERS = 10;
const mayLeave = ({ rank, unit }: Post) =>
  (rank === 'officer' || rank === 'sergeant') && unit.startsWith('Patrol');

function leavingDays(chance: Chance): Map<Post, Day> {
  const leaving = chance.shuffled(POSTS.filter(mayLeave)).slice(0, LEAVERS);
  const [first, last] = [fixedDay('2022-06-01'), fixedDay('2026-08-31')];
  return new Map(leaving.map((post) => [post, dayBetween(chance, first, last)]));
}

export function inventStaff(seed: string): StaffMember[] {
  const chance = chanceOf(`${seed}/staff`);
  const given = chance.shuffled([...GIVEN_NAMES, ...GIVEN_NAMES]);
  const family = chance.shuffled(FAMILY_NAMES);
  const left = leavingDays(chance);
  const others = POSTS.map((post, index): Named & Pick<StaffMember, 'leftOn' | 'district'> => ({
    givenName: given[index] ?? 'Alex',
    familyName: family[index % family.length] ?? 'Harbor',
    rank: post.rank,
    languages: languagesOf(chance),
    district: post.district,
    unit: post.unit,
    squad: post.squad ?? null,
    hiredOn: dayBetween(chance, fixedDay(post.hired[0]), fixedDay(post.hired[1])),
    leftOn: left.get(post) ?? null,
    heldBack: null,
  }));
  const harbor = HARBOR_TEAM.map((named) => ({
    ...named,
    district: 'Harbor' as const,
    leftOn: null,
  }));
  const badges = chance.shuffled(Array.from({ length: 800 }, (_, index) => String(1101 + index)));
  const staff = [...others, ...harbor].map((member, index) => ({
    key: `staff-${String(index + 1).padStart(3, '0')}`,
    ...member,
    badge: badges[index] ?? '1100',
  }));
  return withSupervisors(staff);
}
