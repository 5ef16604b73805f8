/** Where a street may pass: on land, clear of water and parks, and not along a main road. */
import { beatAt, type DrawnBeat } from './beats.ts';
import { distance, distanceToLine, toPoint, type Place } from './plane.ts';
import type { Obstacles } from './ground.ts';
import type { Road } from './roads.ts';
import type { Site } from './street-grid.ts';
import { dense } from './curve.ts';

const CELL_METERS = 60;
const CLEAR_OF_ROAD_METERS = 52;
const CLEAR_OF_WATER_METERS = 30;

/** Which way the roads nearby run, found by cells instead of by a walk over all roads. */
function directionsByCell(roads: readonly Road[]) {
  const cells = new Map<string, { place: Place; direction: Place }[]>();
  for (const { line } of roads) {
    const places = dense(line, 20);
    places.forEach((place, index) => {
      const next = places[index + 1];
      if (!next) return;
      const key = `${Math.floor(place[0] / CELL_METERS)},${Math.floor(place[1] / CELL_METERS)}`;
      const cell = cells.get(key) ?? [];
      cell.push({ place, direction: [next[0] - place[0], next[1] - place[1]] });
      cells.set(key, cell);
    });
  }
  return cells;
}

function cosineBetween(a: Place, b: Place): number {
  const lengths = Math.hypot(...a) * Math.hypot(...b) || 1;
  return Math.abs(a[0] * b[0] + a[1] * b[1]) / lengths;
}

function isBesideRoad(cells: ReturnType<typeof directionsByCell>, place: Place, way: Place) {
  const [column, row] = [Math.floor(place[0] / CELL_METERS), Math.floor(place[1] / CELL_METERS)];
  for (let x = column - 1; x <= column + 1; x += 1) {
    for (let y = row - 1; y <= row + 1; y += 1) {
      const isBeside = cells
        .get(`${x},${y}`)
        ?.some(
          (road) =>
            distance(road.place, place) < CLEAR_OF_ROAD_METERS &&
            cosineBetween(road.direction, way) > 0.88,
        );
      if (isBeside) return true;
    }
  }
  return false;
}

export interface SitePlan {
  readonly beats: readonly DrawnBeat[];
  readonly obstacles: Obstacles;
  readonly roads: readonly Road[];
  readonly shore: readonly Place[];
  readonly riverEdge: readonly Place[];
}

export function siteOf({ beats, obstacles, roads, shore, riverEdge }: SitePlan): Site {
  const cells = directionsByCell(roads);
  return {
    isOpen(place, direction, codes) {
      const point = toPoint(place);
      const code = beatAt(beats, point);
      if (code === undefined || !codes.has(code)) return false;
      if (obstacles.river.contains(point)) return false;
      if (obstacles.green.some((park) => park.contains(point))) return false;
      if (isBesideRoad(cells, place, direction)) return false;
      return (
        distanceToLine(place, shore) > CLEAR_OF_WATER_METERS &&
        distanceToLine(place, riverEdge) > CLEAR_OF_WATER_METERS
      );
    },
  };
}
