/** The dictionary of a dataset: each column with its type, its meaning and what may stand there. */
import { Disclosure } from '#platform/web/look/charts/figure.tsx';
import { DataTable } from '#platform/web/look/table.tsx';
import type { DatasetColumn } from '#platform/web/open-data/open-dataset.ts';
import type { Visit } from '#platform/web/visit.ts';
import type { DescribedDataset } from './described-datasets.portal.ts';

interface DictionaryProps {
  readonly visit: Visit;
  readonly dataset: DescribedDataset;
}

export const Dictionary = ({ visit, dataset }: DictionaryProps) => {
  const { t } = visit;
  return (
    <div>
      <h2 class="head mb-1">{t('datasets:page.columns')}</h2>
      <p class="mb-4 text-muted">{dataset.row}</p>
      <DataTable
        t={t}
        caption={t('datasets:page.columns')}
        isCaptionHidden={true}
        columns={[
          {
            key: 'name',
            label: t('datasets:page.column'),
            kind: 'head',
            cell: ({ name, type }: DatasetColumn) => (
              <>
                <code>{name}</code>
                <span class="block font-normal text-muted">{t(`datasets:type.${type}`)}</span>
              </>
            ),
          },
          {
            key: 'meaning',
            label: t('datasets:page.meaning'),
            cell: (column: DatasetColumn) => <Meaning visit={visit} column={column} />,
          },
        ]}
        rows={dataset.columns}
      />
    </div>
  );
};

const Meaning = ({ visit: { t }, column }: { visit: Visit; column: DatasetColumn }) => {
  const { meaning, values = [], name } = column;
  return (
    <>
      {meaning}
      {values.length > 0 && (
        <Disclosure title={`${t('datasets:page.values', { count: values.length })}: ${name}`}>
          <ul class="mt-1 space-y-1">
            {values.map((one) => (
              <li>
                <code>{one.value}</code>: {one.meaning}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
};
