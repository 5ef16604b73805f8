/** Keeps how a source was read, for the next import, and how far its published records reach. */
import { zoneOf } from '#kernel/time-zone.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { categorySchemeNamed } from '../mapping/category-scheme.ts';
import { incidentSourceStore } from '../publication/incident-source.store.ts';
import type { IncidentMapping } from '../mapping/mapping.ts';

export interface SourceRead {
  readonly mapping: IncidentMapping;
  readonly timezone: string;
  readonly now: Date;
}

export async function saveSource(
  work: Work,
  { mapping, timezone, now }: SourceRead,
): Promise<void> {
  const { source, title, masking, cadence, licence, category, outcome } = mapping;
  const store = incidentSourceStore(work);
  await store.save({
    source,
    title: title ?? source,
    masking,
    cadence,
    licence,
    ownScheme: ownSchemeOf(category?.scheme),
    outcomeScheme: typeof outcome?.scheme === 'string' ? outcome.scheme : null,
    mapping,
    today: zoneOf(timezone).localAt(now.getTime()).day,
  });
  await store.measure(source);
}

/** The scheme whose own categories are published; a scheme that only sorts words has none. */
function ownSchemeOf(scheme: unknown): string | null {
  const known = typeof scheme === 'string' ? categorySchemeNamed(scheme) : undefined;
  return known?.hasOwnCategories ? known.name : null;
}
