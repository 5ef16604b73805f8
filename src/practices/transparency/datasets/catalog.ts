/** What the list of all datasets is made of. */
import type { Day, Month } from '#kernel/time.ts';

export interface CatalogFacts {
  /** The agency's public short name: identifiers stay when its host changes. */
  readonly agency: string;
  readonly publisher: string;
  readonly contactEmail: string | null;
  readonly place: string;
  /** Of titles and descriptions. */
  readonly language: string;
  readonly catalogUrl: string;
}

export interface CatalogFile {
  readonly url: string;
  readonly format: 'csv' | 'geojson';
  readonly title: string;
}

export interface ListedDataset {
  readonly slug: string;
  readonly title: string;
  readonly description: string;
  readonly keywords: readonly string[];
  readonly pageUrl: string;
  readonly files: readonly CatalogFile[];
  /** When rows were last changed or withdrawn. */
  readonly correctedOn: Day | null;
  readonly firstMonth: Month | null;
  readonly lastMonth: Month | null;
  readonly sources: readonly {
    readonly licence: string | null;
    readonly cadence: 'daily' | 'weekly' | 'monthly' | 'quarterly' | 'yearly' | null;
    readonly dataTo: Day | null;
    readonly refreshedOn: Day | null;
  }[];
}
