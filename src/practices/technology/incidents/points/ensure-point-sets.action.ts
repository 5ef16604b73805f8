/** Makes the sets of map points that the months to come need, from addresses or from a grid. */
import {
  ADDRESSES_A_POINT_MIN,
  addressPoints,
  GRID_METERS,
  gridPoints,
  referenceLatitudeOf,
  type Address,
  type MapPoint,
} from '@peelian/disclosure';
import { boundsOf, buildAreaIndex } from '@peelian/analytics';
import { addressListId, readAddresses } from '#practices/engagement/beats/read-addresses.action.ts';
import { readBoundaries } from '#practices/engagement/beats/read-boundaries.action.ts';
import {
  readBoundaryVersion,
  type VersionArea,
} from '#practices/engagement/beats/read-boundary-version.action.ts';
import type { Day } from '#kernel/time.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { PointSet, SnappingSet } from './point-set.ts';
import { missingPointSets } from './point-set.rules.ts';
import { pointSetStore } from './point-set.store.ts';

/**
 * Call in the transaction that will show incidents at the points, under the lock of imports.
 * Without boundaries there is no set, and nothing is shown at a point.
 * @returns every set, in the order of versions
 */
export async function ensurePointSets(work: Work, today: Day): Promise<PointSet[]> {
  const store = pointSetStore(work);
  const sets = await store.list();
  const { versions: boundaries } = await readBoundaries(work);
  const addresses = await addressListId(work);
  const newestMonth = await store.newestMonth();
  const missing = missingPointSets({ sets, boundaries, addresses, newestMonth });
  for (const { boundaries: versionId, firstMonth } of missing) {
    const areas = await readBoundaryVersion(work, versionId);
    const made = await makePoints(work, areas, addresses !== null);
    const { points, ...parameters } = made;
    const set = {
      version: (sets.at(-1)?.version ?? 0) + 1,
      method: addresses === null ? ('grid' as const) : ('addresses' as const),
      firstMonth,
      createdOn: today,
      parameters: { boundaries: versionId, addresses, ...parameters },
    };
    await store.add(set, points);
    sets.push({ ...set, pointCount: points.length });
  }
  return sets;
}

/** The sets with their points and beats, as the conversion of rows needs them. */
export async function readSnappingSets(
  work: Work,
  sets: readonly PointSet[],
): Promise<SnappingSet[]> {
  const store = pointSetStore(work);
  const snapping: SnappingSet[] = [];
  for (const { version, firstMonth, parameters } of sets) {
    const { referenceLatitude, boundaries } = parameters;
    const areas = await readBoundaryVersion(work, boundaries);
    const points = await store.points(version);
    snapping.push({ version, firstMonth, referenceLatitude, areas, points });
  }
  return snapping;
}

async function makePoints(work: Work, areas: readonly VersionArea[], hasAddresses: boolean) {
  const shapes = areas.map(({ code, polygons }) => ({ id: code, polygons }));
  const bounds = boundsOf(shapes);
  if (!bounds) return { points: [] as MapPoint[], referenceLatitude: 0 };
  const { find: beatAt } = buildAreaIndex(shapes);
  const referenceLatitude = referenceLatitudeOf(bounds.south, bounds.north);
  if (!hasAddresses) {
    const points = gridPoints({ beats: areas, bounds, beatAt, referenceLatitude });
    return { points, referenceLatitude, gridMeters: GRID_METERS };
  }
  const addresses = await addressesByBeat(work, beatAt);
  // Beat by beat, which gives the same points: all addresses at once would fill the memory.
  const points = areas.flatMap((area) =>
    addressPoints({ addresses: addresses(area.code), beats: [area], referenceLatitude }),
  );
  return { points, referenceLatitude, addressesAPointMin: ADDRESSES_A_POINT_MIN };
}

/** Addresses of a beat, column by column: a city has hundreds of thousands. */
interface AddressColumns {
  readonly longitudes: number[];
  readonly latitudes: number[];
  /** NaN where the list has none. */
  readonly numbers: number[];
  readonly streets: string[];
}

/** Addresses outside every beat are nobody's here; a street's name is kept in memory once. */
async function addressesByBeat(
  work: Work,
  beatAt: (longitude: number, latitude: number) => string | undefined,
): Promise<(beat: string) => Iterable<Address>> {
  const beats = new Map<string, AddressColumns>();
  const streets = new Map<string, string>();
  for await (const page of readAddresses(work))
    for (const { street: name, number, longitude, latitude } of page) {
      const beat = beatAt(longitude, latitude);
      if (beat === undefined) continue;
      const own = beats.get(beat) ?? { longitudes: [], latitudes: [], numbers: [], streets: [] };
      beats.set(beat, own);
      const street = streets.get(name) ?? name;
      streets.set(street, street);
      own.longitudes.push(longitude);
      own.latitudes.push(latitude);
      own.numbers.push(number ?? Number.NaN);
      own.streets.push(street);
    }
  return (beat) => addressesOf(beat, beats.get(beat));
}

function* addressesOf(beat: string, columns: AddressColumns | undefined): Generator<Address> {
  for (const [at, street] of (columns?.streets ?? []).entries()) {
    const [longitude, latitude, number] = [
      columns?.longitudes[at] ?? Number.NaN,
      columns?.latitudes[at] ?? Number.NaN,
      columns?.numbers[at] ?? Number.NaN,
    ];
    yield { longitude, latitude, beat, street, number: Number.isNaN(number) ? null : number };
  }
}
