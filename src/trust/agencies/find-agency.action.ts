/** Finds the agency that a command names by its slug. */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withoutAgency } from '#platform/postgres/unit-of-work.ts';
import type { Agency } from './agency.ts';
import { agencyStore } from './agency.store.ts';

/** A refusal when `--agency` is missing or unknown; it lists the agencies that there are. */
export async function findAgency(
  pool: RolePool,
  slug: string | undefined,
): Promise<Result<Agency>> {
  return withoutAgency(pool, async (db) => {
    const store = agencyStore(db);
    const agency = slug === undefined ? undefined : await store.bySlug(slug);
    if (agency) return done(agency);
    const slugs = (await store.all()).map((known) => known.slug).join(', ');
    const code = slug === undefined ? 'agency-not-named' : 'agency-unknown';
    return refusedFor(code, {
      field: 'agency',
      parameters: { slug: slug ?? '', slugs: slugs === '' ? '-' : slugs },
    });
  });
}
