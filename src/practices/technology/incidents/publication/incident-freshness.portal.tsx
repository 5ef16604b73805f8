/** How new the records on a page are, when the next are due, and a badge by itself when late. */
import { zoneOf } from '#kernel/time-zone.ts';
import { Tag } from '#platform/web/look/pieces.tsx';
import { formatDay } from '#platform/web/messages/format.ts';
import { visitFor } from '#platform/web/page.tsx';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import type { Visit } from '#platform/web/visit.ts';
import type { SourceFreshness } from './incident-source.ts';
import { listSources } from './list-sources.action.ts';

/** The sources that have published anything, as they stand today in the agency's zone. */
export async function publishedSources(
  reads: PublicReads,
  { site, now }: Visit,
): Promise<readonly SourceFreshness[]> {
  const today = zoneOf(site.timezone).localAt(now.getTime()).day;
  const key = { agencyId: site.agencyId, name: 'incidents.sources', parameters: [today] };
  const sources = await reads.read(key, (work) => listSources(work, today));
  return sources.filter(({ dataTo }) => dataTo !== null);
}

interface FreshnessProps {
  /** Of the page; the sentences speak its language where they can. */
  readonly visit: Visit;
  readonly sources: readonly SourceFreshness[];
}

/** A line for each source; its title stands before it only where there are several. */
export const SourcesFreshness = ({ visit, sources }: FreshnessProps) => {
  const content = visitFor(visit, 'incident-pages');
  return sources.length === 0 ? null : (
    <ul class="mt-2 space-y-1 text-md text-muted">
      {sources.map((source) => (
        <li>
          {sources.length > 1 && `${source.title}: `}
          {standingOf(content, source)}
          {source.isLate && source.nextDue && (
            <>
              {' '}
              <Tag kind="warn" isLong={true}>
                {content.t('incident-pages:freshness.late', {
                  day: formatDay(content.locale, source.nextDue),
                })}
              </Tag>
            </>
          )}
        </li>
      ))}
    </ul>
  );
};

/** "Data to October 31, 2026. Next due December 14, 2026." */
function standingOf({ t, locale }: Visit, { dataTo, nextDue, isLate }: SourceFreshness): string {
  if (!dataTo) return '';
  const words = t('incident-pages:freshness.dataTo', { day: formatDay(locale, dataTo) });
  if (!nextDue || isLate) return words;
  return `${words} ${t('incident-pages:freshness.due', { day: formatDay(locale, nextDue) })}`;
}
