/** Fixed map points where there is no address list: the centres of a grid of 250 metres. */
import { localFrame } from './local-frame.ts';
import { byPlace, refuseOffGlobe, roundedDegrees } from './map-point.ts';
import type { BeatLabel, MapPoint } from './map-point.ts';

export const GRID_METERS = 250;

/** Half a cell's diagonal, 177 metres, rounded up to ten. */
export const GRID_RADIUS_METERS = 180;

export interface GridCity {
  readonly beats: readonly BeatLabel[];
  /** A box that holds every beat: degrees. */
  readonly bounds: {
    readonly west: number;
    readonly south: number;
    readonly east: number;
    readonly north: number;
  };
  /** The code of the beat at a place, or undefined. */
  readonly beatAt: (longitude: number, latitude: number) => string | undefined;
  /** Degrees; keep it with the points: snapping needs the same. */
  readonly referenceLatitude: number;
}

/**
 * The centres of a grid of 250 metres that lie in a beat; a beat in which none lies has one point,
 * where its name is written. The grid is counted from the equator and from Greenwich in the local
 * frame of the reference latitude: centre (i, j) lies (i + 1/2) 250 m east and (j + 1/2) 250 m
 * north. So it tells nothing of the incidents or of the borders; only which centres there are does.
 * Coordinates are degrees with six decimals; points come by beat, longitude, latitude.
 *
 * Throws a RangeError for a place off the globe and for two beats with one code.
 * When not to trust this: a cell in the country may hold a single house, so a point here promises
 * less than one of eight addresses. Near a border the nearest centre of the beat can be farther
 * than the radius.
 */
export function gridPoints({ beats, bounds, beatAt, referenceLatitude }: GridCity): MapPoint[] {
  const { west, south, east, north } = bounds;
  refuseOffGlobe([
    { longitude: west, latitude: south },
    { longitude: east, latitude: north },
    ...beats.map(({ label: [longitude, latitude] }) => ({ longitude, latitude })),
  ]);
  const lacking = new Map(beats.map((beat) => [beat.code, beat]));
  if (lacking.size < beats.length) throw new RangeError('two beats have the same code');
  const frame = localFrame(referenceLatitude);
  const known = new Set(lacking.keys());
  const points: MapPoint[] = [];
  const columns = centresBetween(frame.x(west), frame.x(east));
  const longitudes = columns.map((x) => roundedDegrees(frame.longitudeAt(x)));
  for (const y of centresBetween(frame.y(south), frame.y(north))) {
    const latitude = roundedDegrees(frame.latitudeAt(y));
    for (const longitude of longitudes) {
      const beat = beatAt(longitude, latitude);
      if (beat === undefined || !known.has(beat)) continue;
      lacking.delete(beat);
      points.push({ longitude, latitude, beat, ...GRID_POINT });
    }
  }
  return [...points, ...[...lacking.values()].map(labelPoint)].sort(byPlace);
}

const GRID_POINT = { label: null, addressCount: null, radiusMeters: GRID_RADIUS_METERS };
const LABEL_POINT = { label: null, addressCount: null, radiusMeters: null };

const labelPoint = ({ code, label: [longitude, latitude] }: BeatLabel): MapPoint => ({
  ...LABEL_POINT,
  longitude: roundedDegrees(longitude),
  latitude: roundedDegrees(latitude),
  beat: code,
});

/** Metres of the centres from one place to another, both counted. */
function centresBetween(from: number, to: number): number[] {
  const first = Math.ceil(from / GRID_METERS - 0.5);
  const last = Math.floor(to / GRID_METERS - 0.5);
  return Array.from(
    { length: Math.max(0, last - first + 1) },
    (_, step) => (first + step + 0.5) * GRID_METERS,
  );
}
