/** What is worked out from a beat's polygons: its size, where its code stands, how a map draws it. */
import { areaSquareKilometers } from '@peelian/analytics';
import type { Point } from '#kernel/place.ts';
import type { BeatBoundary, BeatDetails } from './beat.ts';
import { boxOf, codesIn, groundOf } from './check-map.ts';

export const boundariesOf = (beats: readonly BeatDetails[]): BeatBoundary[] =>
  beats.map((beat) => ({
    ...beat,
    squareKilometers: areaSquareKilometers(beat),
    label: labelOf(beat),
    drawing: beat.polygons,
  }));

/** The spot of a coarse grid that has most room inside the beat; else its first corner. */
function labelOf(beat: BeatDetails): Point {
  const [longitude = 0, latitude = 0] = beat.polygons[0]?.[0]?.[0] ?? [];
  const ground = groundOf([beat.polygons], [beat]);
  const spot = ground && codesIn(boxOf(beat.polygons, ground), ground)[0];
  if (!ground || !spot) return [longitude, latitude];
  const [x, y] = ground.degreesAt(spot.x, spot.y);
  return [x, y];
}
