/** Beside the list: how new the records are, what was corrected, and what a dot is not. */
import type { Day } from '#kernel/time.ts';
import type { SourceFreshness } from '#practices/technology/incidents/publication/incident-source.ts';
import type { IncidentCorrection } from '#practices/technology/incidents/publication/published-incident.ts';
import { FactList, Note, Tag } from '#platform/web/look/pieces.tsx';
import { formatDay } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import type { Way } from './index-month.action.ts';
import type { Sources } from './incident-words.portal.ts';

export const PLACES_PATH = '/map/places';
export const CHANGES_PATH = '/corrections';

export interface AsideProps {
  readonly visit: Visit;
  readonly sources: Sources;
  readonly corrections: readonly IncidentCorrection[];
  /** Of the whole area in the month shown. */
  readonly placed: { readonly placed: number; readonly total: number };
  /** How the points of the month were chosen. */
  readonly ways: readonly Way[];
}

export const MapAside = (props: AsideProps) => {
  const { visit, sources, ways } = props;
  const { t, href } = visit;
  return (
    <aside class="min-w-0 space-y-5" aria-label={t('crime-map:about.title')}>
      <LatestCorrections {...props} />
      {sources.map((source) => (
        <Freshness {...props} source={source} />
      ))}
      {ways.map((way) => (
        <p class="hint">{t(`crime-map:about.${way}`)}</p>
      ))}
      <p class="text-md">
        <a href={href(PLACES_PATH)}>{t('crime-map:about.places')}</a>
      </p>
    </aside>
  );
};

const Freshness = (props: AsideProps & { source: SourceFreshness }) => {
  const { visit, source, sources, placed } = props;
  const { t, locale } = visit;
  const day = (at: Day | null) => (at ? formatDay(locale, at) : '–');
  const due = source.nextDue && {
    name: t('crime-map:about.nextDue'),
    value: day(source.nextDue),
  };
  return (
    <div>
      {sources.length > 1 && <p class="mb-2 font-semibold">{source.title}</p>}
      <FactList
        facts={[
          { name: t('crime-map:about.dataTo'), value: day(source.dataTo) },
          { name: t('crime-map:about.refreshed'), value: day(source.lastImportedOn) },
          ...(due ? [due] : []),
          ...(source === sources.at(-1)
            ? [{ name: t('crime-map:about.placed'), value: t('crime-map:about.of', placed) }]
            : []),
        ]}
      />
      {source.isLate && source.nextDue && (
        <p class="mt-2">
          <Tag kind="warn">{t('crime-map:about.late', { day: day(source.nextDue) })}</Tag>
        </p>
      )}
    </div>
  );
};

/** The corrections of the newest day on which there were any. */
const LatestCorrections = ({ visit, corrections }: AsideProps) => {
  const { t, locale, href } = visit;
  const [newest] = corrections;
  if (!newest) return null;
  const ofDay = corrections.filter(({ correctedOn }) => correctedOn === newest.correctedOn);
  return (
    <Note
      kind="warn"
      title={t('crime-map:corrected.title', { day: formatDay(locale, newest.correctedOn) })}
    >
      {correctionWords(visit, ofDay).map((words) => (
        <p>{words}</p>
      ))}
      <p>
        <a href={href(CHANGES_PATH)}>{t('crime-map:corrected.link')}</a>
      </p>
    </Note>
  );
};

/** A sentence for each kind of correction; of withdrawn records only how many. */
export function correctionWords(
  { t }: Visit,
  corrections: readonly IncidentCorrection[],
): readonly string[] {
  const changed = corrections.filter(({ kind }) => kind === 'changed').length;
  const withdrawn = (reason: 'error' | 'protected') =>
    corrections.reduce(
      (sum, one) => (one.kind === 'withdrawn' && one.reason === reason ? sum + one.count : sum),
      0,
    );
  const [mistaken, guarded] = [withdrawn('error'), withdrawn('protected')];
  return [
    ...(changed > 0 ? [t('crime-map:corrected.changed', { count: changed })] : []),
    ...(mistaken > 0 ? [t('crime-map:corrected.error', { count: mistaken })] : []),
    ...(guarded > 0 ? [t('crime-map:corrected.protected', { count: guarded })] : []),
  ];
}
