/** Draws the list of all datasets in the form that other catalogs gather. */
import type { CatalogFacts, ListedDataset } from './catalog.ts';
import { catalogOf } from './catalog.rules.ts';

/** The text of `data.json`. */
export const drawCatalog = (facts: CatalogFacts, datasets: readonly ListedDataset[]): string =>
  `${JSON.stringify(catalogOf(facts, datasets), null, 2)}\n`;
