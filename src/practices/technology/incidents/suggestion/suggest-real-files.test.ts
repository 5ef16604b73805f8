/** Suggestions for files that agencies published, where they are: nobody invented these. */
import { existsSync, globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { addAgency, exampleHome, runImport } from '../importing/import.examples.ts';

const realFiles = join(import.meta.dirname, '../../../../../../shared/data');
const isThere = existsSync(join(realFiles, 'incidents/portland-nij'));
const filesOf = (pattern: string) => globSync(join(realFiles, pattern)).sort();

let database: Database;
let home: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  if (!isThere) return;
  database = await cloneDatabase(inject('cluster'));
  ({ home, remove } = await exampleHome());
  await addAgency(database, 'phl');
  await addAgency(database, 'pdx', 'America/Los_Angeles');
});
afterAll(async () => {
  if (!isThere) return;
  await database.close();
  await remove();
});

const suggest = (paths: readonly string[], slug: string) =>
  runImport(database, home, [...paths, '--agency', slug, '--suggest']);

// The real files are not part of the project: they are fetched for a full check only.
describe.skipIf(!isThere)('a published file', () => {
  it.each([
    ['philadelphia', 'incidents/philadelphia-2018/*.csv.gz', 'phl'],
    ['police-uk-street', 'incidents/city-of-london/*-street.csv.gz', 'phl'],
    ['portland-nij', 'incidents/portland-nij/*.csv.gz', 'pdx'],
  ])('in the layout of %s is answered with its mapping', async (name, pattern, slug) => {
    const { exitCode, json, said } = await suggest(filesOf(pattern), slug);
    expect({ exitCode, source: json['source'] }).toEqual({ exitCode: 0, source: name });
    expect(said.some((line) => line.startsWith('suggest-undecided'))).toBe(false);
  });

  it('of stations has no time, and says so', async () => {
    const { exitCode, said } = await suggest(filesOf('boundaries/*stations.csv'), 'phl');
    expect(exitCode).toBe(2);
    expect(said).toContain('suggest-undecided field=time');
  });

  it.each(
    filesOf('{force,complaints/chicago-copa}/*.csv.gz').map((path) => [basename(path), path]),
  )('%s, which holds no incidents, is answered all the same', async (_, path) => {
    const { exitCode, said } = await suggest([path ?? ''], 'phl');
    expect([0, 2]).toContain(exitCode);
    const hasNoTime = said.includes('suggest-undecided field=time');
    expect(exitCode === 0 || hasNoTime).toBe(true);
  });
});
