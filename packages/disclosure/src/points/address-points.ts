/** Fixed map points of eight addresses or more: what police.uk calls anonymous map points. */
import { localFrame, type LocalFrame } from './local-frame.ts';
import { byPlace, refuseOffGlobe, roundedDegrees } from './map-point.ts';
import type { Address, BeatLabel, MapPoint, PlacedPoint } from './map-point.ts';
import { clearOf, crowdsOf, type Crowds } from './occupied-places.ts';
import { buildTree } from './point-tree.ts';
import { byStreet, metersBetween, streetGroups } from './street-groups.ts';

/** The fewest addresses that share a point. Source: police-uk-anonymisation */
export const ADDRESSES_A_POINT_MIN = 8;

const RADIUS_STEP_METERS = 10;

export interface AddressCity {
  readonly addresses: Iterable<Address>;
  /** Every beat, also those without addresses. */
  readonly beats: readonly BeatLabel[];
  /** Degrees; keep it with the points: snapping needs the same. */
  readonly referenceLatitude: number;
}

/**
 * Map points for a city. Within each beat, and never across its border, the houses of a street are
 * grouped in the order of their numbers, eight or a few more at a time; a point is the mean of a
 * group. Then police.uk's rule is made to hold for what an attacker can see, the catchments: give
 * each address of the beat to the nearest point of the beat; while a point has fewer than eight,
 * the weakest goes and its addresses pass to the next. What remains has eight or more each. A beat
 * with fewer than eight addresses has one point, where its name is written.
 *
 * A point never stands on an address, unless eight or more addresses stand there (a tower block).
 * Coordinates are degrees with six decimals, radii whole tens of metres up to the farthest address
 * of the catchment. The same addresses give the same points in the same order (by beat, longitude,
 * latitude), however they were listed.
 *
 * Throws a RangeError for a place off the globe, for a beat that is not among `beats`, and for one
 * that is there twice.
 * When not to trust this: eight addresses are not eight households where a list is old or lacks
 * flats; an incident that lies far from any address is drawn beyond the radius; and who knows from
 * elsewhere that something happened learns its category and month.
 * Source: police-uk-anonymisation
 */
export function addressPoints(city: AddressCity): MapPoint[] {
  const frame = localFrame(city.referenceLatitude);
  const byBeat = new Map<string, Address[]>(city.beats.map(({ code }) => [code, []]));
  if (byBeat.size < city.beats.length) throw new RangeError('two beats have the same code');
  for (const address of city.addresses) {
    const own = byBeat.get(address.beat);
    if (!own) throw new RangeError(`an address lies in an unknown beat: ${address.beat}`);
    own.push(address);
  }
  return city.beats
    .flatMap((beat) => pointsOfBeat(beat, (byBeat.get(beat.code) ?? []).sort(byStreet), frame))
    .sort(byPlace);
}

function pointsOfBeat(
  { code, label }: BeatLabel,
  addresses: readonly Address[],
  frame: LocalFrame,
): MapPoint[] {
  refuseOffGlobe(addresses);
  const crowds = crowdsOf(addresses);
  const centres = streetGroups(addresses, { frame, least: ADDRESSES_A_POINT_MIN });
  if (centres.length === 0) {
    const place = pointAt({ longitude: label[0], latitude: label[1] }, code, crowds);
    return [{ ...place, label: null, addressCount: null, radiusMeters: null }];
  }
  const places = centres.map((centre) => pointAt(centre, code, crowds)).sort(byPlace);
  return catchmentsOf(places, addresses, frame).map(({ place, own }) => ({
    ...place,
    label: mostFrequentStreet(own),
    addressCount: own.length,
    radiusMeters: radiusOf(place, own, frame),
  }));
}

function pointAt(
  { longitude, latitude }: Pick<Address, 'longitude' | 'latitude'>,
  beat: string,
  crowds: Crowds,
): PlacedPoint {
  refuseOffGlobe([{ longitude, latitude }]);
  const place = { longitude: roundedDegrees(longitude), latitude: roundedDegrees(latitude) };
  return { ...clearOf(place, crowds, ADDRESSES_A_POINT_MIN), beat };
}

interface Catchment {
  readonly place: PlacedPoint;
  readonly own: readonly Address[];
}

/**
 * Drops points, those with the fewest addresses first, until each that remains has enough. Counts
 * only grow while points go, so one round for each number below the least is all it takes; of two
 * points on one place the second has no address and goes in the first round.
 */
function catchmentsOf(
  places: readonly PlacedPoint[],
  addresses: readonly Address[],
  frame: LocalFrame,
): Catchment[] {
  const xs = Float64Array.from(places, ({ longitude }) => frame.x(longitude));
  const ys = Float64Array.from(places, ({ latitude }) => frame.y(latitude));
  const tree = buildTree(xs, ys, [...places.keys()]);
  const owned: Address[][] = places.map(() => []);
  const give = (address: Address) =>
    owned[tree.nearest(frame.x(address.longitude), frame.y(address.latitude))]?.push(address);
  addresses.forEach(give);
  for (let count = 0; count < ADDRESSES_A_POINT_MIN; count += 1)
    owned.forEach((own, place) => {
      if (own.length !== count) return;
      tree.remove(place);
      for (const address of own.splice(0)) give(address);
    });
  return places
    .map((place, at) => ({ place, own: owned[at] ?? [] }))
    .filter(({ own }) => own.length > 0);
}

/** Of streets with equally many the first by name. */
function mostFrequentStreet(addresses: readonly Address[]): string | null {
  const counts = new Map<string, number>();
  for (const { street } of addresses) counts.set(street, (counts.get(street) ?? 0) + 1);
  const [first] = [...counts].sort(
    ([one, ones], [other, others]) => others - ones || (one < other ? -1 : 1),
  );
  return first?.[0] ?? null;
}

function radiusOf(place: PlacedPoint, own: readonly Address[], frame: LocalFrame): number {
  const farthest = own.reduce((most, each) => Math.max(most, metersBetween(frame, place, each)), 0);
  return Math.max(1, Math.ceil(farthest / RADIUS_STEP_METERS)) * RADIUS_STEP_METERS;
}
