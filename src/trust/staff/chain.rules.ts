/**
 * Who reports to whom on a day, and that nobody reports to themselves on any day. Somebody who left
 * stays a link of the chain until a successor is named: the one above stands in.
 */
import type { Day } from '#kernel/time.ts';
import { LONGEST_CHAIN, type DirectoryMember } from './posting.ts';
import { isEmployedOn, latestPosting } from './posting.rules.ts';

export type Directory = ReadonlyMap<string, DirectoryMember>;

/** Identifiers from the direct supervisor upwards, without those who do not work here that day. */
export function chainOn(directory: Directory, memberId: string, day: Day): string[] {
  const chain: string[] = [];
  let member = directory.get(memberId);
  for (let height = 0; member && height < LONGEST_CHAIN; height += 1) {
    const above = latestPosting(member.postings, day)?.supervisorId;
    member = above ? directory.get(above) : undefined;
    if (member && isEmployedOn(member, day)) chain.push(member.id);
  }
  return chain;
}

/** A loop, or a chain that is too long to be one without a mistake; on which day it begins. */
export interface BadChain {
  readonly kind: 'loop' | 'too-long';
  readonly since: Day;
  /** From the member upwards; a loop's last reports to its first. */
  readonly members: readonly string[];
}

/** The days from one on, before another; null: for ever. */
interface Period {
  readonly from: Day;
  readonly before: Day | null;
}

/**
 * The first bad chain above a member, on any day there is. Going up, each step keeps only the days
 * on which all links below hold, so that two links that never meet are no loop.
 */
export function badChainOf(directory: Directory, memberId: string): BadChain | undefined {
  return climb(directory, [memberId], { from: '0001-01-01' as Day, before: null });
}

function climb(
  directory: Directory,
  path: readonly string[],
  period: Period,
): BadChain | undefined {
  const [first = ''] = path;
  for (const { supervisorId, ...days } of linksOf(directory.get(path.at(-1) ?? ''))) {
    const common = commonDays(period, days);
    if (!common) continue;
    const since = common.from;
    if (supervisorId === first) return { kind: 'loop', since, members: path };
    // A loop further up is found from its own members.
    if (path.includes(supervisorId)) continue;
    if (path.length >= LONGEST_CHAIN) return { kind: 'too-long', since, members: path };
    const found = climb(directory, [...path, supervisorId], common);
    if (found) return found;
  }
  return undefined;
}

interface Link extends Period {
  readonly supervisorId: string;
}

const linksOf = (member: DirectoryMember | undefined): Link[] =>
  (member?.postings ?? []).flatMap(({ fromDay, supervisorId }, at, all) =>
    supervisorId === null
      ? []
      : [{ supervisorId, from: fromDay, before: all[at + 1]?.fromDay ?? null }],
  );

function commonDays(one: Period, other: Period): Period | undefined {
  const from = one.from > other.from ? one.from : other.from;
  const before = earlier(one.before, other.before);
  return before !== null && before <= from ? undefined : { from, before };
}

const earlier = (one: Day | null, other: Day | null): Day | null =>
  one === null ? other : other === null || one < other ? one : other;
