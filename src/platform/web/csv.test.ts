/** CSV that every program reads back and no spreadsheet runs. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { csvOf } from './csv.ts';

it('reads back as it was written, whatever the text', () => {
  const text = fc.string({ unit: 'grapheme' }).filter((value) => !/^[=+\-@\t\r]/.test(value));
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
      const read: unknown = parse(csvOf(['a', 'b'], rows), { relax_column_count: false });
      expect(read).toEqual([['a', 'b'], ...rows]);
    }),
  );
});

it('takes the power from text that begins like a formula, and leaves numbers alone', () => {
  expect(
    csvOf(
      ['what', 'n'],
      [
        ['=1+1', -5],
        ['@cmd', null],
      ],
    ),
  ).toBe("what,n\r\n'=1+1,-5\r\n'@cmd,\r\n");
});
