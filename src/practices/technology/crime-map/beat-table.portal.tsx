/** Beats beside each other: counts, residents, and rates where there are enough reports for one. */
import { Disclosure } from '#platform/web/look/charts/figure.tsx';
import { type Column, DataTable } from '#platform/web/look/table.tsx';
import { formatMonth, formatNumber } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import type { BeatRate, BeatRates } from './beat-rate.ts';
import { beatName } from './incident-words.portal.ts';
import { mapHref, type MapRequest } from './map-request.ts';
import type { AreaView } from './view-area.action.ts';

export interface BeatTableProps {
  readonly visit: Visit;
  readonly request: MapRequest;
  readonly area: AreaView;
  readonly rates: BeatRates;
}

export const BeatTable = (props: BeatTableProps) => {
  const { visit, area, rates } = props;
  const { t, locale } = visit;
  const month = formatMonth(locale, area.month);
  return (
    <section class="min-w-0" aria-labelledby="by-beat">
      <h2 class="head" id="by-beat">
        {t('crime-map:beats.title', { month })}
      </h2>
      <p class="mt-1 text-muted">{t('crime-map:beats.lead')}</p>
      <div class="mt-3">
        <DataTable
          t={t}
          caption={t('crime-map:beats.caption', { month })}
          isCaptionHidden={true}
          columns={columnsOf(props)}
          rows={rates.beats}
        />
      </div>
      {rates.elsewhere > 0 && (
        <p class="hint mt-3">
          {t('crime-map:beats.none')}: {formatNumber(locale, rates.elsewhere)}
        </p>
      )}
      <Disclosure title={t('web:chart.computed')}>
        <p class="mt-2 rounded-md bg-sunken p-4 text-md">{t('crime-map:beats.computed')}</p>
      </Disclosure>
    </section>
  );
};

function columnsOf({ visit, request }: BeatTableProps): Column<BeatRate>[] {
  const { t, locale, href } = visit;
  return [
    {
      key: 'beat',
      label: t('crime-map:beats.beat'),
      kind: 'head',
      cell: (beat) => (
        <a
          href={mapHref(href('/map'), request, {
            beatCode: beat.code,
            place: undefined,
            pointId: undefined,
          })}
          rel="nofollow"
        >
          {beatName(visit, beat)}
        </a>
      ),
    },
    {
      key: 'count',
      label: t('crime-map:beats.count'),
      kind: 'number',
      cell: ({ count }) => formatNumber(locale, count),
    },
    {
      key: 'residents',
      label: t('crime-map:beats.residents'),
      kind: 'number',
      cell: ({ residents }) =>
        residents === null ? t('crime-map:beats.unknown') : formatNumber(locale, residents),
    },
    {
      key: 'rate',
      label: t('crime-map:beats.rate'),
      kind: 'number',
      cell: ({ rate, residents }) =>
        rate
          ? t('crime-map:beats.range', {
              value: formatNumber(locale, rate.value, 1),
              low: formatNumber(locale, rate.low, 1),
              high: formatNumber(locale, rate.high, 1),
            })
          : residents !== null && <span class="text-muted">{t('crime-map:beats.few')}</span>,
    },
  ];
}
