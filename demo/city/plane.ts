/** The flat plane in metres on which the city is drawn, and its way to longitude and latitude. */
import type { Point } from '#kernel/place.ts';

/** Metres east and north of the middle of the city. */
export type Place = readonly [eastMeters: number, northMeters: number];

/** Open ocean, 450 km off the nearest coast, so that no real place can be meant. */
const MIDDLE: Point = [-129.5, 41.2];
const METERS_A_DEGREE_NORTH = 111_060;
const METERS_A_DEGREE_EAST = 83_890;
const DECIMALS = 1e5;

/** The city was drawn on a sheet of 8.5 m a unit, with y downwards and this unit in the middle. */
const METERS_A_UNIT = 8.5;
const SHEET_MIDDLE = [840, 230] as const;

export const fromSheet = (x: number, y: number): Place => [
  (x - SHEET_MIDDLE[0]) * METERS_A_UNIT,
  (SHEET_MIDDLE[1] - y) * METERS_A_UNIT,
];

const rounded = (degrees: number) => Math.round(degrees * DECIMALS) / DECIMALS;

/** Five decimals: a metre, as fine as a map of a city needs. */
export const toPoint = ([east, north]: Place): Point => [
  rounded(MIDDLE[0] + east / METERS_A_DEGREE_EAST),
  rounded(MIDDLE[1] + north / METERS_A_DEGREE_NORTH),
];

export const distance = (a: Place, b: Place): number => Math.hypot(a[0] - b[0], a[1] - b[1]);

export const between = (a: Place, b: Place, share: number): Place => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
];

/** A unit vector at right angles to the way from a to b, to its left. */
export function leftOf(a: Place, b: Place): Place {
  const length = distance(a, b) || 1;
  return [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
}

export const moved = (from: Place, direction: Place, meters: number): Place => [
  from[0] + direction[0] * meters,
  from[1] + direction[1] * meters,
];

/** Metres from a place to the nearest spot of a segment. */
export function distanceToSegment(place: Place, a: Place, b: Place): number {
  const [east, north] = [b[0] - a[0], b[1] - a[1]];
  const squared = east * east + north * north || 1;
  const share = ((place[0] - a[0]) * east + (place[1] - a[1]) * north) / squared;
  return distance(place, between(a, b, Math.min(1, Math.max(0, share))));
}

export const lengthOf = (line: readonly Place[]): number =>
  line.reduce((sum, end, index) => {
    const start = line[index - 1];
    return start ? sum + distance(start, end) : sum;
  }, 0);
