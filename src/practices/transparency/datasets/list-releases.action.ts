/** Lists when records were brought in, for people who follow what is new. */
import { importRunStore } from '#platform/imports/import-run.store.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';

export interface Release {
  readonly kind: 'incidents' | 'beats';
  readonly finishedAt: Date;
}

/** The newest first. How many rows each brought is told nowhere: it could be subtracted. */
export async function listReleases(work: Work, limit: number): Promise<readonly Release[]> {
  const runs = await importRunStore(work).latest(['incidents', 'beats'], limit);
  return runs.flatMap(({ kind, finishedAt }) =>
    kind === 'incidents' || kind === 'beats' ? [{ kind, finishedAt }] : [],
  );
}
