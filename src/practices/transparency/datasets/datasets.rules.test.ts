import { describe, expect, it } from 'vitest';
import { parseDay, parseMonth } from '#kernel/time.ts';
import type { CatalogFacts, ListedDataset } from './catalog.ts';
import { catalogOf } from './catalog.rules.ts';
import { parseFileName, parseMonthFile } from './dataset-file.ts';
import { licenceOf, licencesOf } from './licence.ts';

describe('names of files', () => {
  it.each([
    ['incidents.csv', { stem: 'incidents', format: 'csv' }],
    ['map-points.geojson', { stem: 'map-points', format: 'geojson' }],
    ['incidents', undefined],
    ['incidents.xlsx', undefined],
    ['../incidents.csv', undefined],
    ['.csv', undefined],
  ])('%s', (name, file) => {
    expect(parseFileName(name)).toEqual(file);
  });

  it('of a month are a real month', () => {
    expect(parseMonthFile('2026-09.csv')).toEqual({ month: '2026-09', format: 'csv' });
    expect(parseMonthFile('2026-13.csv')).toBeUndefined();
    expect(parseMonthFile('incidents.csv')).toBeUndefined();
  });
});

describe('a licence', () => {
  it('that is known gets its address, however its name is written', () => {
    for (const name of ['CC0 1.0', 'cc0-1.0', 'CC0-1.0 '])
      expect(licenceOf(name).url).toBe('https://creativecommons.org/publicdomain/zero/1.0/');
  });

  it('that is stated as an address keeps it, and a known one gets its name', () => {
    expect(licenceOf('https://example.org/terms').url).toBe('https://example.org/terms');
    expect(licenceOf('https://creativecommons.org/licenses/by/4.0/').name).toBe('CC BY 4.0');
  });

  it('in words has no address', () => {
    expect(licenceOf('Ask the records office')).toEqual({
      name: 'Ask the records office',
      url: null,
    });
  });

  it('of several sources stands once', () => {
    const stated = ['CC0 1.0', null, 'cc0 1.0', 'OGL-UK-3.0'].map((licence) => ({ licence }));
    expect(licencesOf(stated).map(({ name }) => name)).toEqual(['CC0 1.0', 'OGL UK 3.0']);
  });
});

const FACTS: CatalogFacts = {
  agency: 'fenwick',
  publisher: 'Fenwick Police',
  contactEmail: null,
  place: 'Fenwick',
  language: 'en',
  catalogUrl: 'https://police.example/data.json',
};

const dataset = (changes: Partial<ListedDataset> = {}): ListedDataset => ({
  slug: 'incidents',
  title: 'Incidents',
  description: 'What was reported.',
  keywords: ['police'],
  pageUrl: 'https://police.example/data/incidents',
  files: [],
  correctedOn: null,
  firstMonth: parseMonth('2026-01') ?? null,
  lastMonth: parseMonth('2026-02') ?? null,
  sources: [
    {
      licence: 'CC0 1.0',
      cadence: 'monthly',
      dataTo: parseDay('2026-02-28') ?? null,
      refreshedOn: parseDay('2026-03-14') ?? null,
    },
  ],
  ...changes,
});

const entryOf = (changes: Partial<ListedDataset> = {}) =>
  catalogOf(FACTS, [dataset(changes)]).dataset[0];

describe('an entry of the catalog', () => {
  it('tells how new, how often, from when to when, and what may be done', () => {
    expect(entryOf()).toMatchObject({
      identifier: 'fenwick/incidents',
      modified: '2026-03-14',
      accrualPeriodicity: 'R/P1M',
      temporal: '2026-01-01/2026-02-28',
      license: 'https://creativecommons.org/publicdomain/zero/1.0/',
    });
  });

  it('is modified on the day of a later correction, so that harvesters come again', () => {
    const entry = entryOf({ correctedOn: parseDay('2026-03-20') ?? null });
    expect(entry).toMatchObject({ modified: '2026-03-20' });
  });

  it('is irregular where sources differ in rhythm, and names no one licence for two', () => {
    const [source] = dataset().sources;
    if (!source) throw new Error('No source');
    const other = { ...source, cadence: 'weekly' as const, licence: 'Ask us' };
    const entry = entryOf({ sources: [source, other] });
    expect(entry).toMatchObject({ accrualPeriodicity: 'irregular' });
    expect(entry).not.toHaveProperty('license');
    expect(entry).toMatchObject({ rights: expect.stringContaining('Ask us') });
  });

  it('leaves out what is not known, and an address of mail that there is none of', () => {
    const entry = entryOf({ sources: [], firstMonth: null, lastMonth: null });
    for (const name of ['modified', 'temporal', 'license', 'rights'])
      expect(entry).not.toHaveProperty(name);
    expect(entry?.contactPoint).not.toHaveProperty('hasEmail');
  });
});
