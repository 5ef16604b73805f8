/** What the open files of incidents say about themselves: dictionary, gaps, checks, standing. */
import { lastDayOf } from '#kernel/time.ts';
import type {
  DatasetColumn,
  DatasetDescription,
  DatasetSource,
} from '#platform/web/open-data/open-dataset.ts';
import { formatDay, formatList, formatMonth } from '#platform/web/messages/format.ts';
import type { Visit } from '#platform/web/visit.ts';
import { type Category, PUBLIC_CATEGORIES, SENSITIVE_CATEGORIES } from '../categories.ts';
import { categorySchemeNamed } from '../mapping/category-scheme.ts';
import {
  CORRECTION_COLUMNS,
  COUNT_COLUMNS,
  type FileSizes,
  INCIDENT_COLUMNS,
  PLACED_BY,
  POINT_COLUMNS,
  YEAR_COLUMNS,
} from './incident-rows.ts';
import type { SourceFreshness } from '../publication/incident-source.ts';
import { outcomeSchemeNamed } from '../mapping/outcome-scheme.ts';

/** What the files hold now, to be told in the words of the visit. */
export interface Standing {
  readonly visit: Visit;
  readonly sizes: FileSizes;
  readonly origins: readonly SourceFreshness[];
  readonly sources: readonly DatasetSource[];
}

type Values = NonNullable<DatasetColumn['values']>;

const categoryValues = ({ t }: Visit, categories: readonly Category[]): Values =>
  categories.map((value) => ({ value, meaning: t(`incidents:category.${value}`) }));

const placedByValues = ({ t }: Visit): Values =>
  PLACED_BY.map((value) => ({ value, meaning: t(`incident-datasets:placedBy.${value}`) }));

const distinct = <Value>(values: readonly (Value | null)[]): readonly Value[] => [
  ...new Set(values.filter((value) => value !== null)),
];

/** Kinds of the sources' own schemes, in the language of the source; sensitive ones never come. */
const ownCategoryValues = ({ origins }: Standing): Values =>
  distinct(origins.map(({ ownScheme }) => ownScheme)).flatMap((name) =>
    (categorySchemeNamed(name)?.categories ?? [])
      .filter(({ group }) => !SENSITIVE_CATEGORIES.includes(group))
      .map((category) => ({ value: category.slug, meaning: category.name })),
  );

const outcomeValues = ({ origins }: Standing): Values =>
  distinct(origins.map(({ outcomeScheme }) => outcomeScheme)).flatMap((name) =>
    (outcomeSchemeNamed(name)?.outcomes ?? []).map((outcome) => ({
      value: outcome.code,
      meaning: outcome.name,
    })),
  );

const withValues = (values: Values | undefined) => (values?.length ? { values } : {});

/** What all files of incidents share. */
function common({ visit: { t }, sizes, sources }: Standing) {
  const months = sizes.months.map(({ month }) => month);
  return {
    sources,
    correctedOn: sizes.correctedOn,
    firstMonth: months.at(-1) ?? null,
    lastMonth: months[0] ?? null,
    months: [],
    keywords: [
      t('incident-datasets:keywords.police'),
      t('incident-datasets:keywords.crime'),
      t('incident-datasets:keywords.incidents'),
    ],
  };
}

/** How often these files change by themselves, whatever the rhythm of their sources. */
const inRhythm = (
  sources: readonly DatasetSource[],
  cadence: DatasetSource['cadence'],
): readonly DatasetSource[] => sources.map((source) => ({ ...source, cadence }));

/** Points do not age: what is due from a source is nothing of theirs. */
const ageless = (sources: readonly DatasetSource[]): readonly DatasetSource[] =>
  inRhythm(sources, null).map((source) => ({
    ...source,
    dataTo: null,
    nextDue: null,
    isLate: false,
  }));

const sensitiveGap = ({ t, locale }: Visit): string =>
  t('incident-datasets:gap.sensitive', {
    list: formatList(
      locale,
      SENSITIVE_CATEGORIES.map((name) => t(`incidents:category.${name}`)),
    ),
  });

/** How places were made coarse: by us, by the source, or both where there are several sources. */
function placeGaps({ visit: { t }, origins }: Standing): string[] {
  const isOurs = origins.length === 0 || origins.some(({ masking }) => masking === 'none');
  const masked = origins.filter(({ masking }) => masking !== 'none');
  return [
    ...(isOurs ? [t('incident-datasets:gap.placeOurs')] : []),
    ...masked.map(({ title }) => t('incident-datasets:gap.placeSource', { title })),
  ];
}

/** A month that is still running, or whose records end early, is told. */
function partialGaps({ visit: { t, locale }, sizes, origins }: Standing): string[] {
  const newest = sizes.months[0]?.month;
  const days = origins.flatMap(({ lastDay }) => (lastDay ? [lastDay] : []));
  const last = days.toSorted().at(-1);
  if (!newest || !last || last >= lastDayOf(newest)) return [];
  const words = { month: formatMonth(locale, newest), day: formatDay(locale, last) };
  return [t('incident-datasets:gap.partial', words)];
}

function withoutPlaceGaps({ visit: { t }, sizes }: Standing): string[] {
  const without = sizes.months.reduce((sum, month) => sum + month.withoutPlace, 0);
  const total = rowsOf(sizes);
  return without === 0 ? [] : [t('incident-datasets:gap.withoutPlace', { without, total })];
}

const rowsOf = ({ months }: FileSizes): number =>
  months.reduce((sum, { rowCount }) => sum + rowCount, 0);

export function incidentDescription(standing: Standing): DatasetDescription {
  const { visit, sizes } = standing;
  const { t } = visit;
  const valuesOf: Partial<Record<string, Values>> = {
    category: categoryValues(visit, PUBLIC_CATEGORIES),
    own_category: ownCategoryValues(standing),
    placed_by: placedByValues(visit),
    outcome: outcomeValues(standing),
  };
  return {
    ...common(standing),
    title: t('incident-datasets:incidents.title'),
    description: t('incident-datasets:incidents.description'),
    row: t('incident-datasets:incidents.row'),
    columns: INCIDENT_COLUMNS.map(({ name, type }) => ({
      name,
      type,
      meaning: t(`incident-datasets:incidents.column.${name}`),
      ...withValues(valuesOf[name]),
    })),
    gaps: [
      sensitiveGap(visit),
      t('incident-datasets:gap.time'),
      ...placeGaps(standing),
      ...withoutPlaceGaps(standing),
      ...partialGaps(standing),
      t('incident-datasets:gap.reported'),
      t('incident-datasets:gap.withdrawn'),
    ],
    checks: [
      t('incident-datasets:incidents.check.counts'),
      t('incident-datasets:incidents.check.corrections'),
      t('incident-datasets:etag'),
    ],
    months: sizes.months,
    rowCount: rowsOf(sizes),
  };
}

export function countDescription(standing: Standing): DatasetDescription {
  const { visit, sizes } = standing;
  const { t } = visit;
  return {
    ...common(standing),
    title: t('incident-datasets:counts.title'),
    description: t('incident-datasets:counts.description'),
    row: t('incident-datasets:counts.row'),
    columns: COUNT_COLUMNS.map(({ name, type }) => ({
      name,
      type,
      meaning: t(`incident-datasets:counts.column.${name}`),
      ...(name === 'category' && { values: categoryValues(visit, PUBLIC_CATEGORIES) }),
    })),
    gaps: [sensitiveGap(visit), ...partialGaps(standing), t('incident-datasets:gap.reported')],
    checks: [t('incident-datasets:counts.check.incidents'), t('incident-datasets:etag')],
    months: sizes.months.map(({ month, cellCount }) => ({ month, rowCount: cellCount })),
    rowCount: sizes.counts,
  };
}

export function yearDescription(standing: Standing): DatasetDescription {
  const { visit, sizes } = standing;
  const { t } = visit;
  return {
    ...common(standing),
    sources: inRhythm(standing.sources, 'yearly'),
    firstMonth: null,
    lastMonth: null,
    title: t('incident-datasets:years.title'),
    description: t('incident-datasets:years.description'),
    row: t('incident-datasets:years.row'),
    columns: YEAR_COLUMNS.map(({ name, type }) => ({
      name,
      type,
      meaning: t(`incident-datasets:years.column.${name}`),
      ...(name === 'category' && { values: categoryValues(visit, SENSITIVE_CATEGORIES) }),
    })),
    gaps: [
      t('incident-datasets:years.gap.few'),
      t('incident-datasets:years.gap.whole'),
      t('incident-datasets:gap.reported'),
    ],
    checks: [t('incident-datasets:years.check.none'), t('incident-datasets:etag')],
    rowCount: sizes.years,
  };
}

export function correctionDescription(standing: Standing): DatasetDescription {
  const { visit, sizes } = standing;
  const { t } = visit;
  const [categories, own] = [categoryValues(visit, PUBLIC_CATEGORIES), ownCategoryValues(standing)];
  const valuesOf: Partial<Record<string, Values>> = {
    category_before: categories,
    category: categories,
    own_category_before: own,
    own_category: own,
    kind: (['changed', 'withdrawn'] as const).map((value) => ({
      value,
      meaning: t(`incident-datasets:kind.${value}`),
    })),
    reason: (['error', 'protected'] as const).map((value) => ({
      value,
      meaning: t(`incident-datasets:reason.${value}`),
    })),
  };
  return {
    ...common(standing),
    sources: inRhythm(standing.sources, null),
    title: t('incident-datasets:corrections.title'),
    description: t('incident-datasets:corrections.description'),
    row: t('incident-datasets:corrections.row'),
    columns: CORRECTION_COLUMNS.map(({ name, type }) => ({
      name,
      type,
      meaning: t(`incident-datasets:corrections.column.${name}`),
      ...withValues(valuesOf[name]),
    })),
    gaps: [
      t('incident-datasets:corrections.gap.withdrawn'),
      t('incident-datasets:corrections.gap.first'),
    ],
    checks: [t('incident-datasets:corrections.check.incidents'), t('incident-datasets:etag')],
    rowCount: sizes.corrections,
  };
}

export function pointDescription(standing: Standing): DatasetDescription {
  const { visit, sizes } = standing;
  const { t } = visit;
  return {
    ...common(standing),
    sources: ageless(standing.sources),
    firstMonth: null,
    lastMonth: null,
    title: t('incident-datasets:points.title'),
    description: t('incident-datasets:points.description'),
    row: t('incident-datasets:points.row'),
    columns: POINT_COLUMNS.map(({ name, type }) => ({
      name,
      type,
      meaning: t(`incident-datasets:points.column.${name}`),
      ...(name === 'placed_by' && { values: placedByValues(visit) }),
    })),
    gaps: placeGaps(standing),
    checks: [t('incident-datasets:points.check.incidents'), t('incident-datasets:etag')],
    rowCount: sizes.points,
  };
}
