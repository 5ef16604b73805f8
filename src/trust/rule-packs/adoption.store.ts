/** Which rule pack an agency follows from which day. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { Adoption } from './rule-pack.ts';

export interface RecordedAdoption extends Adoption {
  readonly recordedAt: Date;
  readonly recordedBy: string;
}

export const adoptionStore = ({ db, agencyId }: Work) => ({
  async all(): Promise<Adoption[]> {
    return db
      .selectFrom('rulePackAdoption')
      .select(['fromDay', 'pack'])
      .where('agencyId', '=', agencyId)
      .orderBy('fromDay')
      .execute();
  },

  /** A day has one pack: a later wish for the same day takes its place. */
  async put(adoption: RecordedAdoption): Promise<void> {
    const { pack, recordedAt, recordedBy } = adoption;
    await db
      .insertInto('rulePackAdoption')
      .values({ agencyId, ...adoption })
      .onConflict((conflict) =>
        conflict.columns(['agencyId', 'fromDay']).doUpdateSet({ pack, recordedAt, recordedBy }),
      )
      .execute();
  },
});
