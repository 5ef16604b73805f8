/** The tables and the chart of incident figures. */
import { BarChart } from '#platform/web/look/charts/bar-chart.tsx';
import { Disclosure } from '#platform/web/look/charts/figure.tsx';
import { type Column, DataTable } from '#platform/web/look/table.tsx';
import { formatList, formatMonth, formatNumber } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import type { ComparedCount, CountedBeat, IncidentComparison } from './incident-comparison.ts';
import { SourcesFreshness } from '../publication/incident-freshness.portal.tsx';
import { EveryMonth } from './incident-months.portal.tsx';
import type { SourceFreshness } from '../publication/incident-source.ts';

interface FiguresProps {
  readonly visit: Visit;
  readonly comparison: IncidentComparison;
  /** Where the records come from, with how new each is. */
  readonly sources: readonly SourceFreshness[];
}

type ShownProps = Pick<FiguresProps, 'visit' | 'comparison'>;

export const NoFigures = ({ visit: { t } }: { visit: Visit }) => (
  <p class="border-y border-line py-6 text-muted">{t('incident-pages:none')}</p>
);

export const BeatFigures = (props: FiguresProps & { beat: CountedBeat }) => {
  const { visit, comparison, beat } = props;
  const { t, locale, href } = visit;
  const month = formatMonth(locale, comparison.month);
  return (
    <section aria-labelledby="incidents">
      <h2 class="head" id="incidents">
        {t('incident-pages:title', { month })}
      </h2>
      <p class="mt-1 text-muted">
        {beat.residents === null
          ? t('incident-pages:noResidents')
          : t('incident-pages:residents', { count: beat.residents })}{' '}
        {rateWords(visit, comparison)}
      </p>
      <ComparedTable {...props} isBeat={true} />
      <h3 class="subhead mt-10">{t('incident-pages:trend')}</h3>
      <Trend visit={visit} comparison={comparison} size="wide" />
      <EveryMonth visit={visit} table={comparison.table} />
      <p class="mt-4">
        <a href={href(`/beats/${encodeURIComponent(beat.code)}/incidents.csv`)}>
          {t('incident-pages:csv')}
        </a>
      </p>
    </section>
  );
};

/** The beat's rate with its range, where residents are known and cases are enough. */
function rateWords({ t, locale }: Visit, { all, month }: IncidentComparison): string {
  if (!all.rate) return '';
  const { value, low, high } = all.rate;
  return t('incident-pages:rateAll', {
    count: all.count,
    month: formatMonth(locale, month),
    rate: formatNumber(locale, value, 1),
    low: formatNumber(locale, low, 1),
    high: formatNumber(locale, high, 1),
  });
}

export const CityFigures = (props: FiguresProps) => {
  const { visit, comparison } = props;
  const { t, locale, site, href } = visit;
  const month = formatMonth(locale, comparison.month);
  return (
    <section aria-labelledby="incidents">
      <div class="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 class="head" id="incidents">
          {t('incident-pages:cityTitle', { place: site.place, month })}
        </h2>
        <a href={href('/beats')}>{t('incident-pages:byBeat')}</a>
      </div>
      <div class="mt-2 grid gap-x-16 gap-y-10 lg:grid-cols-2">
        <div class="min-w-0">
          <ComparedTable {...props} isBeat={false} />
        </div>
        <div class="min-w-0">
          <Trend visit={visit} comparison={comparison} size="half" />
          <EveryMonth visit={visit} table={comparison.table} />
          <SensitiveYears visit={visit} comparison={comparison} />
          <p class="mt-4">
            <a href={href('/incidents.csv')}>{t('incident-pages:csv')}</a>
          </p>
        </div>
      </div>
    </section>
  );
};

const whatOf = ({ t }: Visit, { category }: ComparedCount): string =>
  category === 'all' ? t('incident-pages:all') : t(`incidents:category.${category}`);

const ComparedTable = (props: FiguresProps & { isBeat: boolean }) => {
  const { visit, comparison, sources } = props;
  const { t, locale } = visit;
  const rows = [...comparison.rows, comparison.all];
  return (
    <div class="mt-4">
      <DataTable
        t={t}
        caption={t('incident-pages:caption', { month: formatMonth(locale, comparison.month) })}
        isCaptionHidden={true}
        columns={columnsOf(props)}
        rows={rows}
      />
      <p class="hint mt-3">{standingWords(visit, comparison)}</p>
      <SourcesFreshness visit={visit} sources={sources} />
      <HowComputed visit={visit} comparison={comparison} />
    </div>
  );
};

function standingWords(visit: Visit, { rows, all }: IncidentComparison): string {
  const outside = [...rows, all].flatMap((row) =>
    row.standing === 'above' || row.standing === 'below'
      ? [visit.t(`incident-pages:${row.standing}`, { what: whatOf(visit, row) })]
      : [],
  );
  return outside.length === 0
    ? visit.t('incident-pages:within')
    : visit.t('incident-pages:outside', { list: formatList(visit.locale, outside) });
}

const HowComputed = ({ visit: { t }, comparison: { agreement, table } }: ShownProps) => (
  <Disclosure title={t('web:chart.computed')}>
    <div class="mt-2 space-y-2 rounded-md bg-sunken p-4 text-md">
      <p>{t('incident-pages:computed')}</p>
      {agreement.withBoth > 0 && (
        <p>
          {t('incident-pages:agreement', {
            months: table.months.length,
            agreeing: agreement.agreeing,
            withBoth: agreement.withBoth,
            withoutPoint: agreement.withoutPoint,
            outside: agreement.outsideBeats,
          })}
        </p>
      )}
    </div>
  </Disclosure>
);

function columnsOf({ visit, comparison, isBeat }: ShownProps & { isBeat: boolean }) {
  const { t, locale } = visit;
  const muted = (words: string) => <span class="text-muted">{words}</span>;
  const columns: Column<ComparedCount>[] = [
    {
      key: 'what',
      label: t('incident-pages:what'),
      kind: 'head',
      cell: (row) => whatOf(visit, row),
    },
    {
      key: 'count',
      label: formatMonth(locale, comparison.month, 'name'),
      kind: 'number',
      cell: ({ count }) => formatNumber(locale, count),
    },
    {
      key: 'usual',
      label: t('incident-pages:usual'),
      kind: 'number',
      cell: ({ usual }) =>
        usual ? t('incident-pages:range', usual) : muted(t('incident-pages:tooFewMonths')),
    },
  ];
  if (!isBeat) return columns;
  return [
    ...columns,
    {
      key: 'city',
      label: t('incident-pages:city'),
      kind: 'number',
      cell: ({ cityCount }: ComparedCount) => formatNumber(locale, cityCount),
    },
  ] satisfies Column<ComparedCount>[];
}

const Trend = ({ visit, comparison, size }: ShownProps & { size: 'wide' | 'half' }) => {
  const { t, locale } = visit;
  const { table, month, all, yearEarlier } = comparison;
  const change = yearEarlier
    ? t(`incident-pages:change.${yearEarlier.change}`, { count: yearEarlier.count })
    : t('incident-pages:change.none');
  const [first = month] = table.months;
  return (
    <BarChart
      visit={visit}
      size={size}
      sentence={t('incident-pages:trendSentence', {
        count: all.count,
        month: formatMonth(locale, month),
        change,
      })}
      label={t('incident-pages:trendLabel', {
        from: formatMonth(locale, first),
        to: formatMonth(locale, month),
        low: Math.min(...table.totals),
        high: Math.max(...table.totals),
      })}
      tableCaption={t('incident-pages:trendCaption')}
      names={{ bar: t('incident-pages:month'), value: t('incident-pages:count') }}
      hasNumbers={false}
      bars={table.months.map((shown, place) => ({
        label: formatMonth(locale, shown, 'name'),
        ...((place === 0 || shown.endsWith('-01')) && { group: shown.slice(0, 4) }),
        value: table.totals[place] ?? 0,
        isPale: shown !== month,
      }))}
    />
  );
};

const SensitiveYears = ({ visit, comparison: { sensitiveYears } }: ShownProps) => {
  const { t, locale } = visit;
  if (sensitiveYears.length === 0) return null;
  return (
    <div class="mt-8">
      <h3 class="subhead">{t('incident-pages:sensitiveTitle')}</h3>
      <p class="hint mt-1 mb-2">{t('incident-pages:sensitiveText')}</p>
      <DataTable
        t={t}
        caption={t('incident-pages:sensitiveCaption')}
        isCaptionHidden={true}
        columns={[
          { key: 'year', label: t('incident-pages:year'), kind: 'head', cell: ({ year }) => year },
          {
            key: 'what',
            label: t('incident-pages:what'),
            cell: ({ category }) => t(`incidents:category.${category}`),
          },
          {
            key: 'count',
            label: t('incident-pages:count'),
            kind: 'number',
            cell: ({ count }) => formatNumber(locale, count),
          },
        ]}
        rows={sensitiveYears}
      />
    </div>
  );
};
