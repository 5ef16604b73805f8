/** What is kept of every finished import: which files, with which result. */
import { z } from 'zod';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { ReadFile } from './read-files.ts';

const namedFiles = z.array(z.object({ sha256: z.string() }));

export interface ImportRun {
  readonly id: string;
  readonly kind: 'beats' | 'addresses' | 'incidents' | 'retraction' | 'staff';
  readonly source: string;
  readonly files: readonly ReadFile[];
  readonly readCount: number;
  readonly importedCount: number;
  readonly updatedCount: number;
  readonly unchangedCount: number;
  readonly rejectedCount: number;
  readonly actorId: string;
  readonly finishedAt: Date;
}

export const importRunStore = ({ db, agencyId }: Work) => ({
  /** Throws when rows are unaccounted for: such an import must not be kept. */
  async add(run: ImportRun): Promise<void> {
    const { importedCount, updatedCount, unchangedCount, rejectedCount, readCount } = run;
    const accounted = importedCount + updatedCount + unchangedCount + rejectedCount;
    if (accounted !== readCount)
      throw new Error(`${readCount} rows were read, but ${accounted} are accounted for`);
    await db
      .insertInto('importRun')
      .values({ ...run, agencyId, files: JSON.stringify(run.files) })
      .execute();
  },

  /** How many imports of this kind were ever finished. */
  async count(kind: ImportRun['kind']): Promise<number> {
    const { count } = await db
      .selectFrom('importRun')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('agencyId', '=', agencyId)
      .where('kind', '=', kind)
      .executeTakeFirstOrThrow();
    return count;
  },

  /** Of these kinds, the newest first, as everybody may know them. */
  latest(
    kinds: readonly ImportRun['kind'][],
    limit: number,
  ): Promise<Pick<ImportRun, 'id' | 'kind' | 'source' | 'finishedAt'>[]> {
    return db
      .selectFrom('importRun')
      .select(['id', 'kind', 'source', 'finishedAt'])
      .where('agencyId', '=', agencyId)
      .where('kind', 'in', kinds)
      .orderBy('finishedAt', 'desc')
      .limit(limit)
      .$narrowType<{ kind: ImportRun['kind'] }>()
      .execute();
  },

  /** When an import of this kind was last finished; undefined before the first. */
  async lastFinishedAt(kind: ImportRun['kind']): Promise<Date | undefined> {
    const last = await db
      .selectFrom('importRun')
      .select('finishedAt')
      .where('agencyId', '=', agencyId)
      .where('kind', '=', kind)
      .orderBy('finishedAt', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last?.finishedAt;
  },

  /** SHA-256 of each file of the last import of this kind; undefined before the first. */
  async lastFiles(kind: ImportRun['kind']): Promise<string[] | undefined> {
    const last = await db
      .selectFrom('importRun')
      .select('files')
      .where('agencyId', '=', agencyId)
      .where('kind', '=', kind)
      .orderBy('finishedAt', 'desc')
      .orderBy('id', 'desc')
      .limit(1)
      .executeTakeFirst();
    return last && namedFiles.parse(last.files).map(({ sha256 }) => sha256);
  },
});
