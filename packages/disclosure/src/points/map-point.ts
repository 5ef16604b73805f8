/** What a fixed map point is, and what it is made from. */

/** An address of a list. Degrees, WGS 84. */
export interface Address {
  readonly longitude: number;
  readonly latitude: number;
  /** The beat (or ward, or district) that holds it. */
  readonly beat: string;
  readonly street: string;
  /** The house number without letters; null where the list has none. */
  readonly number: number | null;
}

/** A beat, and a point well inside it where its name can be written. */
export interface BeatLabel {
  readonly code: string;
  readonly label: readonly [longitude: number, latitude: number];
}

/** As much of a point as finding the nearest needs. */
export interface PlacedPoint {
  readonly longitude: number;
  readonly latitude: number;
  readonly beat: string;
}

export interface MapPoint extends PlacedPoint {
  /** The street that most addresses of the catchment have; null where there is none to name. */
  readonly label: string | null;
  /**
   * Addresses of the beat to which this point is the nearest: eight or more. Null where the point
   * was not made from addresses, or stands for a beat that has fewer.
   */
  readonly addressCount: number | null;
  /** How far away its places usually lie, in metres; null where that is the whole beat. */
  readonly radiusMeters: number | null;
}

/** A published point has six decimals of a degree: eleven centimetres at most. */
export const roundedDegrees = (degrees: number): number => Math.round(degrees * 1e6) / 1e6;

/** The order of lists of points: by beat, then from west to east, then from south to north. */
export function byPlace(one: PlacedPoint, other: PlacedPoint): number {
  if (one.beat !== other.beat) return one.beat < other.beat ? -1 : 1;
  return one.longitude - other.longitude || one.latitude - other.latitude;
}

/** Throws a RangeError for a coordinate that is no finite number of degrees on the globe. */
export function refuseOffGlobe(places: Iterable<Pick<PlacedPoint, 'longitude' | 'latitude'>>) {
  for (const { longitude, latitude } of places)
    if (!(Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90))
      throw new RangeError(`not a place on the globe: ${longitude}, ${latitude}`);
}
