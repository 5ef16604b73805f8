/** The open file of beats: boundaries in force today, with how many people live in each. */
import type { DatasetDescription, OpenDataset } from '#platform/web/open-data/open-dataset.ts';
import { formatDay } from '#platform/web/messages/format.ts';
import { visitFor } from '#platform/web/page.tsx';
import type { PublicReads } from '#platform/web/server/public-reads.ts';
import type { Visit } from '#platform/web/visit.ts';
import { todayOf } from './beats-reads.portal.ts';
import { type BeatArea, type BeatAreas, listBeatAreas } from './list-beat-areas.action.ts';

/** New columns are added at the end; none is ever moved, renamed or taken away. */
const COLUMNS = [
  { name: 'code', type: 'text', of: ({ code }: BeatArea) => code },
  { name: 'name', type: 'text', of: ({ name }: BeatArea) => name },
  { name: 'district', type: 'text', of: ({ district }: BeatArea) => district },
  { name: 'residents', type: 'whole-number', of: ({ residents }: BeatArea) => residents },
  {
    name: 'square_kilometers',
    type: 'number',
    of: ({ squareKilometers }: BeatArea) => Number(squareKilometers.toFixed(3)),
  },
] as const;

export function beatDataset(reads: PublicReads): OpenDataset {
  const areas = (visit: Visit): Promise<BeatAreas | undefined> => {
    const today = todayOf(visit);
    const key = { agencyId: visit.site.agencyId, name: 'beats.areas', parameters: [today] };
    return reads.read(key, (work) => listBeatAreas(work, today));
  };
  return {
    slug: 'beats',
    formats: ['geojson', 'csv'],
    isByMonth: false,
    columns: COLUMNS.map(({ name }) => name),
    describe: async (visit) => descriptionOf(visitFor(visit, 'beat-dataset'), await areas(visit)),
    async *pieces(visit) {
      yield ((await areas(visit))?.beats ?? []).map((beat) => ({
        cells: COLUMNS.map(({ of }) => of(beat)),
        geometry: { type: 'MultiPolygon' as const, coordinates: beat.polygons },
      }));
    },
  };
}

function descriptionOf(
  { t, locale, site }: Visit,
  areas: BeatAreas | undefined,
): DatasetDescription {
  const beats = areas?.beats ?? [];
  const isCounted = beats.length > 0 && beats.every(({ residents }) => residents !== null);
  return {
    title: t('beat-dataset:title'),
    description: t('beat-dataset:description', { place: site.place }),
    row: t('beat-dataset:row'),
    columns: COLUMNS.map(({ name, type }) => ({
      name,
      type,
      meaning: t(`beat-dataset:column.${name}`),
    })),
    gaps: [
      ...(areas
        ? [t('beat-dataset:gap.versions', { day: formatDay(locale, areas.effectiveFrom) })]
        : []),
      ...(isCounted ? [] : [t('beat-dataset:gap.residents')]),
      t('beat-dataset:gap.visitors'),
    ],
    checks: [t('beat-dataset:check.rings'), t('beat-dataset:check.codes')],
    keywords: [t('beat-dataset:keyword.police'), t('beat-dataset:keyword.boundaries')],
    // New boundaries are a version of their own, from a day on.
    correctedOn: null,
    sources: areas
      ? [
          {
            title: t('beat-dataset:title'),
            licence: site.licence ?? null,
            cadence: null,
            dataTo: null,
            nextDue: null,
            isLate: false,
            refreshedOn: areas.effectiveFrom,
          },
        ]
      : [],
    firstMonth: null,
    lastMonth: null,
    months: [],
    rowCount: beats.length,
  };
}
