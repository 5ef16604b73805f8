/** Archives as people send them: several tables, other files between them, and damaged ones. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { strToU8, Zip, ZipDeflate, zipSync, type Zippable } from 'fflate';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BrokenFile } from './broken-file.ts';
import { sourceTables } from './source-tables.ts';
import { readTable } from './table-records.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'peelian-tables-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

type Read = readonly [file: string, line: number, value: string];

async function read(content: Uint8Array, name = 'x.zip'): Promise<Read[]> {
  const path = join(folder, name);
  await writeFile(path, content);
  const found: Read[] = [];
  for await (const table of sourceTables(path))
    await readTable(
      table,
      { columns: ['a'], delimiter: ',' },
      {
        take: ({ values, line }) =>
          found.push([table.name, line, 'code' in values ? values.code : values.join()]),
        pause: () => Promise.resolve(),
      },
    );
  return found;
}

const refusalOf = (content: Uint8Array) =>
  read(content).then(
    () => undefined,
    (fault: unknown) => (fault instanceof BrokenFile ? fault.refusal.code : fault),
  );

const zipped = (files: Record<string, string>, level: 0 | 9 = 9) =>
  zipSync(
    Object.fromEntries(
      Object.entries(files).map(([name, text]) => [name, [strToU8(text), { level }]]),
    ) satisfies Zippable,
  );

/** With the sizes after the content, as programs write that do not know them before. */
function streamed(name: string, text: string): Uint8Array {
  const parts: Uint8Array[] = [];
  const zip = new Zip((_, part) => parts.push(part));
  const member = new ZipDeflate(name);
  zip.add(member);
  member.push(strToU8(text), true);
  zip.end();
  return Buffer.concat(parts);
}

describe('an archive', () => {
  it('gives its tables one after the other, each with its own lines', async () => {
    const archive = zipped({
      '__MACOSX/a.csv': 'x',
      'README.txt': 'About these files',
      'in/a.csv': 'a,b\n1,2\n',
      'b.geojson': '[\n{"A":3}]',
      'map.pdf': '%PDF',
    });
    expect(await read(archive, 'records.data')).toEqual([
      ['records.data/in/a.csv', 2, '1'],
      ['records.data/b.geojson', 2, '3'],
    ]);
  });
  it('may hold members as they are, or with their sizes after them', async () => {
    expect(await read(zipped({ 'a.csv': 'a\n1' }, 0))).toHaveLength(1);
    expect(await read(streamed('a.csv', 'a\n1\n2'))).toHaveLength(2);
  });
  it('may follow other bytes, as one that unpacks itself', async () => {
    const archive = zipped({ 'a.csv': 'a\n1' });
    const before = Buffer.concat([Buffer.from('PK\u0003\u0004 run me'), archive]);
    expect(await read(before)).toHaveLength(1);
  });
  it('without a table is refused, as is one that is cut off, damaged or locked', async () => {
    const archive = zipped({ 'a.csv': 'a\n'.repeat(3000) });
    expect(await refusalOf(zipped({ 'a.shp': 'x' }))).toBe('zip-without-table');
    expect(await refusalOf(archive.subarray(0, -30))).toBe('zip-truncated');
    const damaged = Buffer.from(archive);
    damaged[45] = (damaged[45] ?? 0) ^ 0xff;
    expect(await refusalOf(damaged)).toBe('zip-damaged');
    const locked = Buffer.from(archive);
    const entry = locked.indexOf('PK\u0001\u0002');
    locked[entry + 8] = 1;
    expect(await refusalOf(locked)).toBe('zip-encrypted');
  });
  it('however its bytes are changed, is read or refused by name', async () => {
    const archive = zipped({ 'a.csv': 'a\n1\n2\n', 'b.json': '[{"a":1}]' });
    const change = fc.tuple(fc.nat(archive.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
        const bytes = Buffer.from(archive);
        for (const [place, byte] of changes) bytes[place] = byte;
        const refusal = await refusalOf(bytes);
        expect(refusal === undefined || typeof refusal === 'string').toBe(true);
      }),
      { numRuns: 300 },
    );
  });
});

describe('a table', () => {
  it('packed as gzip is read under any name', async () => {
    expect(await read(gzipSync('a\n1\n'), 'a.csv')).toEqual([['a.csv', 2, '1']]);
    expect(await read(gzipSync('[{"a":1}]'), 'a.csv')).toEqual([['a.csv', 1, '1']]);
  });
  it('is split by the delimiter that gives all wanted columns', async () => {
    for (const delimiter of [',', ';', '\t', '|'])
      expect(await read(Buffer.from(`"x${delimiter}y"${delimiter}A\nz${delimiter}1`))).toEqual([
        ['x.zip', 2, '1'],
      ]);
  });
  it('of JSON without a wanted property is refused, one without any feature is empty', async () => {
    expect(await refusalOf(Buffer.from('[{"b":1}]'))).toBe('json-lacks-columns');
    expect(await read(Buffer.from('{"type":"FeatureCollection","features":[]}'))).toEqual([]);
  });
  it('of JSON with damaged features keeps the others', async () => {
    expect(await read(Buffer.from('[{"a":NaN},\n{"a":1},7]'))).toEqual([
      ['x.zip', 1, 'feature-not-json'],
      ['x.zip', 2, '1'],
      ['x.zip', 2, 'feature-not-object'],
    ]);
  });
});
