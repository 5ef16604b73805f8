/** The datasets that main hands in, with what each says of itself in the language of a visit. */
import type {
  DatasetDescription,
  FileFormat,
  ListPublishedCorrections,
  OpenDataset,
} from '#platform/web/open-data/open-dataset.ts';
import type { Day, Month } from '#kernel/time.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import type { Visit } from '#platform/web/visit.ts';

/** What main hands in: other practices own the datasets and the corrections. */
export interface DatasetTools {
  readonly reads: PublicReads;
  readonly datasets: readonly OpenDataset[];
  readonly corrections: ListPublishedCorrections;
}

export interface DescribedDataset extends DatasetDescription {
  readonly slug: string;
  readonly formats: readonly FileFormat[];
}

export async function described(visit: Visit, dataset: OpenDataset): Promise<DescribedDataset> {
  const { slug, formats } = dataset;
  return { ...(await dataset.describe(visit)), slug, formats };
}

export const describedAll = (
  visit: Visit,
  datasets: readonly OpenDataset[],
): Promise<DescribedDataset[]> => Promise.all(datasets.map((one) => described(visit, one)));

export const pagePath = (slug: string): string => `/data/${slug}`;

/** Files speak no language: their addresses carry none. */
export const filePath = (slug: string, format: FileFormat, month?: Month): string =>
  month ? `/data/${slug}/${month}.${format}` : `/data/${slug}.${format}`;

export const FEED_PATH = '/data/feed.atom';
export const CATALOG_PATH = '/data.json';
export const CORRECTIONS_PATH = '/corrections';

/** Where a day's corrections begin on the page; the name of an element begins with a letter. */
export const dayAnchor = (day: Day): string => `day-${day}`;
