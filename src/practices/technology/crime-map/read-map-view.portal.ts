/** Reads everything that one view of the map shows. */
import type { Bounds } from '#kernel/place.ts';
import type { BeatSummary } from '#practices/engagement/beats/list-beats.action.ts';
import type { IncidentFilter } from '#practices/technology/incidents/publication/published-incident.ts';
import type { PointIndex } from '#platform/maps/point-index.ts';
import type { Visit } from '#platform/web/visit.ts';
import type { CrimeMapTools } from './crime-map.portal.tsx';
import { ROWS } from './crime-map-reads.portal.ts';
import { drawGround } from './draw-map.portal.ts';
import { placeText, type MapRequest } from './map-request.ts';
import type { MapPageProps } from './map-page.portal.tsx';
import type { AreaView } from './view-area.action.ts';

/** Undefined before anything is published. */
export async function readMapView(
  { reads, memory, basemap }: CrimeMapTools,
  visit: Visit,
  asked: MapRequest,
): Promise<MapPageProps | undefined> {
  const [beats, base] = await Promise.all([reads.beats(visit), reads.base(visit)]);
  const beat = beats.find(({ code }) => code === asked.beatCode);
  const request = { ...asked, beatCode: beat?.code };
  const everywhere = { beatCode: undefined, month: asked.month, kinds: [] };
  const [city, area] = await Promise.all([
    reads.area(visit, everywhere),
    reads.area(visit, request),
  ]);
  if (!city || !area) return undefined;
  const { month } = area;
  const { points, ways } = await memory.month(visit, month);
  const filter = filterOf(request, month);
  const skip = (request.page - 1) * ROWS;
  const { kinds, order } = request;
  const around = beats.length === 0 ? points.bounds : undefined;
  const [map, listed, rates, sources, corrections, version] = await Promise.all([
    memory.drawing(visit, drawingKey(request, around), () =>
      drawGround(base, beats, { ...request, around }),
    ),
    reads.list(visit, { filter, order, skip }),
    reads.rates(visit, { month, kinds }),
    reads.sources(visit),
    reads.corrections(visit),
    memory.version(visit),
  ]);
  const hasSea = base !== undefined && base.land.length > 0;
  const shown = { visit, request, area, city, beat, beats, points, ways, map };
  const read = { listed, rates, sources, corrections, version, hasSea, basemap };
  return { ...shown, ...read, residents: residentsOf(beats), placed: placedOf(points, city) };
}

export const filterOf = (
  { beatCode, kinds, pointId }: MapRequest,
  month: AreaView['month'],
): IncidentFilter => ({
  month,
  ...(beatCode !== undefined && { beatCode }),
  ...(kinds.length > 0 && { categories: kinds }),
  ...(pointId !== undefined && { pointIds: [pointId] }),
});

const drawingKey = ({ place, beatCode }: MapRequest, around: Bounds | undefined): string =>
  [place ? placeText(place) : '', beatCode ?? '', around?.join() ?? ''].join(' ');

/** Unknown as soon as it is unknown for one beat. */
const residentsOf = (beats: readonly BeatSummary[]): number | null =>
  beats.length === 0
    ? null
    : beats.reduce<number | null>(
        (sum, { residents }) => (sum === null || residents === null ? null : sum + residents),
        0,
      );

const placedOf = (points: PointIndex, { total }: AreaView) => ({ placed: points.count, total });
