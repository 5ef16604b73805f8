/** Random histories, held against looking at every single day. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { badChainOf, chainOn, type Directory } from './chain.rules.ts';
import {
  dayAt,
  everyDay,
  exampleId,
  newMembers,
  postingOf,
  wishes,
  type Wish,
} from './directory.examples.ts';
import { LONGEST_CHAIN, type DirectoryMember, type Posting } from './posting.ts';
import {
  beginPosting,
  intervalsOf,
  isEmployedOn,
  latestPosting,
  postingOn,
} from './posting.rules.ts';

const MEMBERS = 6;
const RUNS = { numRuns: 300 };

/** As `changePosition` does it: what closes a loop is refused. */
function fulfil(all: readonly Wish[]): Map<string, DirectoryMember> {
  const directory = new Map(newMembers(MEMBERS).map((member) => [member.id, member]));
  for (const wish of all) {
    const member = directory.get(exampleId(wish.member));
    if (!member || wish.supervisor === wish.member) continue;
    const begun = beginPosting(member.postings, member, postingOf(wish));
    if (!begun.ok) continue;
    const next = new Map(directory).set(member.id, { ...member, postings: begun.value });
    if (!badChainOf(next, member.id)) directory.set(member.id, next.get(member.id) ?? member);
  }
  return directory;
}

/** Straight upwards on one day, without any of our own walking. */
function loopsOn(directory: Directory, start: string, day: (typeof everyDay)[number]): boolean {
  let id: string | null = start;
  for (let step = 0; step <= MEMBERS; step += 1) {
    const postings: readonly Posting[] = directory.get(id ?? '')?.postings ?? [];
    id = postings.filter(({ fromDay }) => fromDay <= day).at(-1)?.supervisorId ?? null;
    if (id === start) return true;
  }
  return false;
}

describe('a random history of changes', () => {
  it('gives everybody at most one unit, rank and supervisor on any day', () => {
    fc.assert(
      fc.property(wishes(MEMBERS), (all) => {
        for (const member of fulfil(all).values()) {
          const intervals = intervalsOf(member.postings, member);
          for (const day of everyDay) {
            const held = intervals.filter(
              ({ fromDay, untilDay }) => fromDay <= day && (untilDay === null || untilDay >= day),
            );
            expect(held.length).toBeLessThanOrEqual(1);
            expect(held[0]?.fromDay).toBe(postingOn(member.postings, member, day)?.fromDay);
          }
        }
      }),
      RUNS,
    );
  });

  it('never lets anybody report to themselves, over however many others, on any day', () => {
    fc.assert(
      fc.property(wishes(MEMBERS), (all) => {
        const directory = fulfil(all);
        for (const id of directory.keys())
          expect(everyDay.filter((day) => loopsOn(directory, id, day))).toEqual([]);
      }),
      RUNS,
    );
  });

  it('keeps what was recorded: no change alters the days before it', () => {
    fc.assert(
      fc.property(wishes(MEMBERS), (all) => {
        const [before, after] = [fulfil(all.slice(0, -1)), fulfil(all)];
        const changed = all.at(-1);
        for (const [id, member] of before)
          for (const day of everyDay.filter((each) => each < dayAt(changed?.day ?? 0)))
            expect(latestPosting(after.get(id)?.postings ?? [], day)).toEqual(
              latestPosting(member.postings, day),
            );
      }),
      RUNS,
    );
  });

  it('is searched for loops exactly: refused where a day has one, and only there', () => {
    fc.assert(
      fc.property(wishes(MEMBERS), (all) => {
        const directory = new Map(newMembers(MEMBERS).map((member) => [member.id, member]));
        for (const wish of all) {
          const member = directory.get(exampleId(wish.member));
          const begun = member && beginPosting(member.postings, member, postingOf(wish));
          if (member && begun?.ok) directory.set(member.id, { ...member, postings: begun.value });
        }
        for (const id of directory.keys()) {
          const days = everyDay.filter((day) => loopsOn(directory, id, day));
          const bad = badChainOf(directory, id);
          expect(bad?.kind).toBe(days.length > 0 ? 'loop' : undefined);
          if (bad) expect(days).toContain(bad.since);
        }
      }),
      RUNS,
    );
  });
});

describe('a chain', () => {
  const posting = (supervisor: number | null, day = 0) =>
    postingOf({ member: 0, day, supervisor, unit: 'Patrol' });
  const line = (count: number): Map<string, DirectoryMember> =>
    new Map(
      newMembers(count).map((member, at) => [
        member.id,
        { ...member, employedUntil: null, postings: [posting(at + 1 < count ? at + 1 : null)] },
      ]),
    );

  it('goes from the direct supervisor upwards', () => {
    expect(chainOn(line(4), exampleId(0), dayAt(1))).toEqual([1, 2, 3].map(exampleId));
    expect(chainOn(line(4), exampleId(3), dayAt(1))).toEqual([]);
    expect(chainOn(line(4), exampleId(0), dayAt(-1))).toEqual([]);
  });

  it('passes over somebody who has left: the one above stands in', () => {
    const directory = line(4);
    const second = directory.get(exampleId(1));
    if (second) directory.set(second.id, { ...second, employedUntil: dayAt(5) });
    expect(chainOn(directory, exampleId(0), dayAt(5))).toEqual([1, 2, 3].map(exampleId));
    expect(chainOn(directory, exampleId(0), dayAt(6))).toEqual([2, 3].map(exampleId));
  });

  it('may turn round in time: a circle of links that never meet is none', () => {
    const [one, other] = newMembers(2);
    if (!one || !other) throw new Error('There are no examples');
    const apart = new Map([
      [one.id, { ...one, postings: [posting(1, 0), posting(null, 10)] }],
      [other.id, { ...other, postings: [posting(0, 10)] }],
    ]);
    expect(badChainOf(apart, other.id)).toBeUndefined();
    apart.set(other.id, { ...other, postings: [posting(0, 9)] });
    expect(badChainOf(apart, other.id)).toEqual({
      kind: 'loop',
      since: dayAt(9),
      members: [other.id, one.id],
    });
  });

  it('of more than fifty is a mistake, however long it is', () => {
    expect(badChainOf(line(LONGEST_CHAIN), exampleId(0))).toBeUndefined();
    expect(badChainOf(line(5000), exampleId(0))?.kind).toBe('too-long');
  });

  it('counts only those who work here on the day', () => {
    const members = newMembers(3);
    const everybody = new Map(members.map((member) => [member.id, member]));
    expect(members.filter((member) => isEmployedOn(member, dayAt(39)))).toHaveLength(2);
    expect(chainOn(everybody, exampleId(0), dayAt(39))).toEqual([]);
  });
});
