/** What is new and what was corrected, as an Atom feed. Source: rfc-4287 */
import { Feed } from 'feed';
import { zoneOf } from '#kernel/time-zone.ts';
import type { Day } from '#kernel/time.ts';
import { openToAll } from '#platform/web/guard.ts';
import { formatDay } from '#platform/web/messages/format.ts';
import type { PublishedCorrection } from '#platform/web/open-data/open-dataset.ts';
import { visitFor } from '#platform/web/page.tsx';
import type { WebApp } from '#platform/web/server/app.ts';
import { type Visit, visitOf } from '#platform/web/visit.ts';
import {
  CORRECTIONS_PATH,
  type DatasetTools,
  dayAnchor,
  FEED_PATH,
} from './described-datasets.portal.ts';
import { listReleases, type Release } from './list-releases.action.ts';

const RELEASES_READ = 200;
const CORRECTIONS_READ = 200;
const MOST_ENTRIES = 50;

export function releasesFeed(app: WebApp, { reads, corrections }: DatasetTools): void {
  const onRequest = openToAll('everybody may follow what is published and what is corrected');
  app.get(FEED_PATH, { onRequest }, async (request, reply) => {
    const visit = visitOf(request);
    const content = visitFor(visit, 'datasets');
    const key = { agencyId: visit.site.agencyId, name: 'datasets.releases' };
    const [releases, corrected] = await Promise.all([
      reads.read(key, (work) => listReleases(work, RELEASES_READ)),
      corrections(visit, { skip: 0, limit: CORRECTIONS_READ }),
    ]);
    const entries = [
      ...releaseEntries(content, releases),
      ...correctionEntries(content, corrected.corrections, releases),
    ].toSorted((a, b) => b.date.getTime() - a.date.getTime() || (a.id < b.id ? -1 : 1));
    return reply
      .type('application/atom+xml; charset=utf-8')
      .send(feedOf(content, entries.slice(0, MOST_ENTRIES)));
  });
}

interface Entry {
  /** Stays for ever: readers know by it what they have seen. */
  readonly id: string;
  readonly title: string;
  readonly link: string;
  readonly date: Date;
  /** Lines of plain text. */
  readonly lines: readonly string[];
}

function feedOf(visit: Visit, entries: readonly Entry[]): string {
  const { t, site, locale } = visit;
  const self = visit.url(FEED_PATH);
  const feed = new Feed({
    id: self,
    title: t('datasets:feed.title', { name: site.name }),
    description: t('datasets:feed.subtitle'),
    updated: entries[0]?.date ?? new Date(0),
    language: locale,
    link: visit.url('/data'),
    feed: self,
    generator: 'Peelian',
    author: { name: site.name },
  });
  for (const { id, title, link, date, lines } of entries)
    feed.addItem({ id, link, date, title: asHtml(title), content: lines.map(paragraph).join('') });
  return `${feed.atom1()}\n`;
}

/** The library writes titles and texts as HTML; "]]>" would end where they stand. */
const asHtml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

const paragraph = (line: string): string => `<p>${asHtml(line)}</p>`;

const dayOf = ({ site }: Visit, instant: Date): Day =>
  zoneOf(site.timezone).localAt(instant.getTime()).day;

/** One entry a day for each kind, however often it was brought in. */
function releaseEntries(visit: Visit, releases: readonly Release[]): Entry[] {
  const { t, locale } = visit;
  const newest = new Map<string, Release>();
  for (const release of releases) {
    const key = `${release.kind}-${dayOf(visit, release.finishedAt)}`;
    if (!newest.has(key)) newest.set(key, release);
  }
  return [...newest].map(([key, { kind, finishedAt }]) => ({
    id: `${visit.url('/data')}#${key}`,
    title: t(`datasets:feed.release.${kind}`, {
      day: formatDay(locale, dayOf(visit, finishedAt)),
    }),
    link: visit.url(kind === 'beats' ? '/data/beats' : '/data/incidents'),
    date: finishedAt,
    lines: [t('datasets:feed.releaseText')],
  }));
}

/** One entry for each day with corrections; a withdrawn record is counted and not named. */
function correctionEntries(
  visit: Visit,
  corrections: readonly PublishedCorrection[],
  releases: readonly Release[],
): Entry[] {
  const days = Map.groupBy(corrections, ({ day }) => day);
  return [...days].map(([day, ofDay]) => ({
    id: `${visit.url(CORRECTIONS_PATH)}#${dayAnchor(day)}`,
    title: visit.t('datasets:feed.corrections', { day: formatDay(visit.locale, day) }),
    link: `${visit.url(CORRECTIONS_PATH)}#${dayAnchor(day)}`,
    date: instantOf(visit, day, releases),
    lines: ofDay.map(({ sentence }) => sentence),
  }));
}

/** When the day's last import was finished; the day's first moment where none is known any more. */
function instantOf(visit: Visit, day: Day, releases: readonly Release[]): Date {
  const last = releases.find(({ finishedAt }) => dayOf(visit, finishedAt) === day);
  const midnight = { day, hour: 0, minute: 0, second: 0 };
  return last?.finishedAt ?? new Date(zoneOf(visit.site.timezone).instantOf(midnight));
}
