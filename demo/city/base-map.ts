/** The city as thin lines for server-side maps. */
import { boundsAround, type Point } from '#kernel/place.ts';
import type { BaseMap, BeatCollection, Line } from '../prepared-agency.ts';
import { fixedDay } from '../fixed-days.ts';
import type { City } from './city.ts';
import { thinned } from './curve.ts';
import { fromSheet, toPoint, type Place } from './plane.ts';
import { isInRing, type Ring } from './rings.ts';

const TOLERANCE_METERS = 4;

const line = (places: readonly Place[]): Line => thinned(places, TOLERANCE_METERS).map(toPoint);

const closed = (points: Line): Line => (points[0] ? [...points, points[0]] : points);

const ring = (places: readonly Place[]): Line => {
  const [first] = places;
  return first ? line([...places, first]) : [];
};

function middleOf(points: Ring): Point {
  const [west, south, east, north] = boundsAround(points) ?? [0, 0, 0, 0];
  return [(west + east) / 2, (south + north) / 2];
}

/** Squared distance on the map, with a degree east counted as three quarters of one north. */
const apart = (a: Point, b: Point) => ((a[0] - b[0]) * 0.755) ** 2 + (a[1] - b[1]) ** 2;

/** The place of a coarse grid that lies farthest from every border: the best place for a name. */
function labelIn(points: Ring): Point {
  const [west, south, east, north] = boundsAround(points) ?? [0, 0, 0, 0];
  let [best, room] = [middleOf(points), 0];
  for (let step = 0; step < 400; step += 1) {
    const at: Point = [
      west + ((east - west) * ((step % 20) + 0.5)) / 20,
      south + ((north - south) * (Math.floor(step / 20) + 0.5)) / 20,
    ];
    const free = isInRing(at, points) ? Math.min(...points.map((point) => apart(at, point))) : 0;
    if (free > room) [best, room] = [at, free];
  }
  return [Number(best[0].toFixed(5)), Number(best[1].toFixed(5))];
}

const EFFECTIVE_FROM = fixedDay('2021-01-01');

export function beatCollection({ beats }: City): BeatCollection {
  const features = beats.map(({ code, name, district, residents, ring: points }) => ({
    type: 'Feature' as const,
    id: code,
    properties: {
      code,
      name,
      district,
      residents,
      effectiveFrom: EFFECTIVE_FROM,
      labelAt: labelIn(points),
    },
    geometry: { type: 'Polygon' as const, coordinates: [closed(points)] },
  }));
  return { type: 'FeatureCollection', features };
}

/** Borders from mark to mark: those that two beats share, and those at the city's limit. */
function borderLines({ beats, borders }: City) {
  const [inner, limits] = [[] as Line[], [] as Line[]];
  const seen = new Set<string>();
  for (const { around } of beats) {
    const names = around.split(' ');
    names.forEach((from, index) => {
      const to = names[(index + 1) % names.length] ?? from;
      const key = [from, to].toSorted().join(' ');
      const arc = borders.arc(from, to);
      if (!arc || seen.has(key)) return;
      seen.add(key);
      if (arc.kind !== 'shore') (arc.kind === 'limit' ? limits : inner).push(line(arc.places));
    });
  }
  return { inner, limits };
}

export function baseMap(city: City): BaseMap {
  const { ground, roads, streets } = city;
  const { inner, limits } = borderLines(city);
  const ofRank = (rank: 'street' | 'lane') =>
    streets
      .filter((street) => street.rank === rank)
      .flatMap(({ pieces }) => pieces.map(({ places }) => line(places)));
  const bounds = boundsAround(city.beats.flatMap((beat) => beat.ring));
  if (!bounds) throw new Error('A city without beats has no map.');
  return {
    bounds,
    land: [ring(ground.land)],
    water: [ground.river, ...ground.ponds].map(ring),
    brooks: [line(ground.brook)],
    parks: ground.parks.map((park) => {
      const points = park.ring.map(toPoint);
      return { name: park.name, labelAt: labelIn(points), ring: ring(park.ring) };
    }),
    mainRoads: roads
      .filter(({ isMain }) => isMain)
      .map((road) => ({ name: road.name, line: line(road.line) })),
    streets: ofRank('street'),
    lanes: ofRank('lane'),
    rail: [line(ground.rail)],
    piers: ground.piers.map(line),
    shore: line(ground.shore),
    beatBorders: inner,
    cityLimits: limits,
    labels: [{ text: 'Alder Bay', kind: 'water', at: toPoint(fromSheet(330, 620)) }],
  };
}
