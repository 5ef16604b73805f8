/** What a table's address may ask, and what it becomes when it asks nonsense. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf, readTableQuery, tableHref, type TableSchema } from './table-query.ts';

const schema: TableSchema = {
  sortable: ['name', 'count'],
  defaultSort: { column: 'name', direction: 'up' },
  filters: { beat: ['1', '2'], search: 'text' },
  rowsPerPage: 20,
};

describe('readTableQuery', () => {
  it('reads sort, filters and page', () => {
    const query = { sort: '-count', beat: '2', search: ' quay ', page: '3' };
    expect(readTableQuery(schema, query)).toEqual({
      sort: { column: 'count', direction: 'down' },
      filters: { beat: '2', search: 'quay' },
      page: 3,
    });
  });

  it('takes what it does not understand as not asked', () => {
    const query = { sort: 'secret', beat: '9', search: ['a', 'b'], page: '-1', other: 'x' };
    const unasked = { sort: schema.defaultSort, filters: {}, page: 1 };
    expect(readTableQuery(schema, query)).toEqual(unasked);
    expect(readTableQuery(schema, null)).toEqual(unasked);
    expect(readTableQuery(schema, { page: '1e9' }).page).toBe(1);
  });

  it('reads back every address that tableHref writes', () => {
    const filters = fc.oneof(
      fc.constant({}),
      fc.record({ search: fc.string({ minLength: 1 }).filter((text) => text.trim() !== '') }),
      fc.constant({ beat: '1' }),
    );
    const asked = fc.record({
      sort: fc.constantFrom('name', '-name', 'count', '-count'),
      page: fc.integer({ min: 1, max: 999 }).map(String),
    });
    fc.assert(
      fc.property(asked, filters, (one, other) => {
        const query = readTableQuery(schema, { ...one, ...other });
        const { searchParams } = new URL(tableHref('/beats', schema, query), 'http://x');
        expect(readTableQuery(schema, Object.fromEntries(searchParams))).toEqual(query);
      }),
    );
  });
});

describe('pageOf', () => {
  it('brings a page beyond the end back to the last, and an empty table has one page', () => {
    const query = readTableQuery(schema, { page: '9' });
    expect(pageOf(schema, query, 41)).toEqual({ page: 3, pages: 3, firstRow: 40 });
    expect(pageOf(schema, query, 0)).toEqual({ page: 1, pages: 1, firstRow: 0 });
  });
});
