/** The lists of open data: catalog for other catalogs, feed for readers, page of corrections. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openData, type OpenData } from './open-data.ts';

const SCHEMAS = join(import.meta.dirname, '../../../shared/data/schemas/dcat_us_1.1_nonfederal');

let open: OpenData;
beforeAll(async () => {
  open = await openData();
}, 120_000);
afterAll(() => open.close());

const ask: OpenData['ask'] = (url, how) => open.ask(url, how);

const REQUIRED = [
  'title',
  'description',
  'publisher',
  'contactPoint',
  'identifier',
  'accessLevel',
  'keyword',
  'modified',
  'distribution',
  'landingPage',
] as const;

/** Draft 4 as Ajv reads it: its own names of documents are left out, files are known by name. */
const withoutIds = (schema: unknown): unknown =>
  JSON.parse(JSON.stringify(schema), (key, value: unknown) =>
    (key === 'id' || key === '$schema') && typeof value === 'string' ? undefined : value,
  );

const schemaIn = (name: string): object =>
  Object(withoutIds(JSON.parse(readFileSync(join(SCHEMAS, name), 'utf8'))));

describe('the list of all datasets', () => {
  it('names what DCAT-US asks for each of them', async () => {
    const catalog: { dataset: readonly Readonly<{ [name: string]: unknown }>[] } = JSON.parse(
      (await ask('/data.json')).body,
    );
    expect(catalog).toMatchObject({
      '@type': 'dcat:Catalog',
      conformsTo: 'https://project-open-data.cio.gov/v1.1/schema',
    });
    expect(catalog.dataset.map(({ identifier }) => identifier)).toEqual([
      'open/incidents',
      'open/incident-counts',
      'open/incident-years',
      'open/incident-corrections',
      'open/map-points',
      'open/beats',
    ]);
    for (const dataset of catalog.dataset)
      for (const field of REQUIRED) expect(dataset[field], field).toBeTruthy();
    const [incidents] = catalog.dataset;
    expect(incidents).toMatchObject({ temporal: '2017-12-01/2018-12-31' });
  });

  // The schema is not ours to hand on: it is fetched for a full check only.
  it.skipIf(!existsSync(SCHEMAS))(
    'is valid by the schema of DCAT-US 1.1 (where its files are)',
    async () => {
      const ajv = new Ajv({ strict: false, unicodeRegExp: false });
      addFormats.default(ajv);
      ajv.addSchema(schemaIn('dataset-non-federal.json'), 'dataset-non-federal.json');
      const isValid = ajv.compile(schemaIn('catalog.json'));
      expect(
        isValid(JSON.parse((await ask('/data.json')).body)),
        ajv.errorsText(isValid.errors),
      ).toBe(true);
      expect(isValid({ conformsTo: 'something else', dataset: [] })).toBe(false);
      expect(isValid({ ...JSON.parse((await ask('/data.json')).body), dataset: [{}] })).toBe(false);
    },
  );
});

describe('the feed', () => {
  it('has what Atom asks of a feed and of each entry', async () => {
    const { body, headers } = await ask('/data/feed.atom');
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const [head = '', ...entries] = body.split('<entry>');
    for (const element of ['<id>', '<title>', '<updated>', '<author>', 'rel="self"'])
      expect(head).toContain(element);
    expect(entries.length).toBeGreaterThanOrEqual(3);
    const ids = entries.map((entry) => /<id>([^<]+)<\/id>/.exec(entry)?.[1]);
    expect(new Set(ids).size).toBe(entries.length);
    for (const entry of entries) {
      expect(entry).toMatch(/<updated>\d{4}-\d\d-\d\dT[\d:.]+Z<\/updated>/);
      expect(entry).toMatch(/<link href="[^"]+"\/>/);
      expect(entry).toMatch(/<title[^>]*>/);
    }
  });

  it('says the same of itself each time, so that readers see an entry once', async () => {
    const [one, other] = [await ask('/data/feed.atom'), await ask('/data/feed.atom')];
    expect(one.body).toBe(other.body);
  });

  it('is named in the head of the pages of open data', async () => {
    for (const path of ['/data', '/data/incidents', '/corrections'])
      expect((await ask(path)).body).toMatch(
        /<link rel="alternate" type="application\/atom\+xml"[^>]*href="\/data\/feed\.atom"/,
      );
  });
});

describe('the page of corrections', () => {
  it('shows both states of what was changed, with the day', async () => {
    const { body } = await ask('/corrections');
    expect(body).toContain('June 1, 2019');
    expect(body).toMatch(/1 report: [^<]*January 2018[^<]*Recorded as Other theft before, now as/);
    expect(body).toMatch(/Shown in beat 1 before, now in beat 2\./);
  });

  it('speaks Spanish', async () => {
    const { body } = await ask('/es/corrections');
    expect(body).toMatch(/Antes se mostraba en sector 1, ahora en sector 2\./);
  });
});
