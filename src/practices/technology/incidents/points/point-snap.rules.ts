/** Where an incident is shown: at a point of a frozen set, or as its source had masked it. */
import { buildAreaIndex } from '@peelian/analytics';
import { buildSnapper } from '@peelian/disclosure';
import type { Month } from '#kernel/time.ts';
import { SENSITIVE_CATEGORIES, type Category } from '../categories.ts';
import type { ConversionSettings } from '../incident.ts';
import type { SnappingSet } from './point-set.ts';
import { setServing } from './point-set.rules.ts';

export interface SnapRequest {
  readonly month: Month;
  readonly longitude: number;
  readonly latitude: number;
  /** Whether a beat holds the place by the boundaries of the incident's own day. */
  readonly isInBeat: boolean;
}

export type FindPoint = (request: SnapRequest) => number | null;

/** Finds identifiers of points; null where an incident may not be shown. See `buildSnapper`. */
export function pointFinder(sets: readonly SnappingSet[]): FindPoint {
  const finders = sets.map(({ version, firstMonth, ...set }) => ({
    version,
    firstMonth,
    find: finderOf(set),
  }));
  return ({ month, longitude, latitude, isInBeat }) =>
    setServing(finders, month)?.find(longitude, latitude, isInBeat) ?? null;
}

type Find = (longitude: number, latitude: number, isInBeat: boolean) => number | null;

/** An index is built when the first incident of a set's months comes along: sets may be many. */
function finderOf(set: Omit<SnappingSet, 'version' | 'firstMonth'>): Find {
  let find: Find | undefined;
  return (longitude, latitude, isInBeat) => {
    find ??= builtFinder(set);
    return find(longitude, latitude, isInBeat);
  };
}

function builtFinder({
  areas,
  referenceLatitude,
  points,
}: Omit<SnappingSet, 'version' | 'firstMonth'>): Find {
  const index = buildAreaIndex(areas.map(({ code, polygons }) => ({ id: code, polygons })));
  const { snap } = buildSnapper({
    points: points.beats.map((beat, at) => ({
      beat,
      longitude: points.longitudes[at] ?? Number.NaN,
      latitude: points.latitudes[at] ?? Number.NaN,
    })),
    referenceLatitude,
    beatAt: index.find,
  });
  return (longitude, latitude, isInBeat) => points.ids[snap(longitude, latitude, isInBeat)] ?? null;
}

export interface PublishedPlace extends SnapRequest {
  readonly block: string | null;
  readonly category: Category;
}

export type FindPublishedPoint = (place: PublishedPlace) => number | null;

/** Sensitive categories have no point; a masked source's own place is its point. */
export function publishedPointFinder(
  { mapping, pointSets }: Pick<ConversionSettings, 'mapping' | 'pointSets'>,
  digest: (text: string) => string,
): FindPublishedPoint {
  const { source, masking } = mapping;
  const snap = pointFinder(pointSets);
  const pass = ({ longitude, latitude, block }: PublishedPlace) =>
    numberOfDigest(digest(maskedPlaceText({ source, longitude, latitude, block })));
  const find = masking === 'none' ? snap : pass;
  return (place) => (SENSITIVE_CATEGORIES.includes(place.category) ? null : find(place));
}

export interface MaskedPlace {
  readonly source: string;
  readonly longitude: number;
  readonly latitude: number;
  readonly block: string | null;
}

/** The text of which a masked point's identifier is the digest: the place as it was published. */
export const maskedPlaceText = ({ source, longitude, latitude, block }: MaskedPlace): string =>
  `${source}\n${longitude}\n${latitude}\n${block ?? ''}`;

const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** The first 52 bits of a digest in base64url, which every JSON reader takes for one number. */
export function numberOfDigest(digest: string): number {
  let number = 0;
  for (const letter of digest.slice(0, 8)) number = number * 64 + BASE64URL.indexOf(letter);
  return number * 16 + (BASE64URL.indexOf(digest.charAt(8)) >> 2);
}
