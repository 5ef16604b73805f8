/** GeoJSON as RFC 7946 wants it: degrees of WGS 84, six decimals, rings by the right-hand rule. */
import type { Geometry } from './open-dataset.ts';

/** Six decimals are 11 cm; more would claim what nobody measured. */
const DECIMALS = 1_000_000;

export const sixDecimals = (degrees: number): number => Math.round(degrees * DECIMALS) / DECIMALS;

type Ring = readonly (readonly number[])[];

/** West, south, east, north of all that was told to it. */
export interface Extent {
  readonly box: [west: number, south: number, east: number, north: number] | undefined;
  include(geometry: Geometry): void;
}

export function createExtent(): Extent {
  let box: [number, number, number, number] | undefined;
  const includeOne = ([longitude = 0, latitude = 0]: readonly number[]) => {
    box ??= [longitude, latitude, longitude, latitude];
    box[0] = Math.min(box[0], longitude);
    box[1] = Math.min(box[1], latitude);
    box[2] = Math.max(box[2], longitude);
    box[3] = Math.max(box[3], latitude);
  };
  return {
    get box() {
      return box;
    },
    include(geometry) {
      if (geometry.type === 'Point') includeOne(geometry.coordinates);
      else for (const polygon of geometry.coordinates) polygon[0]?.forEach(includeOne);
    },
  };
}

/**
 * The same place in six decimals, outer rings counterclockwise, holes clockwise, every ring closed.
 * Source: rfc-7946
 */
export function tidyGeometry(geometry: Geometry): Geometry {
  if (geometry.type === 'Point') {
    const [longitude, latitude] = geometry.coordinates;
    return { type: 'Point', coordinates: [sixDecimals(longitude), sixDecimals(latitude)] };
  }
  return {
    type: 'MultiPolygon',
    coordinates: geometry.coordinates.map((rings) =>
      rings.map((ring, place) => turned(closed(rounded(ring)), place === 0)),
    ),
  };
}

const rounded = (ring: Ring): Ring =>
  ring.map(([longitude = 0, latitude = 0]) => [sixDecimals(longitude), sixDecimals(latitude)]);

function closed(ring: Ring): Ring {
  const [first, last] = [ring[0], ring.at(-1)];
  const isClosed = !first || (first[0] === last?.[0] && first[1] === last?.[1]);
  return isClosed ? ring : [...ring, first];
}

const turned = (ring: Ring, isOuter: boolean): Ring =>
  isCounterclockwise(ring) === isOuter ? ring : ring.toReversed();

/** By the sign of twice the area that the ring goes round. */
export function isCounterclockwise(ring: Ring): boolean {
  let doubled = 0;
  for (let at = 1; at < ring.length; at += 1) {
    const [x = 0, y = 0] = ring[at - 1] ?? [];
    const [nextX = 0, nextY = 0] = ring[at] ?? [];
    doubled += (nextX - x) * (nextY + y);
  }
  return doubled < 0;
}
