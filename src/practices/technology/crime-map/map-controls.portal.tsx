/** Beside the map: area, month and kinds to choose, as a form and links. */
import type { BeatSummary } from '#practices/engagement/beats/list-beats.action.ts';
import { Button } from '#platform/web/look/fields.tsx';
import { formatMonth, formatNumber } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import { beatName } from './incident-words.portal.ts';
import { mapHref, type MapRequest } from './map-request.ts';
import { NearForm } from './near-form.portal.tsx';
import type { AreaView } from './view-area.action.ts';

export interface ControlsProps {
  readonly visit: Visit;
  readonly request: MapRequest;
  readonly area: AreaView;
  readonly beats: readonly BeatSummary[];
}

const PANEL_CLASSES =
  'no-print order-2 space-y-6 p-4 sm:p-6 lg:order-1 lg:border-e lg:border-line lg:ps-0';

export const MapControls = (props: ControlsProps) => {
  const { visit, request } = props;
  const { t, href } = visit;
  return (
    <div class={PANEL_CLASSES}>
      <NearForm visit={visit} />
      <form
        class="space-y-6"
        action={href('/map')}
        method="get"
        aria-label={t('crime-map:choose')}
        data-map="choices"
      >
        <AreaChoice {...props} />
        <MonthChoice {...props} />
        {request.month && <input type="hidden" name="month" value={request.month} />}
        <KindChoice {...props} />
        <Button class="w-full">{t('crime-map:show')}</Button>
      </form>
      <p class="hint">
        {t('crime-map:sensitive')}{' '}
        <a href={`${href('/')}#incidents`}>{t('crime-map:sensitiveLink')}</a>.{' '}
        {t('crime-map:sensitiveNever')}
      </p>
    </div>
  );
};

const AreaChoice = ({ visit, request, beats }: ControlsProps) => {
  const { t, site } = visit;
  return (
    <div>
      <label class="label" for="beat">
        {t('crime-map:area.label')}
      </label>
      <select class="input mt-2" id="beat" name="beat">
        <option value="">{t('crime-map:area.all', { place: site.place })}</option>
        {beats.map((beat) => (
          <option value={beat.code} selected={beat.code === request.beatCode}>
            {beatName(visit, beat)}
          </option>
        ))}
      </select>
    </div>
  );
};

const TALLEST = 54;

const MonthChoice = ({ visit, request, area }: ControlsProps) => {
  const { t, locale, href } = visit;
  const hrefOf = (month: MapRequest['month']) => mapHref(href('/map'), request, { month });
  const most = Math.max(1, ...area.beside.map(({ count }) => count));
  return (
    <div data-map="when">
      <p class="label" id="months">
        {t('crime-map:month.label')}
      </p>
      <nav class="months mt-1" aria-labelledby="months">
        {area.beside.map(({ month, isWhole, count }) => {
          const height = Math.max(1, Math.round((count / most) * TALLEST));
          const words = { month: formatMonth(locale, month), count };
          return (
            <a
              href={hrefOf(month)}
              rel="nofollow"
              data-month={month}
              aria-label={t(isWhole ? 'crime-map:month.bar' : 'crime-map:month.partBar', words)}
              {...(month === area.month && { 'aria-current': 'true' as const })}
            >
              <svg width="16" height={height} aria-hidden="true">
                <rect width="16" height={height} />
              </svg>
              {formatMonth(locale, month, 'name').slice(0, 1).toLocaleUpperCase(locale)}
            </a>
          );
        })}
      </nav>
      <p class="mt-1 flex items-center justify-between gap-3 text-md">
        {area.earlier ? (
          <a class="inline-block py-1" href={hrefOf(area.earlier)} rel="nofollow prev">
            <span aria-hidden="true">‹ </span>
            {formatMonth(locale, area.earlier, 'short')}
          </a>
        ) : (
          <span />
        )}
        <span class="font-semibold">{formatMonth(locale, area.month)}</span>
        {area.month === area.newest ? (
          <span class="text-muted">{t('crime-map:month.newest')}</span>
        ) : (
          <a class="inline-block py-1" href={hrefOf(undefined)} rel="nofollow">
            {t('crime-map:month.newest')}
          </a>
        )}
      </p>
      <MonthSlider visit={visit} area={area} />
      {!area.isWhole && (
        <p class="hint mt-1">
          {t('crime-map:month.part', { month: formatMonth(locale, area.month) })}
        </p>
      )}
    </div>
  );
};

/** For those who have scripts: every month that is published, under one finger or two keys. */
const MonthSlider = ({ visit: { t }, area }: { visit: Visit; area: AreaView }) => (
  <p class="mt-2" hidden data-map="slider">
    <input
      class="h-11 w-full cursor-pointer accent-accent"
      type="range"
      min={0}
      max={area.months.length - 1}
      step={1}
      value={area.months.findIndex(({ month }) => month === area.month)}
      aria-label={t('crime-map:map.slider')}
      data-months={area.months.map(({ month }) => month).join()}
      data-counts={area.months.map(({ count }) => count).join()}
      data-text={t('crime-map:map.sliderText')}
    />
  </p>
);

const KindChoice = ({ visit: { t, locale }, request, area }: ControlsProps) => (
  <fieldset>
    <legend class="label">{t('crime-map:kind.label')}</legend>
    <div class="mt-1">
      {[...area.kinds].map(([kind, count]) => (
        <label class="choice">
          <input
            type="checkbox"
            name="kind"
            value={kind}
            checked={request.kinds.length === 0 || request.kinds.includes(kind)}
          />
          <span class="flex-1">{t(`incidents:category.${kind}`)}</span>
          <span class="num text-md text-muted" data-kind={kind}>
            {formatNumber(locale, count)}
          </span>
        </label>
      ))}
    </div>
  </fieldset>
);
