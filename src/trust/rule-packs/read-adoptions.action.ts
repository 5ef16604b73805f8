/** Which packs an agency has followed, and will follow; it works with the portal's role. */
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { adoptionStore } from './adoption.store.ts';
import type { Adoption } from './rule-pack.ts';

export const readAdoptions = (work: Work): Promise<readonly Adoption[]> =>
  adoptionStore(work).all();
