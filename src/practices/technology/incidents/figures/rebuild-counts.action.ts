/** Rebuilds every published count of months that changed, in the transaction that did it. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { incidentCountStore } from './incident-counts.store.ts';
import { pointCountStore } from './point-counts.store.ts';

/** @param months first days of months */
export async function rebuildCounts(work: Work, months: readonly string[]): Promise<void> {
  if (months.length === 0) return;
  const counts = incidentCountStore(work);
  await counts.rebuildMonths(months);
  await counts.rebuildYears(months);
  await pointCountStore(work).rebuildMonths(months);
}
