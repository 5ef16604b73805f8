/** The list beside the map: the same reports in words, sorted and paged by link, and as a file. */
import type { SourceFreshness } from '#practices/technology/incidents/publication/incident-source.ts';
import type { OutcomeStage } from '#practices/technology/incidents/mapping/outcome-scheme.ts';
import {
  type ChangedIncident,
  INCIDENT_ORDERS,
  type IncidentCorrection,
  type IncidentState,
  type PublishedIncident,
} from '#practices/technology/incidents/publication/published-incident.ts';
import { Tag } from '#platform/web/look/pieces.tsx';
import type { TableSchema } from '#platform/web/look/table-query.ts';
import { type Column, DataTable } from '#platform/web/look/table.tsx';
import { formatDay, formatMonth } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import { type ListedIncidents, ROWS } from './crime-map-reads.portal.ts';
import {
  kindWords,
  outcomeWords,
  placeWords,
  sourceOf,
  type Sources,
  STAGE_TAGS,
} from './incident-words.portal.ts';
import { FIRST_ORDER, mapFilters, mapHref, type MapRequest } from './map-request.ts';
import type { AreaView } from './view-area.action.ts';

export const LIST_SCHEMA: TableSchema = {
  sortable: INCIDENT_ORDERS,
  defaultSort: { column: FIRST_ORDER.by, direction: FIRST_ORDER.direction },
  rowsPerPage: ROWS,
};

export interface ListProps {
  readonly visit: Visit;
  readonly request: MapRequest;
  readonly area: AreaView;
  readonly listed: ListedIncidents;
  readonly sources: Sources;
  /** As the list calls where its reports are. */
  readonly areaName: string;
}

export const IncidentList = (props: ListProps) => {
  const { visit, request, area, listed, areaName } = props;
  const { t, locale, href } = visit;
  const month = formatMonth(locale, area.month);
  const { by, direction } = request.order;
  return (
    <section class="min-w-0" aria-labelledby="list">
      <h2 class="head scroll-mt-4" id="list" tabindex={-1}>
        {t('crime-map:list.title', { area: areaName, month, count: listed.total })}
      </h2>
      {request.kinds.length > 0 && (
        <p class="mt-1 text-muted">
          {t('crime-map:kind.some', {
            kinds: request.kinds.map((kind) => t(`incidents:category.${kind}`)).join(', '),
          })}
        </p>
      )}
      <div class="mt-3">
        <DataTable
          t={t}
          caption={t('crime-map:list.caption', { area: areaName, month })}
          isCaptionHidden={true}
          columns={columnsOf(props)}
          rows={listed.incidents}
          empty={t('crime-map:list.empty')}
          controls={{
            schema: LIST_SCHEMA,
            query: {
              sort: { column: by, direction },
              filters: mapFilters(request),
              page: request.page,
            },
            path: href('/map'),
            total: listed.total,
            csvHref: mapHref(href('/map.csv'), { ...request, place: undefined }, {}),
            anchor: 'list',
          }}
        />
      </div>
    </section>
  );
};

function columnsOf(props: ListProps): Column<PublishedIncident>[] {
  const { visit, listed, sources, request } = props;
  const { t } = visit;
  const changes = changesOf(listed.corrections);
  const columns: Column<PublishedIncident>[] = [
    {
      key: 'near',
      label: t('crime-map:list.near'),
      kind: 'head',
      cell: ({ point }) => placeWords(visit, point),
    },
    {
      key: 'kind',
      label: t('crime-map:list.kind'),
      cell: (incident) => (
        <>
          {kindWords(visit, incident, sourceOf(sources, incident))}
          <Before visit={visit} incident={incident} changes={changes} sources={sources} />
        </>
      ),
    },
    {
      key: 'outcome',
      label: t('crime-map:list.outcome'),
      cell: (incident) => (
        <Outcome visit={visit} incident={incident} source={sourceOf(sources, incident)} />
      ),
    },
  ];
  if (request.beatCode !== undefined) return columns;
  const beat: Column<PublishedIncident> = {
    key: 'beat',
    label: t('crime-map:list.beat'),
    kind: 'number',
    cell: ({ beatCode }) => beatCode ?? '–',
  };
  return [...columns, beat];
}

interface OutcomeProps {
  readonly visit: Visit;
  readonly incident: PublishedIncident;
  readonly source: SourceFreshness | undefined;
}

const Outcome = ({ visit: { t }, incident, source }: OutcomeProps) => {
  const { stage, own } = outcomeWords(incident, source);
  if (stage === 'unknown' && own !== undefined) return <Tag kind="plain">{own}</Tag>;
  return (
    <>
      <Tag kind={STAGE_TAGS[stage]}>{t(`crime-map:stage.${stage}`)}</Tag>
      {own !== undefined && TOLD_BY_OWN_WORDS.includes(stage) && (
        <span class="mt-1 block text-md text-muted">{own}</span>
      )}
    </>
  );
};

/** Of the others the source's words say no more than ours. */
const TOLD_BY_OWN_WORDS: readonly OutcomeStage[] = ['charged', 'settled', 'court', 'closed'];

type Changes = ReadonlyMap<number, readonly ChangedIncident[]>;

const changesOf = (corrections: readonly IncidentCorrection[]): Changes =>
  Map.groupBy(
    corrections.filter((correction) => correction.kind === 'changed'),
    ({ incidentId }) => incidentId,
  );

interface BeforeProps {
  readonly visit: Visit;
  readonly incident: PublishedIncident;
  readonly changes: Changes;
  readonly sources: Sources;
}

/** What it said before, and until which day. */
const Before = ({ visit, incident, changes, sources }: BeforeProps) =>
  (changes.get(incident.id) ?? []).map(({ before, correctedOn }) => (
    <span class="mt-1 block text-md text-muted">
      {visit.t('crime-map:list.before', {
        day: formatDay(visit.locale, correctedOn),
        what: stateWords(visit, before, sourceOf(sources, incident)),
      })}
    </span>
  ));

/** "Theft, near Quay Street, October 2026, beat 4". */
export function stateWords(
  visit: Visit,
  state: IncidentState,
  source: SourceFreshness | undefined,
): string {
  const { t, locale } = visit;
  const words = { kind: kindWords(visit, state, source), month: formatMonth(locale, state.month) };
  const placed = state.point && { ...words, near: placeWords(visit, state.point) };
  if (state.beatCode === null)
    return placed ? t('crime-map:changes.state', placed) : t('crime-map:changes.unplaced', words);
  const beat = state.beatCode;
  return placed
    ? t('crime-map:changes.stateBeat', { ...placed, beat })
    : t('crime-map:changes.unplacedBeat', { ...words, beat });
}
