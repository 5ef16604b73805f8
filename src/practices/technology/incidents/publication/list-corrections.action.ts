/** Lists published corrections of incidents, the newest first. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { incidentCorrectionStore } from './incident-correction.store.ts';
import type { IncidentCorrection } from './published-incident.ts';

export interface CorrectionsWanted {
  readonly limit: number;
  /** Only corrections of these incidents. */
  readonly incidentIds?: readonly number[];
}

export const listCorrections = (
  work: Work,
  { limit, incidentIds }: CorrectionsWanted,
): Promise<readonly IncidentCorrection[]> => incidentCorrectionStore(work).list(limit, incidentIds);
