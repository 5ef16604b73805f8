/** Published corrections in words: both states where changed, never which were withdrawn. */
import { zoneOf } from '#kernel/time-zone.ts';
import type { Month } from '#kernel/time.ts';
import { listBeats } from '#practices/engagement/beats/list-beats.action.ts';
import { formatMonth } from '#platform/web/messages/format.ts';
import type { ListPublishedCorrections } from '#platform/web/open-data/open-dataset.ts';
import { visitFor } from '#platform/web/page.tsx';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import type { Visit } from '#platform/web/visit.ts';
import type { Category } from '../categories.ts';
import { CATEGORY_SCHEME_NAMES, categorySchemeNamed } from '../mapping/category-scheme.ts';
import type { CorrectionGroup } from '../open-files/incident-rows.ts';
import { listCorrectionGroups } from '../open-files/list-incident-rows.action.ts';

/** Names of beats by their codes; a beat that is no more has its code alone. */
type BeatNames = ReadonlyMap<string, string>;

export const incidentCorrections =
  (reads: PublicReads): ListPublishedCorrections =>
  async (visit, page) => {
    const { agencyId } = visit.site;
    const key = { agencyId, name: 'incidents.correction-groups' };
    const [{ groups, total }, beats] = await Promise.all([
      reads.read({ ...key, parameters: [page.skip, page.limit] }, (work) =>
        listCorrectionGroups(work, page),
      ),
      beatNames(reads, visit),
    ]);
    const content = visitFor(visit, 'incident-datasets');
    return {
      total,
      corrections: groups.map((group) => ({
        day: group.correctedOn,
        kind: group.kind,
        sentence: sentenceOf(content, beats, group),
      })),
    };
  };

function beatNames(reads: PublicReads, { site, now }: Visit): Promise<BeatNames> {
  const today = zoneOf(site.timezone).localAt(now.getTime()).day;
  const key = { agencyId: site.agencyId, name: 'incidents.beat-names', parameters: [today] };
  return reads.read(
    key,
    async (work) => new Map((await listBeats(work, today)).map(({ code, name }) => [code, name])),
  );
}

function sentenceOf(visit: Visit, beats: BeatNames, group: CorrectionGroup): string {
  const { count, reason, kind } = group;
  if (kind === 'changed') return changedSentence(visit, beats, group);
  return reason === 'error'
    ? visit.t('incident-datasets:correction.withdrawnError', { count })
    : visit.t('incident-datasets:correction.withdrawnProtected', { count });
}

/** "11 reports: Other theft, October 2026. Shown in Old Town before, now in Harbor Quarter." */
function changedSentence(visit: Visit, beats: BeatNames, group: CorrectionGroup): string {
  const { t, locale } = visit;
  const what = whatStayed(visit, beats, group);
  const reports = t('incident-datasets:correction.reports', { count: group.count });
  const lead =
    what.length === 0
      ? `${reports}.`
      : t('incident-datasets:correction.lead', { reports, what: what.join(', ') });
  const monthWords = (month: Month | null) => (month ? formatMonth(locale, month) : '');
  const changes = [
    [categoryWords(visit, group, 'before'), categoryWords(visit, group, 'after'), 'category'],
    [monthWords(group.monthBefore), monthWords(group.month), 'month'],
    [beatWords(visit, beats, group.beatBefore), beatWords(visit, beats, group.beat), 'beat'],
  ] as const;
  const told = changes.flatMap(([before, after, name]) =>
    before === after ? [] : [t(`incident-datasets:correction.${name}`, { before, after })],
  );
  return [lead, ...told, ...moveWords(visit, group)].join(' ');
}

/** What before and after share, so that it is told once. */
function whatStayed(visit: Visit, beats: BeatNames, group: CorrectionGroup): string[] {
  const { locale } = visit;
  const category = categoryWords(visit, group, 'after');
  const isSameCategory = category === categoryWords(visit, group, 'before');
  const isSameBeat = group.beat === group.beatBefore;
  const { place } = group;
  return [
    ...(isSameCategory ? [category] : []),
    ...(place === null ? [] : [visit.t('incident-datasets:correction.nearPlace', { place })]),
    ...(group.month && group.month === group.monthBefore ? [formatMonth(locale, group.month)] : []),
    ...(isSameBeat && group.beat !== null ? [beatWords(visit, beats, group.beat)] : []),
  ];
}

/** The move within a beat; one to another beat is told by the beats. */
function moveWords({ t }: Visit, { hasMoved, near, nearBefore }: CorrectionGroup): string[] {
  if (!hasMoved) return [];
  return near !== null && nearBefore !== null && near !== nearBefore
    ? [t('incident-datasets:correction.near', { before: nearBefore, after: near })]
    : [t('incident-datasets:correction.moved')];
}

function categoryWords({ t }: Visit, group: CorrectionGroup, when: 'before' | 'after'): string {
  const [own, category] =
    when === 'before'
      ? [group.ownCategoryBefore, group.categoryBefore]
      : [group.ownCategory, group.category];
  const common: Category = category ?? 'other';
  return (own !== null && ownName(own)) || t(`incidents:category.${common}`);
}

/** A source's own kind as its scheme names it. */
const ownName = (slug: string): string | undefined =>
  CATEGORY_SCHEME_NAMES.flatMap((name) => categorySchemeNamed(name)?.categories ?? []).find(
    (category) => category.slug === slug,
  )?.name;

function beatWords({ t }: Visit, beats: BeatNames, code: string | null): string {
  if (code === null) return t('incident-datasets:correction.noBeat');
  const name = beats.get(code);
  return name === undefined || name === code
    ? t('incident-datasets:correction.beatCode', { code })
    : t('incident-datasets:correction.beatNamed', { code, name });
}
