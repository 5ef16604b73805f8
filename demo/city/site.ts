/** Where a street may pass: on land, clear of water and parks, and not along a main road. */
import type { Point } from '#kernel/place.ts';
import { beatAt, type DrawnBeat } from './beats.ts';
import type { Ground, Obstacles } from './ground.ts';
import { nearnessOf } from './nearness.ts';
import { toPoint, type Place } from './plane.ts';
import type { Road } from './roads.ts';
import type { Site } from './street-grid.ts';

const CLEAR_OF_ROAD_METERS = 52;
const CLEAR_OF_WATER_METERS = 30;
/** Cosine of 28 degrees: a street that meets a road at a smaller angle would only double it. */
const ALONGSIDE = 0.88;

function cosineBetween(a: Place, b: Place): number {
  const lengths = Math.hypot(...a) * Math.hypot(...b) || 1;
  return Math.abs(a[0] * b[0] + a[1] * b[1]) / lengths;
}

export interface SitePlan {
  readonly beats: readonly DrawnBeat[];
  readonly ground: Ground;
  readonly obstacles: Obstacles;
  readonly roads: readonly Road[];
}

export function siteOf({ beats, ground, obstacles, roads }: SitePlan): Site {
  const alongRoads = nearnessOf(roads.map(({ line }) => line));
  const water = nearnessOf([ground.shore, ground.river]);
  const isDry = (place: Place, point: Point) =>
    !obstacles.river.contains(point) && !water.hasNear(place, CLEAR_OF_WATER_METERS);
  return {
    openWithin(codes) {
      const own = beats.filter(({ code }) => codes.has(code));
      return (place, way) => {
        const point = toPoint(place);
        if (beatAt(own, point) === undefined || !isDry(place, point)) return false;
        if (obstacles.green.some((park) => park.contains(point))) return false;
        const isAlongside = (road: Place) => cosineBetween(road, way) > ALONGSIDE;
        return !alongRoads.hasNear(place, CLEAR_OF_ROAD_METERS, isAlongside);
      };
    },
  };
}
