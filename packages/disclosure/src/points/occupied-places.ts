/** Places on which addresses stand, and the nearest place on which none does. */
import { roundedDegrees, type Address } from './map-point.ts';

/** How many addresses stand on each place, to the rounding of a published point. */
export type Crowds = ReadonlyMap<string, number>;

type Place = Pick<Address, 'longitude' | 'latitude'>;

const keyOf = ({ longitude, latitude }: Place) =>
  `${Math.round(longitude * 1e6)},${Math.round(latitude * 1e6)}`;

export function crowdsOf(addresses: readonly Place[]): Crowds {
  const crowds = new Map<string, number>();
  for (const address of addresses) {
    const key = keyOf(address);
    crowds.set(key, (crowds.get(key) ?? 0) + 1);
  }
  return crowds;
}

/** About five metres: a step off somebody's doorstep. */
const STEP_DEGREES = 0.00005;

/** East, north, west and south in turn, always farther out. */
const DIRECTIONS = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
] as const;

/** The place itself, or the first one away from it where no fewer than `least` addresses stand. */
export function clearOf(place: Place, crowds: Crowds, least: number): Place {
  const isClear = (at: Place) => {
    const count = crowds.get(keyOf(at)) ?? 0;
    return count === 0 || count >= least;
  };
  for (let steps = 1, at = place; ; steps += 1)
    for (const [east, north] of DIRECTIONS) {
      if (isClear(at)) return at;
      at = {
        longitude: roundedDegrees(place.longitude + east * steps * STEP_DEGREES),
        latitude: roundedDegrees(place.latitude + north * steps * STEP_DEGREES),
      };
    }
}
