/** What is worked out from a beat's polygons: size, where its code stands, how a map draws it. */
import { areaSquareKilometers, boundsOf, labelPointOf, simplifyAreas } from '@peelian/analytics';
import type { Point } from '#kernel/place.ts';
import type { BeatBoundary, BeatDetails } from './beat.ts';

/** A map of the whole agency, 1,000 pixels wide, shows no difference at half a pixel. */
const DRAWING_STEPS = 2000;

export function boundariesOf(beats: readonly BeatDetails[]): BeatBoundary[] {
  const areas = beats.map(({ code, polygons }) => ({ id: code, polygons }));
  const { west, south, east, north } = boundsOf(areas) ?? { west: 0, south: 0, east: 0, north: 0 };
  const tolerance = Math.max(east - west, north - south) / DRAWING_STEPS;
  const drawings = new Map(
    simplifyAreas(areas, tolerance).map(({ id, polygons }) => [id, polygons]),
  );
  return beats.map((beat) => ({
    ...beat,
    squareKilometers: areaSquareKilometers(beat),
    label: labelOf(beat),
    drawing: drawings.get(beat.code) ?? beat.polygons,
  }));
}

function labelOf({ code, polygons }: BeatDetails): Point {
  const [longitude = 0, latitude = 0] =
    labelPointOf({ id: code, polygons }) ?? polygons[0]?.[0]?.[0] ?? [];
  return [longitude, latitude];
}
