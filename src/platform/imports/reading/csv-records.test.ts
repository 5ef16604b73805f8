/** CSV as agencies write it: every record once, with its line and its own text. */
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { BrokenFile } from './broken-file.ts';
import { checkedText } from './checked-text.ts';
import { readCsv, type CsvRecord } from './csv-records.ts';

/** In pieces of a given size, as a stream would bring them. */
async function* pieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let start = 0; start < bytes.length; start += size)
    yield bytes.subarray(start, start + size);
}

async function recordsOf(content: string | Buffer, size = 7): Promise<CsvRecord[]> {
  const records: CsvRecord[] = [];
  const chunks = checkedText('x.csv', pieces(Buffer.from(content), size));
  const file = { name: 'x.csv', chunks, delimiter: ',' };
  await readCsv(
    file,
    (record) => records.push(record),
    () => Promise.resolve(),
  );
  return records;
}

const refusalOf = (content: string | Buffer, size?: number) =>
  recordsOf(content, size).then(
    () => undefined,
    (fault: unknown) => (fault instanceof BrokenFile ? fault.refusal : fault),
  );

describe('records', () => {
  it('have the line on which they begin and their own text', async () => {
    const text = 'a,b\n1,"two\nlines"\n\n3,"say ""hi"""\r\n4,5';
    expect(await recordsOf(text)).toEqual([
      { values: ['a', 'b'], line: 1, text: 'a,b' },
      { values: ['1', 'two\nlines'], line: 2, text: '1,"two\nlines"' },
      { values: ['3', 'say "hi"'], line: 5, text: '3,"say ""hi"""' },
      { values: ['4', '5'], line: 6, text: '4,5' },
    ]);
  });
  it('are the same whatever the pieces, and the same as csv-parse alone reads', async () => {
    const cell = fc.oneof(
      fc.stringMatching(/^[a-zé0-9 ]{0,8}$/),
      fc.stringMatching(/^[a-z",\n]{0,8}$/).map((text) => `"${text.replaceAll('"', '""')}"`),
    );
    const row = fc.tuple(fc.stringMatching(/^[a-z]{1,5}$/), cell, cell);
    const rows = fc.array(row, { minLength: 1, maxLength: 40 });
    await fc.assert(
      fc.asyncProperty(rows, fc.integer({ min: 1, max: 50 }), async (cells, size) => {
        const text = cells.map((one) => one.join(',')).join('\n');
        const expected: unknown = parse(text, { relax_column_count: true });
        expect((await recordsOf(text, size)).map(({ values }) => values)).toEqual(expected);
      }),
    );
  });
  it('may be ended by a carriage return alone', async () => {
    const records = await recordsOf('a,b\r1,2\r3,4\r');
    expect(records.map(({ line, values }) => [line, ...values])).toEqual([
      [1, 'a', 'b'],
      [2, '1', '2'],
      [3, '3', '4'],
    ]);
  });
  it('are found after thousands of others at the right line', async () => {
    const body = Array.from({ length: 9000 }, (_, at) => (at % 100 ? `${at},x` : `${at},"x\ny"`));
    const records = await recordsOf(`a,b\n${body.join('\n')}\n`, 65_536);
    expect(records).toHaveLength(9001);
    expect(records.at(-1)).toMatchObject({ values: ['8999', 'x'], line: 9000 + 90 + 1 });
  });
});

describe('a text is refused', () => {
  it('when a quote is never closed, with the line where it opens', async () => {
    const parameters = { file: 'x.csv', line: 3 };
    expect(await refusalOf('a\n1\n"2\n3\n4')).toEqual({
      code: 'file-quote-not-closed',
      parameters,
    });
  });
  it('when a record is longer than a megabyte', async () => {
    const long = `a\n1\n"${'x\n'.repeat(700_000)}`;
    expect(await refusalOf(long, 65_536)).toMatchObject({
      code: 'file-line-too-long',
      parameters: { line: 3 },
    });
  });
  it('at the line of its first byte that is not UTF-8, wherever the pieces end', async () => {
    const bad = Buffer.concat([
      Buffer.from('é,ü\n1,2\n3,'),
      Buffer.from([0xe9]),
      Buffer.from(',4\n'),
    ]);
    for (const size of [1, 2, 3, 5, 100])
      expect(await refusalOf(bad, size)).toMatchObject({
        code: 'file-not-utf8',
        parameters: { line: 3 },
      });
  });
  it('never for characters of any length, wherever the pieces end', async () => {
    const text = 'é,漢字,😀\n';
    for (const size of [1, 2, 3, 4, 5]) {
      const [record] = await recordsOf(text, size);
      expect(record?.values).toEqual(['é', '漢字', '😀']);
    }
  });
});
