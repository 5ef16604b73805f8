/** An agency follows a rule pack from a day on. */
import { type Result } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { adoptionStore } from './adoption.store.ts';
import { mayFollow } from './follow-pack.rules.ts';
import type { RulePacks } from './load-packs.action.ts';
import type { Adoption } from './rule-pack.ts';

export interface FollowWish extends Adoption {
  readonly today: Day;
  readonly now: Date;
  readonly actorId: string;
}

export async function followPack(
  work: Work,
  packs: RulePacks,
  { fromDay, pack, today, now, actorId }: FollowWish,
): Promise<Result<Adoption>> {
  const store = adoptionStore(work);
  const begins = packs.names.flatMap((name) => {
    const [first] = packs.versions(name);
    return first ? [[name, first.effectiveFrom] as const] : [];
  });
  const known = await store.all();
  const wish = mayFollow(known, { fromDay, pack, today, packs: new Map(begins) });
  if (!wish.ok) return wish;
  await store.put({ ...wish.value, recordedAt: now, recordedBy: actorId });
  await raiseContentVersion(work, 'rule-pack');
  return wish;
}
