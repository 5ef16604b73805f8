/** Which of many fixed points is the nearest to a place: exact, at millions of answers a second. */
import { localFrame } from './local-frame.ts';
import { refuseOffGlobe, type PlacedPoint } from './map-point.ts';
import { buildTree, type PointTree } from './point-tree.ts';

export interface PointIndex {
  /** The place in the list of the nearest point of a beat; -1 where the beat has none. */
  nearestOf(beat: string, longitude: number, latitude: number): number;
  /** The place in the list of the nearest point of all; -1 where there is no point. */
  nearest(longitude: number, latitude: number): number;
}

/**
 * An index of points. Distances are those of the local frame (see `localFrame`); of several points
 * at the same distance the first of the list is the nearest. The answer is always the one that
 * comparing all points would give.
 * @param referenceLatitude degrees; the one that the points were made with
 * Throws a RangeError for a point that is not on the globe.
 * Source: bentley-1975
 */
export function buildPointIndex(
  points: readonly PlacedPoint[],
  referenceLatitude: number,
): PointIndex {
  refuseOffGlobe(points);
  const { x, y } = localFrame(referenceLatitude);
  const xs = Float64Array.from(points, ({ longitude }) => x(longitude));
  const ys = Float64Array.from(points, ({ latitude }) => y(latitude));
  const trees = new Map<string, PointTree>();
  for (const [beat, places] of placesByBeat(points)) trees.set(beat, buildTree(xs, ys, places));
  // Hardly ever asked, so it is not built before.
  let whole: PointTree | undefined;
  return {
    nearestOf: (beat, longitude, latitude) =>
      trees.get(beat)?.nearest(x(longitude), y(latitude)) ?? -1,
    nearest(longitude, latitude) {
      whole ??= buildTree(xs, ys, [...points.keys()]);
      return whole.nearest(x(longitude), y(latitude));
    },
  };
}

function placesByBeat(points: readonly PlacedPoint[]): Map<string, number[]> {
  const places = new Map<string, number[]>();
  points.forEach(({ beat }, place) => {
    const own = places.get(beat);
    if (own) own.push(place);
    else places.set(beat, [place]);
  });
  return places;
}
