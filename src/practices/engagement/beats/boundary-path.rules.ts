/** One line round a beat, also where it lies in several parts or has a hole. */
import type { Point } from '#kernel/place.ts';
import type { MultiPolygon } from './beat.ts';

/**
 * Clients of police.uk know one closed line a neighbourhood. Further rings are reached from the
 * first corner and left the same way: the way there and back encloses nothing, and by the even-odd
 * rule exactly the beat lies inside.
 */
export function boundaryPath(polygons: MultiPolygon): Point[] {
  const [first = [], ...more] = polygons.flat();
  const [start] = first;
  if (start === undefined) return [];
  return [...first, ...more.flatMap((ring) => [...ring, start])].map(
    ([longitude = 0, latitude = 0]) => [longitude, latitude],
  );
}
