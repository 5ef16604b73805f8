/** Changes a member's rank, unit, squad or supervisor from a day on; what was before stays. */
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { findSupervisor, staffRefusal } from './add-staff-member.action.ts';
import { badChainOf } from './chain.rules.ts';
import type { Position, Posting } from './posting.ts';
import { beginPosting, latestPosting } from './posting.rules.ts';
import { postingStore } from './posting.store.ts';
import { readDirectory } from './read-directory.action.ts';
import { positionChange, type PositionChangeInput, type StaffMember } from './staff.ts';
import { staffStore } from './staff.store.ts';

export interface WantedPosition extends PositionChangeInput {
  readonly badge: string;
  readonly fromDay: Day;
  /** Undefined: as before; null: nobody. */
  readonly supervisorBadge?: string | null | undefined;
}

/** `isNew` is false where everything was so already. */
export async function changePosition(
  work: Work,
  wanted: WantedPosition,
  today: Day,
): Promise<Result<{ readonly posting: Posting; readonly isNew: boolean }>> {
  const store = postingStore(work);
  await store.lockForChange();
  const change = positionChange.safeParse(wanted);
  const [member, supervisor] = [
    await findMember(work, wanted.badge),
    await readSupervisor(work, wanted),
  ];
  const refusals = [
    ...(change.success ? [] : change.error.issues.map(staffRefusal)),
    ...[member, supervisor].flatMap((found) => (found.ok ? [] : found.refusal)),
  ];
  if (!change.success || !member.ok || !supervisor.ok) return refused(refusals);
  const { id } = member.value;
  const postings = await store.of(id);
  const before = latestPosting(postings, wanted.fromDay);
  const position = positionOf(before ?? { ...member.value, supervisorId: null }, {
    ...change.data,
    ...(wanted.supervisorBadge !== undefined && { supervisorId: supervisor.value }),
  });
  if (position.squad !== null && position.unit === null)
    return refusedFor('staff-squad-needs-unit', { field: 'squad' });
  const posting = { fromDay: wanted.fromDay, ...position };
  const begun = beginPosting(postings, member.value, posting);
  if (!begun.ok) return begun;
  if (begun.value.length === postings.length) return done({ posting, isNew: false });
  const loop = await refuseBadChain(work, id, begun.value);
  if (loop) return refused([loop]);
  await store.add(id, posting);
  await store.renewCurrent(today);
  await raiseContentVersion(work, 'staff');
  return done({ posting, isNew: true });
}

type PositionParts = { readonly [Part in keyof Position]?: Position[Part] | undefined };

/** A new unit leaves the old squad behind, unless one is named; so does a new rank its title. */
function positionOf(before: Position, change: PositionParts): Position {
  const { rank = before.rank, unit = before.unit } = change;
  const { supervisorId = before.supervisorId } = change;
  const rankShort = change.rankShort ?? (rank === before.rank ? before.rankShort : rank);
  const { squad = unit === before.unit ? before.squad : null } = change;
  return { rank, rankShort: rankShort.slice(0, 20), unit, squad, supervisorId };
}

async function findMember(work: Work, badge: string): Promise<Result<StaffMember>> {
  const member = await staffStore(work).byBadge(badge);
  if (member) return done(member);
  return refusedFor('staff-badge-unknown', { field: 'badge', parameters: { badge } });
}

async function readSupervisor(
  work: Work,
  { badge, supervisorBadge = null, fromDay }: WantedPosition,
): Promise<Result<string | null>> {
  if (supervisorBadge !== badge) return findSupervisor(work, supervisorBadge, fromDay);
  const parameters = { badge };
  return refusedFor('staff-reports-to-themselves', { field: 'supervisor', parameters });
}

async function refuseBadChain(
  work: Work,
  id: string,
  postings: readonly Posting[],
): Promise<Refusal | undefined> {
  const directory = await readDirectory(work);
  const member = directory.get(id);
  if (!member) throw new Error(`${id} is not in the directory`);
  const bad = badChainOf(new Map(directory).set(id, { ...member, postings }), id);
  if (!bad) return undefined;
  const badges = bad.members.map((each) => directory.get(each)?.badge ?? '');
  return {
    code: bad.kind === 'loop' ? 'staff-chain-loops' : 'staff-chain-too-long',
    field: 'supervisor',
    parameters: { badges: badges.join(' → '), day: bad.since },
  };
}
