/** Which fixed point stands for an incident: always the same one, whoever asks and how often. */
import type { PlacedPoint } from './map-point.ts';
import { buildPointIndex } from './nearest-point.ts';

export interface SnapperParts {
  readonly points: readonly PlacedPoint[];
  /** Degrees; the one that the points were made with. */
  readonly referenceLatitude: number;
  /** The beat at a place, by the borders that the points were made with. */
  readonly beatAt: (longitude: number, latitude: number) => string | undefined;
}

export interface Snapper {
  /**
   * The place of the point in the list, or -1 where nothing may be shown.
   * @param isInside some beat of other borders holds the place; see `buildSnapper`
   */
  snap(longitude: number, latitude: number, isInside?: boolean): number;
}

/**
 * The rule: an incident is drawn at the nearest point of the beat that holds it. The beat is found
 * by the borders of the point set itself, so that a later correction of the borders does not move
 * what was published: whoever compares two releases sees one point. Outside every beat of the set
 * there is no point, with one exception: where borders were corrected since (`isInside`), the
 * nearest point of all, because those incidents are the agency's and are counted.
 *
 * There is no chance in it. Noise averages out when the same incident is published again and again;
 * a fixed point says the same a thousand times over. Source: police-uk-anonymisation
 * When not to trust this: a rare event that people saw is known to them by its month and category.
 */
export function buildSnapper({ points, referenceLatitude, beatAt }: SnapperParts): Snapper {
  const index = buildPointIndex(points, referenceLatitude);
  return {
    snap(longitude, latitude, isInside = false) {
      const beat = beatAt(longitude, latitude);
      const own = beat === undefined ? -1 : index.nearestOf(beat, longitude, latitude);
      return own === -1 && isInside ? index.nearest(longitude, latitude) : own;
    },
  };
}
