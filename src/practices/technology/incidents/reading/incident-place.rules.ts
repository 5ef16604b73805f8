/** Knows an agency's surroundings, which beat holds a point, and which tile. */
import { boundsOf, buildAreaIndex, type AreaIndex } from '@peelian/analytics';
import type { Bounds } from '#kernel/place.ts';
import { firstDayOf } from '#kernel/time.ts';
import { zoneOf } from '#kernel/time-zone.ts';
import type { BeatAreas, Moment } from '../incident.ts';

/** Without daylight saving, which either half of the year may have; any year shows it. */
function standardOffsetHours(timezone: string): number {
  const zone = zoneOf(timezone);
  const offsetsMs = [0, 6].map((month) => zone.offsetAt(Date.UTC(2020, month)));
  return Math.min(...offsetsMs) / 3_600_000;
}

export interface Whereabouts {
  readonly surroundings: Bounds | undefined;
  /** Where on the globe the agency's clock is right: enough to see swapped coordinates. */
  readonly zoneBand: Bounds;
}

/** Half a degree, or a whole width or height more on each side for a large agency. */
const MARGIN_MIN_DEGREES = 0.5;
const DEGREES_AN_HOUR = 15;
/** Zones follow borders, not meridians: two and a half hours cover all but a few islands. */
const ZONE_BAND_DEGREES = 37.5;

export function whereaboutsOf(boundaries: readonly BeatAreas[], timezone: string): Whereabouts {
  const areas = boundaries.flatMap((version) =>
    version.areas.map(({ code, polygons }) => ({ id: code, polygons })),
  );
  const bounds = boundsOf(areas);
  const meridian = standardOffsetHours(timezone) * DEGREES_AN_HOUR;
  const zoneBand: Bounds = [meridian - ZONE_BAND_DEGREES, -90, meridian + ZONE_BAND_DEGREES, 90];
  if (!bounds) return { surroundings: undefined, zoneBand };
  const { west, south, east, north } = bounds;
  const [wide, high] = [
    Math.max(MARGIN_MIN_DEGREES, east - west),
    Math.max(MARGIN_MIN_DEGREES, north - south),
  ];
  return { surroundings: [west - wide, south - high, east + wide, north + high], zoneBand };
}

type When = Pick<Moment, 'month' | 'day'>;

export type FindBeat = (on: When, longitude: number, latitude: number) => string | undefined;

/** Finds beats by the boundaries in force on the day; the earliest serve the days before them. */
export function beatFinder(boundaries: readonly BeatAreas[]): FindBeat {
  const indexes: { from: string; index: AreaIndex }[] = boundaries.map((version) => ({
    from: version.effectiveFrom,
    index: buildAreaIndex(version.areas.map(({ code, polygons }) => ({ id: code, polygons }))),
  }));
  return ({ month, day }, longitude, latitude) => {
    const on = day ?? firstDayOf(month);
    const serving = indexes.findLast(({ from }) => from <= on) ?? indexes[0];
    return serving?.index.find(longitude, latitude);
  };
}

const TILE_ZOOM = 15;
const TILES_ACROSS = 2 ** TILE_ZOOM;

/** The cell of the zoom 15 grid of web maps: x * 32768 + y. Source: ogc-tile-matrix-set */
export function tileOf(longitude: number, latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180);
  const x = Math.floor(((longitude + 180) / 360) * TILES_ACROSS);
  const y = Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * TILES_ACROSS);
  const within = (cell: number) => Math.min(TILES_ACROSS - 1, Math.max(0, cell));
  return within(x) * TILES_ACROSS + within(y);
}
