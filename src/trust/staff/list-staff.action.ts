/** Lists who works here on a day, with what is in force then. */
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { chainOn } from './chain.rules.ts';
import type { Position } from './posting.ts';
import { isEmployedOn, latestPosting } from './posting.rules.ts';
import { readDirectory } from './read-directory.action.ts';
import type { StaffMember } from './staff.ts';
import { staffStore } from './staff.store.ts';

export interface ListedMember {
  readonly member: StaffMember;
  /** Undefined where the directory does not know it for that day. */
  readonly position: Position | undefined;
  /** Badge of the one they report to; null where nobody is named. */
  readonly supervisor: string | null;
}

/** By unit, squad and badge. With a unit, its people only. */
export async function listStaff(
  work: Work,
  { day, unit }: { readonly day: Day; readonly unit?: string | undefined },
): Promise<ListedMember[]> {
  const directory = await readDirectory(work);
  const employed = (await staffStore(work).all()).filter((member) => isEmployedOn(member, day));
  return employed
    .map((member): ListedMember => {
      const [above] = chainOn(directory, member.id, day);
      return {
        member,
        position: latestPosting(directory.get(member.id)?.postings ?? [], day),
        supervisor: directory.get(above ?? '')?.badge ?? null,
      };
    })
    .filter(({ position }) => unit === undefined || position?.unit === unit)
    .toSorted((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1));
}

const orderOf = ({ position, member }: ListedMember) =>
  [position?.unit ?? '\uffff', position?.squad ?? '', member.badge].join('\u0000');
