/** What the crime API reads, kept until something is published. */
import type { Month } from '#kernel/time.ts';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import type { Visit } from '#platform/web/visit.ts';
import {
  listPublishedMonths,
  readMonthPoints,
} from '../../incidents/publication/list-published-incidents.action.ts';
import type { PointCounts } from '../../incidents/publication/published-incident.ts';
import { ALL_CRIME } from './crime-area.ts';
import { readSourceWords, type SourceWords } from '../read-source-words.action.ts';

export interface NamedCategory {
  readonly url: string;
  readonly name: string;
}

export const crimeReads = (reads: PublicReads) => {
  const key = ({ site }: Visit, name: string, ...parameters: string[]) => ({
    agencyId: site.agencyId,
    name: `crime-api.${name}`,
    parameters,
  });
  const words = (visit: Visit): Promise<SourceWords> =>
    reads.read(key(visit, 'words'), readSourceWords);
  const months = (visit: Visit): Promise<readonly Month[]> =>
    reads.read(key(visit, 'months'), listPublishedMonths);
  return {
    words,
    /** The newest first. */
    months,
    points: (visit: Visit, month: Month): Promise<readonly PointCounts[]> =>
      reads.read(key(visit, 'points', month), (work) => readMonthPoints(work, month)),
    categories: async (visit: Visit) => categoriesOf(visit, await words(visit)),
    /** The month asked for, or the newest; undefined when it is outside of what is published. */
    monthAsked: async (visit: Visit, asked: Month | undefined): Promise<MonthAsked> => {
      const published = await months(visit);
      const [newest, oldest] = [published[0], published.at(-1)];
      if (newest === undefined || oldest === undefined)
        return asked === undefined ? { kind: 'nothing' } : { kind: 'unknown' };
      if (asked === undefined) return { kind: 'month', month: newest };
      return asked > newest || asked < oldest
        ? { kind: 'unknown' }
        : { kind: 'month', month: asked };
    },
  };
};

export type CrimeReads = ReturnType<typeof crimeReads>;

export type MonthAsked =
  | { readonly kind: 'month'; readonly month: Month }
  /** Nothing at all is published, and no month was named. */
  | { readonly kind: 'nothing' }
  | { readonly kind: 'unknown' };

/** All first, then sources' own, then the common groups where a source publishes by those. */
function categoriesOf({ t }: Visit, words: SourceWords): NamedCategory[] {
  const own = words.ownCategories.map(({ slug, name }) => ({ url: slug, name }));
  const common = words.commonGroups.map((group) => ({
    url: group,
    name: t(`incidents:category.${group}`),
  }));
  const all = [{ url: ALL_CRIME, name: t('crime-api:all') }, ...own, ...common];
  return all.filter(({ url }, place) => all.findIndex((one) => one.url === url) === place);
}
