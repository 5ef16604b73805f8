/** Creates an agency: the frame in which all its rows will stand. */
import { done, refused, refusedFor, type Refusal, type Result } from '#kernel/result.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withoutAgency } from '#platform/postgres/unit-of-work.ts';
import { agencyInput, type Agency, type AgencyInput } from './agency.ts';
import { agencyStore } from './agency.store.ts';

export async function createAgency(worker: RolePool, input: AgencyInput): Promise<Result<Agency>> {
  const details = agencyInput.safeParse(input);
  if (!details.success)
    return refused(
      details.error.issues.map(({ path, message }): Refusal => ({
        code: KNOWN_CODES.has(message) ? message : 'agency-detail-not-understood',
        field: String(path[0]),
        parameters: { field: String(path[0]), problem: message },
      })),
    );
  return withoutAgency(worker, async (db) => {
    const agency = await agencyStore(db).add(details.data);
    return agency
      ? done(agency)
      : refusedFor('agency-slug-taken', { field: 'slug', parameters: { slug: input.slug } });
  });
}

/** Codes that the schema itself gives; anything else is zod's own sentence, shown as it is. */
const KNOWN_CODES: ReadonlySet<string> = new Set([
  'agency-slug-not-plain',
  'agency-slug-reserved',
  'timezone-unknown',
  'color-not-hex',
  'email-not-understood',
]);
