/**
 * What a restored backup must be told before anybody sees it: records that were taken away since,
 * and rows whose time has run out. In the restore's own transaction, agency by agency.
 */
import type pg from 'pg';
import type { Refusal } from '#kernel/result.ts';
import { agenciesIn } from '#platform/postgres/reload.ts';
import { withinAgencyAs } from '#platform/postgres/unit-of-work.ts';
import { replayRetractions } from '#practices/technology/incidents/retraction/replay-retractions.action.ts';
import { FORGETTING } from './forgetting.ts';

export interface CaughtUp {
  readonly replayedCount: number;
  readonly removedCount: number;
  /** Slugs of agencies for which no list lies in this PEELIAN_HOME. */
  readonly withoutList: readonly string[];
}

/** Ends the restore with a no. */
export class NotCaughtUp extends Error {
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    super('not caught up');
    this.refusals = refusals;
  }
}

export async function catchUp(
  client: pg.ClientBase,
  { home, now }: { readonly home: string; readonly now: Date },
): Promise<CaughtUp> {
  let caughtUp: CaughtUp = { replayedCount: 0, removedCount: 0, withoutList: [] };
  for (const { agencyId, slug } of await agenciesIn(client)) {
    const actor = { agencyId, actorId: 'system:restore', duty: 'worker' };
    const replayed = await withinAgencyAs(
      client,
      { ...actor, role: 'peelian_worker' },
      async (work) => {
        for (const part of FORGETTING) await part.run(work, now);
        return replayRetractions(work, { home, slug, now });
      },
    );
    if (!replayed.ok) throw new NotCaughtUp(replayed.refusal);
    const { replayedCount, removedCount, hasList } = replayed.value;
    caughtUp = {
      replayedCount: caughtUp.replayedCount + replayedCount,
      removedCount: caughtUp.removedCount + removedCount,
      withoutList: hasList ? caughtUp.withoutList : [...caughtUp.withoutList, slug],
    };
  }
  return caughtUp;
}
