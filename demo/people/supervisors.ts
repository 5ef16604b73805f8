/** Who reports to whom in Alder Bay: by rank, unit, district and squad, and by no chance at all. */
import type { Day } from '#kernel/time.ts';
import { fixedDay } from '../fixed-days.ts';
import type { StaffMember } from '../prepared-agency.ts';

type Unled = Omit<StaffMember, 'supervisor'>;

/** The department was set up anew on this day; whoever came later is led from their first day. */
const SET_UP = fixedDay('2021-11-01');

export const withSupervisors = (staff: readonly Unled[]): StaffMember[] =>
  staff.map((member) => {
    const leader = leaderOf(member, staff);
    return { ...member, supervisor: leader && { key: leader.key, since: sinceOf(member) } };
  });

const sinceOf = ({ hiredOn }: Unled): Day => (hiredOn > SET_UP ? hiredOn : SET_UP);

/** The nearest who fits: of the same squad before the same district before the whole city. */
function leaderOf(member: Unled, staff: readonly Unled[]): Unled | null {
  const [above, unit] = postAbove(member);
  const fitting = staff
    .filter((one) => one.rank === above && one.leftOn === null && one.hiredOn <= sinceOf(member))
    .filter((one) => unit === undefined || one.unit === unit)
    .toSorted((one, other) => nearness(member, other) - nearness(member, one));
  return fitting[0] ?? null;
}

const nearness = (member: Unled, one: Unled): number =>
  (one.district === member.district ? 2 : 0) + (one.squad === member.squad ? 1 : 0);

const COMMUNITY = 'Community and standards';

/** Units with a sergeant of their own. */
const OWN_SERGEANT = ['Training', 'Professional standards'];

type PostAbove = readonly [rank: StaffMember['rank'] | undefined, unit?: string];

function postAbove({ rank, unit }: Unled): PostAbove {
  const isPatrol = unit === 'Patrol';
  switch (rank) {
    case 'chief':
      return [undefined];
    case 'deputy-chief':
      return ['chief'];
    case 'captain':
      return ['deputy-chief', 'Patrol'];
    case 'lieutenant':
      return ['captain'];
    case 'sergeant':
      return isPatrol ? ['lieutenant'] : ['deputy-chief', COMMUNITY];
    case 'officer':
      if (isPatrol || OWN_SERGEANT.includes(unit)) return ['sergeant', unit];
      return ['deputy-chief', COMMUNITY];
  }
}
