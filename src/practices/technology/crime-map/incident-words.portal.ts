/** How incidents, their kinds, their outcomes, places and beats are called on the map's pages. */
import { categorySchemeNamed } from '#practices/technology/incidents/mapping/category-scheme.ts';
import type { Category } from '#practices/technology/incidents/categories.ts';
import type { SourceFreshness } from '#practices/technology/incidents/publication/incident-source.ts';
import {
  OUTCOME_SCHEME_NAMES,
  type OutcomeStage,
  outcomeSchemeNamed,
} from '#practices/technology/incidents/mapping/outcome-scheme.ts';
import type {
  MapPoint,
  PublishedIncident,
} from '#practices/technology/incidents/publication/published-incident.ts';
import type { TagProps } from '#platform/web/look/pieces.tsx';
import type { Visit } from '#platform/web/visit.ts';

export type Sources = readonly SourceFreshness[];

interface Named {
  readonly code: string;
  /** The code again where the agency gave no name. */
  readonly name: string;
}

/** "Harbor Quarter", or "Beat 4" where it has no name of its own. */
export const beatTitle = ({ t }: Visit, { code, name }: Named): string =>
  name === code ? t('crime-map:area.beat', { code }) : name;

/** "Harbor Quarter (beat 4)". */
export const beatName = ({ t }: Visit, { code, name }: Named): string =>
  name === code ? t('crime-map:area.beat', { code }) : t('crime-map:area.named', { name, code });

interface Kind {
  readonly category: Category;
  readonly ownCategory: string | null;
}

/** The source's own word where it publishes by its own scheme, else the common one. */
export function kindWords({ t }: Visit, kind: Kind, source: SourceFreshness | undefined): string {
  const common = t(`incidents:category.${kind.category}`);
  if (kind.ownCategory === null || !source?.ownScheme) return common;
  const own = categorySchemeNamed(source.ownScheme)?.categories;
  return own?.find(({ slug }) => slug === kind.ownCategory)?.name ?? common;
}

export const sourceOf = (sources: Sources, { source }: { readonly source: string }) =>
  sources.find((known) => known.source === source);

export interface OutcomeWords {
  readonly stage: OutcomeStage;
  /** As the source words it; undefined where it says no more than the stage. */
  readonly own: string | undefined;
}

export function outcomeWords(
  { outcome }: PublishedIncident,
  source: SourceFreshness | undefined,
): OutcomeWords {
  if (outcome === null) return { stage: 'unknown', own: undefined };
  const known = [source?.outcomeScheme ?? '', ...OUTCOME_SCHEME_NAMES]
    .flatMap((name) => outcomeSchemeNamed(name)?.outcomes ?? [])
    .find(({ code }) => code === outcome);
  if (known) return { stage: known.stage, own: known.name };
  const words = outcome.replaceAll('-', ' ');
  return { stage: 'unknown', own: words.charAt(0).toUpperCase() + words.slice(1) };
}

export const STAGE_TAGS: Readonly<Record<OutcomeStage, NonNullable<TagProps['kind']>>> = {
  open: 'run',
  'no-suspect': 'open',
  charged: 'good',
  settled: 'good',
  court: 'run',
  closed: 'open',
  unknown: 'plain',
};

/** "Quay Street". */
export function placeWords({ t }: Visit, point: Pick<MapPoint, 'label'> | null): string {
  if (!point) return t('crime-map:list.unplaced');
  return point.label ?? t('crime-map:list.unnamed');
}
