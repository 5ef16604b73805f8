/** The list of all datasets for other catalogs: DCAT-US 1.1. Source: dcat-us-1.1 */
import { firstDayOf, lastDayOf } from '#kernel/time.ts';
import { licencesOf } from './licence.ts';
import type { CatalogFacts, CatalogFile, ListedDataset } from './catalog.ts';

const PROFILE = 'https://project-open-data.cio.gov/v1.1/schema';

/** ISO 8601 repeating intervals, as the profile asks. */
const PERIODS = {
  daily: 'R/P1D',
  weekly: 'R/P1W',
  monthly: 'R/P1M',
  quarterly: 'R/P3M',
  yearly: 'R/P1Y',
} as const;

const MEDIA_TYPES = { csv: 'text/csv', geojson: 'application/geo+json' } as const;

/** The profile allows so many letters for rights in words. */
const LONGEST_RIGHTS = 255;

/** The whole document, ready to be written as JSON. */
export const catalogOf = (facts: CatalogFacts, datasets: readonly ListedDataset[]) => ({
  '@context': `${PROFILE}/catalog.jsonld`,
  '@id': facts.catalogUrl,
  '@type': 'dcat:Catalog',
  conformsTo: PROFILE,
  describedBy: `${PROFILE}/catalog.json`,
  dataset: datasets.map((dataset) => entryOf(facts, dataset)),
});

function entryOf(facts: CatalogFacts, dataset: ListedDataset) {
  const { slug, title, description, keywords, pageUrl, files } = dataset;
  return {
    '@type': 'dcat:Dataset',
    identifier: `${facts.agency}/${slug}`,
    title,
    description,
    keyword: [...keywords],
    accessLevel: 'public',
    publisher: { '@type': 'org:Organization', name: facts.publisher },
    contactPoint: {
      '@type': 'vcard:Contact',
      fn: facts.publisher,
      ...(facts.contactEmail && { hasEmail: `mailto:${facts.contactEmail}` }),
    },
    landingPage: pageUrl,
    describedBy: pageUrl,
    describedByType: 'text/html',
    spatial: facts.place,
    language: [facts.language],
    ...standingOf(dataset),
    ...licenceOf(dataset),
    distribution: files.map((file) => distributionOf(file, pageUrl)),
  };
}

function distributionOf({ url, format, title }: CatalogFile, pageUrl: string) {
  return {
    '@type': 'dcat:Distribution',
    title,
    downloadURL: url,
    mediaType: MEDIA_TYPES[format],
    format: format === 'csv' ? 'CSV' : 'GeoJSON',
    describedBy: pageUrl,
    describedByType: 'text/html',
  };
}

/** How new, how often, from when to when: only what is known. */
function standingOf({ sources, correctedOn, firstMonth, lastMonth }: ListedDataset) {
  const refreshed = sources.flatMap((source) => source.refreshedOn ?? source.dataTo ?? []);
  // Who harvests us must come again for what was withdrawn.
  const modified = [...refreshed, ...(correctedOn ? [correctedOn] : [])].sort();
  const cadences = new Set(sources.map(({ cadence }) => cadence));
  const [cadence = null] = cadences.size === 1 ? cadences : [];
  return {
    ...(modified.length > 0 && { modified: modified.at(-1) }),
    accrualPeriodicity: cadence === null ? 'irregular' : PERIODS[cadence],
    ...(firstMonth &&
      lastMonth && { temporal: `${firstDayOf(firstMonth)}/${lastDayOf(lastMonth)}` }),
  };
}

/** One address where all sources share one; words, as far as they fit, where they do not. */
function licenceOf({ sources }: ListedDataset) {
  const licences = licencesOf(sources);
  const [only] = licences;
  if (licences.length === 1 && only?.url) return { license: only.url };
  const words = licences.map(({ name, url }) => (url ? `${name} (${url})` : name)).join('; ');
  return words === '' ? {} : { rights: words.slice(0, LONGEST_RIGHTS) };
}
