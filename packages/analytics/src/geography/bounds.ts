/** The smallest box around areas, and the refusal of coordinates that are not numbers. */
import type { Area, Position } from './area.ts';

export interface Bounds {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** The box around every position of the areas, or undefined when they have none. */
export function boundsOf(areas: readonly Area[]): Bounds | undefined {
  let west = Infinity;
  let south = Infinity;
  let east = -Infinity;
  let north = -Infinity;
  for (const [x = Number.NaN, y = Number.NaN] of positionsOf(areas)) {
    west = Math.min(west, x);
    east = Math.max(east, x);
    south = Math.min(south, y);
    north = Math.max(north, y);
  }
  return west === Infinity ? undefined : { west, south, east, north };
}

export function* positionsOf(areas: readonly Area[]): Generator<Position> {
  for (const area of areas)
    for (const polygon of area.polygons) for (const ring of polygon) yield* ring;
}

export const isFinitePosition = (position: Position): boolean =>
  Number.isFinite(position[0]) && Number.isFinite(position[1]);

/** Throws a RangeError that names the area when one of its coordinates is not a finite number. */
export function refuseUnusableCoordinates(areas: readonly Area[]): void {
  for (const area of areas)
    for (const position of positionsOf([area]))
      if (!isFinitePosition(position))
        throw new RangeError(`area ${area.id} has a coordinate that is not a finite number`);
}
