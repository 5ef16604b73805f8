/** What the list of datasets and the page of one both say: how new, how large, how often. */
import { Tag } from '#platform/web/look/pieces.tsx';
import { formatDay, formatMonth } from '#platform/web/messages/format.ts';
import type { DatasetSource } from '#platform/web/open-data/open-dataset.ts';
import type { Visit } from '#platform/web/visit.ts';
import type { DescribedDataset } from './described-datasets.portal.ts';

interface FreshnessProps {
  readonly visit: Visit;
  readonly sources: readonly DatasetSource[];
  /** For lists: of several sources only those that are late have a line. */
  readonly isOnlyLateOfSeveral?: boolean;
}

const isOnly = (sources: readonly DatasetSource[]): boolean => sources.length === 1;

/** A line for each source that has published anything, with a badge by itself when it is late. */
export const DatasetFreshness = ({
  visit,
  sources,
  isOnlyLateOfSeveral = false,
}: FreshnessProps) => {
  const told = sources.filter(
    ({ dataTo, isLate }) => dataTo !== null && (isLate || !isOnlyLateOfSeveral || isOnly(sources)),
  );
  return told.length === 0 ? null : (
    <ul class="space-y-1">
      {told.map((source) => (
        <li>
          {!isOnly(sources) && `${source.title}: `}
          {freshWords(visit, source)}
          {source.isLate && source.nextDue && (
            <>
              {' '}
              <Tag kind="warn" isLong={true}>
                {visit.t('datasets:late', { day: formatDay(visit.locale, source.nextDue) })}
              </Tag>
            </>
          )}
        </li>
      ))}
    </ul>
  );
};

function freshWords({ t, locale }: Visit, { dataTo, nextDue, isLate }: DatasetSource): string {
  if (!dataTo) return '';
  const words = t('datasets:dataTo', { day: formatDay(locale, dataTo) });
  if (!nextDue || isLate) return words;
  return `${words} ${t('datasets:nextDue', { day: formatDay(locale, nextDue) })}`;
}

/** "Every month", or the several ways of several sources. */
export const cadenceWords = ({ t, locale }: Visit, { sources }: DescribedDataset): string => {
  const ways = [...new Set(sources.map(({ cadence }) => cadence ?? 'irregular'))];
  return (ways.length === 0 ? (['irregular'] as const) : ways)
    .map((cadence) => t(`datasets:cadence.${cadence}`))
    .map((words, place) => (place === 0 ? words : words.toLocaleLowerCase(locale)))
    .join(', ');
};

/** "November 2024 to October 2026"; empty where a dataset has no months. */
export function spanWords({ t, locale }: Visit, { firstMonth, lastMonth }: DescribedDataset) {
  if (!firstMonth || !lastMonth) return '';
  return t('datasets:span', {
    from: formatMonth(locale, firstMonth),
    to: formatMonth(locale, lastMonth),
  });
}
