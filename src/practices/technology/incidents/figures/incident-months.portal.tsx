/** Every category in every month shown, as a tinted table: it opens on demand. */
import { Disclosure } from '#platform/web/look/charts/figure.tsx';
import { HeatTable } from '#platform/web/look/charts/heat-table.tsx';
import { formatMonth } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import type { CountTable } from './figures.ts';

export const EveryMonth = ({ visit, table }: { visit: Visit; table: CountTable }) => {
  const { t, locale } = visit;
  const rows = table.categories.map((category) => ({
    label: t(`incidents:category.${category}`),
    values: table.counts.get(category) ?? [],
  }));
  return (
    <Disclosure title={t('incident-pages:everyMonth')}>
      <HeatTable
        visit={visit}
        caption={t('incident-pages:everyMonth')}
        corner={t('incident-pages:what')}
        columns={table.months.map((month) => formatMonth(locale, month, 'short'))}
        rows={[...rows, { label: t('incident-pages:all'), values: table.totals }]}
      />
    </Disclosure>
  );
};
