/** What a reader asked of a table by its address: sort, filter, page. Pure and lenient. */

export interface Sort {
  readonly column: string;
  readonly direction: 'up' | 'down';
}

export interface TableSchema {
  /** Columns that may be sorted by. */
  readonly sortable: readonly string[];
  readonly defaultSort: Sort;
  /** Filter name -> the values it may take, or `text` for a search. */
  readonly filters?: Readonly<Record<string, readonly string[] | 'text'>>;
  readonly rowsPerPage: number;
}

export interface TableQuery {
  readonly sort: Sort;
  readonly filters: Readonly<Record<string, string>>;
  /** From 1. It may lie beyond the last page: `pageOf` brings it back. */
  readonly page: number;
}

const MAX_PAGE = 1_000_000;
const MAX_SEARCH_CHARACTERS = 200;

/** What is not understood counts as not asked, so that an old link still shows the table. */
export function readTableQuery(schema: TableSchema, query: unknown): TableQuery {
  const asked: Readonly<Record<string, unknown>> = isRecord(query) ? query : {};
  return {
    sort: readSort(schema, asked.sort),
    filters: readFilters(schema, asked),
    page: readPage(asked.page),
  };
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function readSort({ sortable, defaultSort }: TableSchema, asked: unknown): Sort {
  if (typeof asked !== 'string') return defaultSort;
  const column = asked.replace(/^-/, '');
  if (!sortable.includes(column)) return defaultSort;
  return { column, direction: asked.startsWith('-') ? 'down' : 'up' };
}

function readFilters(schema: TableSchema, asked: Readonly<Record<string, unknown>>) {
  const filters: Record<string, string> = {};
  for (const [name, allowed] of Object.entries(schema.filters ?? {})) {
    const value = asked[name];
    if (typeof value !== 'string' || value.trim() === '') continue;
    if (allowed === 'text') filters[name] = value.trim().slice(0, MAX_SEARCH_CHARACTERS);
    else if (allowed.includes(value)) filters[name] = value;
  }
  return filters;
}

function readPage(asked: unknown): number {
  if (typeof asked !== 'string' || !/^\d{1,7}$/.test(asked)) return 1;
  return Math.min(Math.max(Number(asked), 1), MAX_PAGE);
}

/** The address of the same table asked otherwise. What is the default is left out. */
export function tableHref(path: string, schema: TableSchema, query: TableQuery): string {
  const search = new URLSearchParams(query.filters);
  const { column, direction } = query.sort;
  if (column !== schema.defaultSort.column || direction !== schema.defaultSort.direction)
    search.set('sort', direction === 'down' ? `-${column}` : column);
  if (query.page > 1) search.set('page', String(query.page));
  return search.size === 0 ? path : `${path}?${search.toString()}`;
}

export interface PageOfRows {
  readonly page: number;
  readonly pages: number;
  /** For `OFFSET`. */
  readonly firstRow: number;
}

/** Which rows to show of `total`. A page beyond the end is the last one. */
export function pageOf(schema: TableSchema, query: TableQuery, total: number): PageOfRows {
  const pages = Math.max(1, Math.ceil(total / schema.rowsPerPage));
  const page = Math.min(query.page, pages);
  return { page, pages, firstRow: (page - 1) * schema.rowsPerPage };
}
