/** The files of a dataset: everything in one, and month by month, at addresses that stay. */
import { Disclosure } from '#platform/web/look/charts/figure.tsx';
import { type Column, DataTable } from '#platform/web/look/table.tsx';
import { formatMonth, formatNumber } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import { type DescribedDataset, filePath } from './described-datasets.portal.ts';

interface FilesProps {
  readonly visit: Visit;
  readonly dataset: DescribedDataset;
}

type MonthFiles = DescribedDataset['months'][number];

/** A year and the same month of the year before. */
const MONTHS_SHOWN = 13;

export const DatasetFiles = (props: FilesProps) => {
  const { visit, dataset } = props;
  const { t } = visit;
  const { slug, formats, months } = dataset;
  return (
    <section aria-labelledby="files">
      <h2 class="head mb-3" id="files">
        {t('datasets:page.files')}
      </h2>
      <p>
        {t('datasets:page.whole')}:{' '}
        {formats.map((format, place) => (
          <>
            {place > 0 && ', '}
            <a class="inline-block py-1" href={filePath(slug, format)}>
              {t(`datasets:format.${format}`)}
            </a>
          </>
        ))}
      </p>
      {months.length > 0 && (
        <>
          <h3 class="subhead mt-6 mb-2">{t('datasets:page.byMonth')}</h3>
          <MonthTable {...props} months={months.slice(0, MONTHS_SHOWN)} />
          {months.length > MONTHS_SHOWN && (
            <Disclosure title={t('datasets:page.earlier')}>
              <MonthTable {...props} months={months.slice(MONTHS_SHOWN)} isEarlier={true} />
            </Disclosure>
          )}
          <p class="hint mt-3 max-w-2xl">{t('datasets:page.stable')}</p>
        </>
      )}
    </section>
  );
};

interface MonthTableProps extends FilesProps {
  readonly months: readonly MonthFiles[];
  readonly isEarlier?: boolean;
}

const MonthTable = ({ visit, dataset, months, isEarlier = false }: MonthTableProps) => {
  const { t, locale } = visit;
  const fileColumns = dataset.formats.map((format): Column<MonthFiles> => ({
    key: format,
    label: t(`datasets:format.${format}`),
    cell: ({ month }) => {
      const label = { format: t(`datasets:format.${format}`), month: formatMonth(locale, month) };
      return (
        <a
          href={filePath(dataset.slug, format, month)}
          aria-label={t('datasets:page.fileOf', label)}
        >
          {t(`datasets:format.${format}`)}
        </a>
      );
    },
  }));
  return (
    <DataTable
      t={t}
      caption={t(isEarlier ? 'datasets:page.earlier' : 'datasets:page.byMonth')}
      isCaptionHidden={true}
      columns={[
        {
          key: 'month',
          label: t('datasets:page.month'),
          kind: 'head',
          cell: ({ month }) => formatMonth(locale, month),
        },
        {
          key: 'rows',
          label: t('datasets:page.rowsColumn'),
          kind: 'number',
          cell: ({ rowCount }) => formatNumber(locale, rowCount),
        },
        ...fileColumns,
      ]}
      rows={months}
    />
  );
};
