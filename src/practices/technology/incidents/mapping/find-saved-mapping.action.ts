/** Finds the mapping with which a source was last imported. */
import type { RolePool } from '#platform/postgres/pool.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { incidentSourceStore } from '../publication/incident-source.store.ts';
import { incidentMapping, type IncidentMapping } from './mapping.ts';

/** Undefined for a source that was never imported, or whose mapping this version cannot read. */
export async function findSavedMapping(
  pool: RolePool,
  { agencyId, source }: { readonly agencyId: number; readonly source: string },
): Promise<IncidentMapping | undefined> {
  const saved = await withinAgency(
    pool,
    { agencyId, actorId: 'system:import', duty: 'worker' },
    (work) => incidentSourceStore(work).mapping(source),
  );
  const mapping = incidentMapping.safeParse(saved);
  return mapping.success ? mapping.data : undefined;
}
