/** Cuts the plane into flat slabs in which no two sides of any area cross. */
import { edgesOfArea } from './area.ts';
import type { Area, Edge } from './area.ts';
import { forEachClosePair } from './close-pairs.ts';
import { crossingPoint, meetingOf } from './orientation.ts';

/** A side with the places of all areas that change between inside and outside on it. */
export interface Border extends Edge {
  readonly areas: readonly number[];
}

/** Borders that pass a slab from bottom to top, from west to east at its middle. */
export interface Slab {
  readonly bottom: number;
  readonly top: number;
  readonly borders: readonly Border[];
}

/** Longitude of a border at a latitude between its ends. */
export const longitudeAt = (border: Edge, latitude: number): number =>
  border.lowX +
  (border.highX - border.lowX) * ((latitude - border.lowY) / (border.highY - border.lowY));

/**
 * Slabs from south to north, between neighbouring latitudes of vertices and crossings. Each slab's
 * list is only good until the next is asked for.
 */
export function* slabsOf(areas: readonly Area[]): Generator<Slab> {
  const borders = sharedBorders(areas);
  const latitudes = latitudesOf(borders);
  const rising = borders
    .filter((border) => border.lowY < border.highY && border.areas.length > 0)
    .sort((one, other) => one.lowY - other.lowY);
  let active: Border[] = [];
  let next = 0;
  for (let slab = 0; slab + 1 < latitudes.length; slab += 1) {
    const bottom = latitudes[slab] ?? 0;
    const top = latitudes[slab + 1] ?? 0;
    const middle = (bottom + top) / 2;
    active = active.filter((border) => border.highY > bottom);
    for (let border = rising[next]; border && border.lowY <= bottom; border = rising[next]) {
      active.push(border);
      next += 1;
    }
    if (middle > bottom && middle < top) {
      sortAt(active, middle);
      yield { bottom, top, borders: active };
    }
  }
}

/** Sides that several areas share become one; an area that walks a side twice drops out. */
function sharedBorders(areas: readonly Area[]): Border[] {
  const shared = new Map<string, Edge & { areas: number[] }>();
  areas.forEach((area, place) => {
    for (const edge of edgesOfArea(area)) {
      const key = `${edge.lowX},${edge.lowY},${edge.highX},${edge.highY}`;
      const known = shared.get(key);
      if (known === undefined) shared.set(key, { ...edge, areas: [place] });
      else if (known.areas.includes(place))
        known.areas = known.areas.filter((other) => other !== place);
      else known.areas.push(place);
    }
  });
  return [...shared.values()];
}

function latitudesOf(borders: readonly Border[]): number[] {
  const latitudes = borders.flatMap((border) => [border.lowY, border.highY]);
  forEachClosePair(
    borders,
    (border) => border,
    (one, other) => {
      if (meetingOf(one, other) === 'cross') latitudes.push(crossingPoint(one, other)[1]);
    },
  );
  const ordered = Float64Array.from(latitudes).sort();
  return [...ordered].filter((latitude, place) => latitude !== ordered[place - 1]);
}

/** Insertion, because little changes from one slab to the next. */
function sortAt(borders: Border[], latitude: number): void {
  const longitudes = borders.map((border) => longitudeAt(border, latitude));
  for (let place = 1; place < borders.length; place += 1) {
    const border = borders[place];
    const longitude = longitudes[place];
    if (border === undefined || longitude === undefined) return;
    let before = place - 1;
    while (before >= 0 && (longitudes[before] ?? 0) > longitude) {
      borders[before + 1] = borders[before] ?? border;
      longitudes[before + 1] = longitudes[before] ?? longitude;
      before -= 1;
    }
    borders[before + 1] = border;
    longitudes[before + 1] = longitude;
  }
}
