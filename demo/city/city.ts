/** The whole of Alder Bay: beats, ground, roads and streets, drawn once from one seed. */
import { drawBorders, type Borders } from './arcs.ts';
import { beatAt, drawBeats, type DrawnBeat } from './beats.ts';
import { runs } from './curve.ts';
import { drawGround, obstaclesOf, type Ground, type Obstacles } from './ground.ts';
import { lengthOf, toPoint, type Place } from './plane.ts';
import { drawRoads, type Road } from './roads.ts';
import { siteOf } from './site.ts';
import { drawStreets, type Street } from './street-grid.ts';

export interface City {
  readonly borders: Borders;
  readonly beats: readonly DrawnBeat[];
  readonly ground: Ground;
  readonly obstacles: Obstacles;
  readonly roads: readonly Road[];
  /** Roads within the city and all other streets, as houses stand along them. */
  readonly streets: readonly Street[];
}

const ROAD_BLOCK_METERS = 125;

/** The stretches of a road along which a house can stand, with its metres from the beginning. */
function asStreet(road: Road, beats: readonly DrawnBeat[], obstacles: Obstacles): Street {
  const along: number[] = [];
  road.line.forEach((_, index) => along.push(lengthOf(road.line.slice(0, index + 1))));
  const first = road.line.findIndex((place) => beatAt(beats, toPoint(place)) !== undefined);
  const start = along[first] ?? 0;
  const isBuilt = (place: Place) => {
    const point = toPoint(place);
    return beatAt(beats, point) !== undefined && !obstacles.river.contains(point);
  };
  const at = new Map(road.line.map((place, index) => [place, (along[index] ?? 0) - start]));
  const pieces = runs(road.line, isBuilt).map((places) => ({
    places,
    alongMeters: places.map((place) => at.get(place) ?? 0),
  }));
  const rank = road.isMain ? 'main' : 'street';
  return { name: road.name, rank, blockMeters: ROAD_BLOCK_METERS, pieces };
}

/** Takes off the ends of a road that lie in the river; a bridge has land on both sides. */
function withoutWetEnds(road: Road, obstacles: Obstacles): Road {
  const isDry = (place: Place) => !obstacles.river.contains(toPoint(place));
  const first = road.line.findIndex(isDry);
  const last = road.line.findLastIndex(isDry);
  return { ...road, line: road.line.slice(first, last + 1) };
}

export function drawCity(seed: string): City {
  const borders = drawBorders();
  const beats = drawBeats(borders);
  const ground = drawGround(borders);
  const obstacles = obstaclesOf(ground);
  const roads = drawRoads(borders).map((road) => withoutWetEnds(road, obstacles));
  const streets = [
    ...roads.map((road) => asStreet(road, beats, obstacles)),
    ...drawStreets(siteOf({ beats, ground, obstacles, roads }), `${seed}/streets`),
  ];
  return { borders, beats, ground, obstacles, roads, streets };
}
