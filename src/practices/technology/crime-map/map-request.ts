/** What a reader asks of the map, and the address that says it: so a view can be shared by link. */
import { z } from 'zod';
import { type Month, parseMonth } from '#kernel/time.ts';
import { type Category, PUBLIC_CATEGORIES } from '#practices/technology/incidents/categories.ts';
import {
  INCIDENT_ORDERS,
  type IncidentOrder,
} from '#practices/technology/incidents/publication/published-incident.ts';

/** The middle of a view, and how close it is: zoom as of tiles of 512 px. */
export interface MapPlace {
  readonly longitude: number;
  readonly latitude: number;
  readonly zoom: number;
}

export const MAP_ZOOMS = { farthest: 8, closest: 17 } as const;

export interface MapRequest {
  /** Undefined: the whole area of the agency. */
  readonly beatCode: string | undefined;
  /** Undefined: the newest. */
  readonly month: Month | undefined;
  /** Empty: all kinds. */
  readonly kinds: readonly Category[];
  readonly place: MapPlace | undefined;
  /** Only what is shown at one map point. */
  readonly pointId: number | undefined;
  readonly order: IncidentOrder;
  readonly page: number;
}

export const FIRST_ORDER: IncidentOrder = { by: 'near', direction: 'up' };

const text = z.string().max(200);
const texts = z.union([text.transform((one) => [one]), z.array(text).max(100)]).catch([]);
const first = texts.transform(([one]) => one);

const asked = z.object({
  beat: first,
  month: first,
  kind: texts,
  at: first,
  point: first,
  sort: first,
  page: first,
});

/** What is not understood counts as not asked, so that an old link still shows the map. */
export function readMapRequest(query: unknown): MapRequest {
  const read = asked.safeParse(query ?? {});
  const { beat, month, kind, at, point, sort, page } = read.success ? read.data : asked.parse({});
  const named = kind.flatMap((names) => names.split(','));
  const kinds = PUBLIC_CATEGORIES.filter((category) => named.includes(category));
  return {
    beatCode: beat === undefined || beat === '' ? undefined : beat,
    month: parseMonth(month ?? ''),
    kinds,
    place: placeOf(at),
    pointId: point && /^-?\d{1,16}$/.test(point) ? Number(point) : undefined,
    order: orderOf(sort),
    page: page && /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1,
  };
}

function placeOf(at: string | undefined): MapPlace | undefined {
  const [, longitude, latitude, zoom] =
    /^(-?\d{1,3}(?:\.\d{1,10})?),(-?\d{1,2}(?:\.\d{1,10})?),(\d{1,2}(?:\.\d{1,4})?)$/.exec(
      at ?? '',
    ) ?? [];
  if (longitude === undefined || latitude === undefined || zoom === undefined) return undefined;
  const [east, north] = [Number(longitude), Number(latitude)];
  if (Math.abs(east) > 180 || Math.abs(north) > 85) return undefined;
  const { farthest, closest } = MAP_ZOOMS;
  const close = Math.min(closest, Math.max(farthest, Number(zoom)));
  return { longitude: east, latitude: north, zoom: close };
}

function orderOf(sort: string | undefined): IncidentOrder {
  const by = INCIDENT_ORDERS.find((name) => name === sort?.replace(/^-/, ''));
  return by ? { by, direction: sort?.startsWith('-') ? 'down' : 'up' } : FIRST_ORDER;
}

/** The part of the address that narrows, without sort and page; defaults are left out. */
export function mapFilters(request: MapRequest): Record<string, string> {
  const { beatCode, month, kinds, place, pointId } = request;
  return {
    ...(beatCode !== undefined && { beat: beatCode }),
    ...(month !== undefined && { month }),
    ...(kinds.length > 0 && { kind: kinds.join(',') }),
    ...(pointId !== undefined && { point: String(pointId) }),
    ...(place && { at: placeText(place) }),
  };
}

/** Four decimals are about ten meters: enough to find a view again. */
export const placeText = ({ longitude, latitude, zoom }: MapPlace): string =>
  [Number(longitude.toFixed(4)), Number(latitude.toFixed(4)), Number(zoom.toFixed(1))].join();

/** The same request asked otherwise, as an address under `path`; the list begins anew. */
export function mapHref(path: string, request: MapRequest, change: Partial<MapRequest>): string {
  const search = new URLSearchParams(mapFilters({ ...request, ...change }));
  // A comma needs no escape in a query, and the link stays readable.
  const words = search.toString().replaceAll('%2C', ',');
  return words === '' ? path : `${path}?${words}`;
}
