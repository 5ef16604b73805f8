/** Tables: caption, typed columns, and sort, filter, paging and CSV by link. */
import type { ComponentChildren } from 'preact';
import { type Sort, type TableQuery, type TableSchema, pageOf, tableHref } from './table-query.ts';
import { ScrollBox } from './pieces.tsx';
import { type FilterField, TableFilter } from './table-filter.tsx';
import type { Visit } from '../visit.ts';

export interface Column<Row> {
  readonly key: string;
  readonly label: string;
  /** `head` names the row; `number` stands at the end of its cell. */
  readonly kind?: 'head' | 'text' | 'number';
  cell(row: Row): ComponentChildren;
  /** Where the cell stands when rows stack on a phone. `drop` leaves it out: for repetition. */
  readonly onPhone?: 'wide' | 'end' | 'drop';
}

/** A cell that is held back: hatched, with the word in it. Say why beside the table. */
export interface HiddenCellProps {
  readonly t: Visit['t'];
}

export const HiddenCell = ({ t }: HiddenCellProps) => (
  <span class="hidden-cell block px-2 text-end">
    <span>{t('web:table.hidden')}</span>
  </span>
);

export interface TableControls {
  readonly schema: TableSchema;
  readonly query: TableQuery;
  /** The page's own path with the language, without a query. */
  readonly path: string;
  /** Rows that fit the filters, on all pages. */
  readonly total: number;
  readonly filters?: readonly FilterField[];
  /** The same rows as a file, all pages. */
  readonly csvHref?: string;
  /** Id of the table's heading: links lead there, where the table is not the top of its page. */
  readonly anchor?: string;
}

export interface DataTableProps<Row> {
  readonly t: Visit['t'];
  readonly caption: string;
  /** True when a heading above already says the caption. */
  readonly isCaptionHidden?: boolean;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** `open` on the portal; `dense` in the console, where rows become cards on a phone. */
  readonly look?: 'open' | 'dense';
  /** What would be here and what to do. */
  readonly empty?: ComponentChildren;
  readonly controls?: TableControls;
}

export function DataTable<Row>(props: DataTableProps<Row>) {
  const { t, rows, controls, caption } = props;
  return (
    <div>
      {controls && <TableFilter t={t} caption={caption} controls={controls} />}
      {rows.length === 0 ? (
        <p class="border-y border-line py-6 text-muted">{props.empty ?? t('web:table.empty')}</p>
      ) : (
        <Grid {...props} />
      )}
      {controls && <Paging t={t} caption={caption} controls={controls} />}
    </div>
  );
}

const LOOKS = { open: 'data', dense: 'grid-table stack' } as const;

function Grid<Row>(props: DataTableProps<Row>) {
  const { t, caption, isCaptionHidden = false, columns, rows, look = 'open', controls } = props;
  const table = (
    <table class={LOOKS[look]}>
      <caption {...(isCaptionHidden && { class: 'sr-only' })}>{caption}</caption>
      <thead>
        <tr>
          {columns.map((column) => (
            <ColumnHead t={t} column={column} controls={controls} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {columns.map((column) =>
              column.kind === 'head' ? (
                <th scope="row">{column.cell(row)}</th>
              ) : (
                <td {...classOf(column)}>{column.cell(row)}</td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
  return look === 'open' ? <ScrollBox label={caption}>{table}</ScrollBox> : table;
}

function classOf<Row>({ kind, onPhone }: Column<Row>): { class?: string } {
  const classes = [kind === 'number' && 'n', onPhone].filter(Boolean).join(' ');
  return classes === '' ? {} : { class: classes };
}

interface ColumnHeadProps<Row> {
  readonly t: Visit['t'];
  readonly column: Column<Row>;
  readonly controls: TableControls | undefined;
}

function ColumnHead<Row>({ t, column, controls }: ColumnHeadProps<Row>) {
  const numeric = column.kind === 'number' && { class: 'n' };
  if (!controls?.schema.sortable.includes(column.key))
    return (
      <th scope="col" {...numeric}>
        {column.label}
      </th>
    );
  const { schema, query, path } = controls;
  const anchor = anchorOf(controls);
  const isSorted = query.sort.column === column.key;
  const next: Sort = {
    column: column.key,
    direction: isSorted && query.sort.direction === 'up' ? 'down' : 'up',
  };
  const title = next.direction === 'up' ? 'web:table.sortUp' : 'web:table.sortDown';
  return (
    <th
      scope="col"
      {...numeric}
      {...(isSorted && { 'aria-sort': SORT_NAMES[query.sort.direction] })}
    >
      <a
        class="text-inherit"
        href={tableHref(path, schema, { ...query, sort: next, page: 1 }) + anchor}
        title={t(title, { column: column.label })}
      >
        {column.label}
      </a>
      {isSorted && <span aria-hidden="true"> {query.sort.direction === 'up' ? '↑' : '↓'}</span>}
    </th>
  );
}

const SORT_NAMES = { up: 'ascending', down: 'descending' } as const;

interface PagingProps {
  readonly t: Visit['t'];
  readonly caption: string;
  readonly controls: TableControls;
}

const anchorOf = ({ anchor }: TableControls): string => (anchor === undefined ? '' : `#${anchor}`);

const Paging = ({ t, caption, controls }: PagingProps) => {
  const { schema, query, path, total, csvHref } = controls;
  const { page, pages } = pageOf(schema, query, total);
  const hrefOf = (other: number) =>
    tableHref(path, schema, { ...query, page: other }) + anchorOf(controls);
  return (
    <div class="no-print mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-2 text-md">
      <p class="text-muted">
        {t('web:table.rows', { count: total })}
        {pages > 1 && `. ${t('web:table.page', { page, pages })}`}
      </p>
      {pages > 1 && (
        <nav class="flex gap-5" aria-label={t('web:table.pages', { caption })}>
          {page > 1 && (
            <a class="inline-block py-2" href={hrefOf(page - 1)} rel="prev">
              {t('web:table.previous')}
            </a>
          )}
          {page < pages && (
            <a class="inline-block py-2" href={hrefOf(page + 1)} rel="next">
              {t('web:table.next')}
            </a>
          )}
        </nav>
      )}
      {csvHref !== undefined && (
        <a class="inline-block py-2" href={csvHref}>
          {t('web:table.csv')}
        </a>
      )}
    </div>
  );
};
