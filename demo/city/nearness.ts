/** Is a line near? Answered by cells of the plane instead of by a walk along every line. */
import { dense } from './curve.ts';
import { distance, type Place } from './plane.ts';

interface Spot {
  readonly place: Place;
  /** Which way the line runs here. */
  readonly direction: Place;
}

export interface Nearness {
  /** True when a spot within `meters` passes the test; `meters` at most 60. */
  hasNear(place: Place, meters: number, isMeant?: (direction: Place) => boolean): boolean;
}

const CELL_METERS = 60;
const STEP_METERS = 15;

const cellOf = ([east, north]: Place) =>
  [Math.floor(east / CELL_METERS), Math.floor(north / CELL_METERS)] as const;

function addTo(cells: Map<string, Spot[]>, line: readonly Place[]): void {
  const places = dense(line, STEP_METERS);
  places.forEach((place, index) => {
    const next = places[index + 1];
    if (!next) return;
    const key = cellOf(place).join();
    const spots = cells.get(key) ?? [];
    spots.push({ place, direction: [next[0] - place[0], next[1] - place[1]] });
    cells.set(key, spots);
  });
}

export function nearnessOf(lines: readonly (readonly Place[])[]): Nearness {
  const cells = new Map<string, Spot[]>();
  for (const line of lines) addTo(cells, line);
  return {
    hasNear(place, meters, isMeant = () => true) {
      const [column, row] = cellOf(place);
      const around = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => `${column + x},${row + y}`));
      return around.some((key) =>
        cells
          .get(key)
          ?.some((spot) => distance(spot.place, place) < meters && isMeant(spot.direction)),
      );
    },
  };
}
