/** Tables with invented figures. */
import type { Visit } from '../visit.ts';
import { Example } from './example.examples.tsx';
import { readTableQuery, type TableSchema } from './table-query.ts';
import { type Column, DataTable, HiddenCell } from './table.tsx';

interface CrimeRow {
  readonly what: string;
  readonly month: number;
  readonly usual: string | null;
}

const crimes: readonly CrimeRow[] = [
  { what: 'Theft', month: 17, usual: '14 to 24' },
  { what: 'Vehicle crime', month: 10, usual: '7 to 15' },
  { what: 'Robbery', month: 2, usual: null },
];

const schema: TableSchema = {
  sortable: ['what', 'month'],
  defaultSort: { column: 'month', direction: 'down' },
  filters: { beat: ['1', '2'], search: 'text' },
  rowsPerPage: 3,
};

export const TableExamples = ({ visit: { t } }: { visit: Visit }) => {
  const columns: readonly Column<CrimeRow>[] = [
    { key: 'what', label: 'What', kind: 'head', cell: ({ what }) => what },
    { key: 'month', label: 'October', kind: 'number', cell: ({ month }) => month },
    {
      key: 'usual',
      label: 'Usual October',
      kind: 'number',
      cell: ({ usual }) => usual ?? <HiddenCell t={t} />,
    },
  ];
  return (
    <Example title="Tables">
      <DataTable
        t={t}
        caption="Reported crime in Harbor Quarter, October 2026"
        columns={columns}
        rows={crimes}
        controls={{
          schema,
          query: readTableQuery(schema, { page: '2', beat: '2' }),
          path: '/beats/4/crime',
          total: 8,
          csvHref: '/beats/4/crime.csv',
          filters: [
            { name: 'beat', label: 'Beat', options: [{ value: '2', label: 'Old Town' }] },
            { name: 'search', label: 'Words' },
          ],
        }}
      />
      <div class="mt-10">
        <DataTable
          t={t}
          caption="Nothing"
          columns={columns}
          rows={[]}
          empty="No crime was reported."
        />
      </div>
    </Example>
  );
};
