/** Bad files and bad commands: a clear refusal each, exit code 2, and nothing half-written. */
import { truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { addAgency, addBeats, asWorker, exampleHome, runImport } from './import.examples.ts';
import { csvOf, exampleRows, writeExample, type ExampleRow } from '../incident.examples.ts';

let database: Database;
let home: string;
let remove: () => Promise<void>;

beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  ({ home, remove } = await exampleHome());
  await addBeats(database, await addAgency(database, 'phl'));
});
afterAll(async () => {
  await database.close();
  await remove();
});

const rowsWritten = () =>
  asWorker(database, { agencyId: 1 }, async ({ client }) => {
    const { rows } = await client.query<{ count: number }>(
      `select (select count(*) from incident)::integer + (select count(*) from import_run
         where kind = 'incidents')::integer + (select count(*) from incident_month_count)::integer
         as count`,
    );
    return rows[0]?.count;
  });

const good = csvOf(exampleRows(60));
const flags = ['--agency', 'phl', '--mapping', 'philadelphia'];

async function refusalOf(paths: readonly string[], args: readonly string[] = flags) {
  const { exitCode, said } = await runImport(database, home, [...paths, ...args]);
  expect(exitCode).toBe(2);
  expect(await rowsWritten()).toBe(0);
  return said[0];
}

const many = (changes: Partial<ExampleRow>) =>
  csvOf(exampleRows(60, (place) => (place % 10 === 0 ? changes : {})));

/** A gigabyte of one letter: gzip members may be joined, so few bytes are enough. */
function gigabyteLine(): Buffer {
  const member = gzipSync(Buffer.alloc(16 * 1024 * 1024, 'a'));
  return Buffer.concat([gzipSync(good), ...Array.from({ length: 64 }, () => member)]);
}

const latin1 = Buffer.from(good.replace('EXAMPLE ST', 'CAFÉ ST'), 'latin1');

describe('a broken file', () => {
  it.each<[string, string | Uint8Array, string]>([
    ['empty.csv', '', 'file-empty file=empty.csv'],
    ['header.csv', csvOf([]), 'file-without-rows'],
    ['cut.csv.gz', gzipSync(good).subarray(0, -20), 'gzip-truncated file=cut.csv.gz'],
    [
      'damaged.csv.gz',
      Buffer.concat([gzipSync(good).subarray(0, 200), Buffer.alloc(400, 7)]),
      'gzip-damaged file=damaged.csv.gz',
    ],
    ['latin1.csv', latin1, 'file-not-utf8 file=latin1.csv line=2'],
    ['latin1.csv.gz', gzipSync(latin1), 'file-not-utf8 file=latin1.csv.gz line=2'],
    ['utf16.csv', Buffer.from(`\uFEFF${good}`, 'utf16le'), 'file-is-utf16 file=utf16.csv'],
    ['utf16-unmarked.csv', Buffer.from(good, 'utf16le'), 'file-is-utf16 file=utf16-unmarked.csv'],
    ['zero.csv', good.replace('EXAMPLE', 'EX\0MPLE'), 'file-has-zero-bytes file=zero.csv line=2'],
    ['packed.zip', Buffer.from('PK\u0003\u0004 and more'), 'zip-truncated file=packed.zip'],
    [
      'quote.csv',
      good.replace('100 BLOCK', '"100 BLOCK'),
      'file-quote-not-closed file=quote.csv line=2',
    ],
    ['line.csv.gz', gigabyteLine(), 'file-line-too-long file=line.csv.gz line=62'],
    [
      'swallow.csv',
      good.replace('100 BLOCK', '"100 BLOCK') + 'x,'.repeat(700_000),
      'file-line-too-long file=swallow.csv line=2',
    ],
    [
      'twice.csv',
      good.replace('cartodb_id', 'dc_dist'),
      'file-repeats-columns file=twice.csv columns=dc_dist',
    ],
  ])('%s is refused by name', async (name, content, message) => {
    expect(await refusalOf([await writeExample(home, name, content)])).toBe(message);
  });

  it('of a gigabyte of zeros is refused at its first line', async () => {
    const path = join(home, 'zeros.csv');
    await writeFile(path, '');
    await truncate(path, 1024 ** 3);
    expect(await refusalOf([path])).toMatch(/^file-(is-utf16|has-zero-bytes) file=zeros.csv/);
  });

  it('with other columns is told which are missing and which are there', async () => {
    const path = await writeExample(home, 'other.csv', good.replace('point_x', 'lon'));
    const said = await refusalOf([path]);
    expect(said).toMatch(/^file-lacks-columns file=other.csv missing=point_x found=.*lon/);
    const headless = good.slice(good.indexOf('\n') + 1);
    const bare = await writeExample(home, 'bare.csv', headless);
    expect(await refusalOf([bare])).toMatch(/^file-has-no-header file=bare.csv missing=dc_key/);
  });

  it('that is missing, or a folder, is named', async () => {
    expect(await refusalOf([join(home, 'nowhere.csv')])).toBe('file-not-found file=nowhere.csv');
    expect(await refusalOf([home])).toMatch(/^file-is-folder/);
  });

  it('after good ones stops them all', async () => {
    const path = await writeExample(home, 'good.csv', good);
    const broken = await writeExample(home, 'later.csv.gz', gzipSync(good).subarray(0, -20));
    expect(await refusalOf([path, broken])).toBe('gzip-truncated file=later.csv.gz');
  });
});

describe('many bad rows', () => {
  it.each<[string, Partial<ExampleRow>]>([
    ['NaN', { point_x: 'NaN', point_y: 'NaN' }],
    ['swapped', { point_x: '39.95', point_y: '-75.15' }],
    ['zero', { point_x: '0', point_y: '0' }],
    ['time', { dispatch_date_time: 'yesterday' }],
    ['future', { dispatch_date_time: '2031-01-01 00:00:00+00' }],
  ])('%s stop the import', async (name, changes) => {
    const path = await writeExample(home, `${name}.csv`, many(changes));
    expect(await refusalOf([path])).toBe('too-many-rows-rejected read=60 rejected=6 percent=5');
  });
});

describe('a command', () => {
  it('says everything that it lacks at once', async () => {
    const { exitCode, said } = await runImport(database, home, []);
    expect(exitCode).toBe(2);
    expect(said.map((line) => line.split(' ')[0])).toEqual([
      'agency-not-named',
      'mapping-not-named',
      'files-not-named',
    ]);
  });
  it('names the flag, mapping or percentage that it does not know', async () => {
    const path = await writeExample(home, 'fine.csv', good);
    expect(await refusalOf([path], [...flags, '--colour', 'red'])).toContain('--colour');
    expect(await refusalOf([path], ['--agency', 'phl', '--mapping', 'gotham'])).toBe(
      'mapping-unknown mapping=gotham known=chicago, philadelphia, police-uk-street, portland-nij',
    );
    expect(await refusalOf([path], [...flags, '--max-rejected', 'few'])).toBe(
      'percent-not-understood text=few',
    );
  });
  it("takes a mapping of one's own and says every problem of a wrong one", async () => {
    const wrong = { version: 2, source: 'own', time: { kind: 'month' }, colour: 1 };
    const path = await writeExample(home, 'own.json', JSON.stringify(wrong));
    const { exitCode, said } = await runImport(database, home, [
      join(home, 'fine.csv'),
      '--agency',
      'phl',
      '--mapping',
      path,
    ]);
    expect(exitCode).toBe(2);
    expect(said.map((line) => line.split(' ')[1])).toEqual(
      expect.arrayContaining(['version', 'time.column']),
    );
    const broken = await writeExample(home, 'broken.json', '{');
    expect(await refusalOf([], ['--agency', 'phl', '--mapping', broken])).toMatch(
      /^mapping-not-json/,
    );
  });
});

describe('a good file', () => {
  it('may begin with a mark, end lines with CR LF, and be packed under any name', async () => {
    const content = gzipSync(`\uFEFF${good.replaceAll('\n', '\r\n')}`);
    const path = await writeExample(home, 'marked.csv', content);
    const { exitCode, json } = await runImport(database, home, [path, ...flags]);
    expect({ exitCode, json }).toMatchObject({ exitCode: 0, json: { read: 60, imported: 60 } });
  });
});
