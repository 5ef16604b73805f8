/** Addresses of a beat, put together by street and house number into groups of neighbours. */
import type { LocalFrame } from './local-frame.ts';
import type { Address } from './map-point.ts';
import { buildTree } from './point-tree.ts';

/** Where a group lies: the mean of its addresses. */
export interface GroupCentre {
  readonly longitude: number;
  readonly latitude: number;
  readonly count: number;
}

/** A street whose next house is farther away than this goes on as another piece. */
const GAP_METERS = 200;

/** So many pieces of one name are followed at a time. */
const OPEN_PIECES_MAX = 16;

interface Group {
  count: number;
  longitudes: number;
  latitudes: number;
}

/**
 * Centres of groups of at least `least` addresses. A street's houses are taken in the order of
 * their numbers, in even groups; what is left of short streets joins the nearest group. With fewer
 * than `least` addresses in all there is no group.
 * @param addresses of one beat, in the order of `byStreet`
 */
export function streetGroups(
  addresses: readonly Address[],
  { frame, least }: { readonly frame: LocalFrame; readonly least: number },
): GroupCentre[] {
  if (addresses.length < least) return [];
  const groups = piecesOf(addresses, frame).flatMap((piece) =>
    evenParts(piece, least).map(groupOf),
  );
  return joinSmall(groups, frame, least).map(centreOf);
}

/** Street, number, place: the same order for the same addresses, however they were listed. */
export function byStreet(one: Address, other: Address): number {
  if (one.street !== other.street) return one.street < other.street ? -1 : 1;
  return (
    (one.number ?? Infinity) - (other.number ?? Infinity) ||
    one.longitude - other.longitude ||
    one.latitude - other.latitude
  );
}

/**
 * The pieces of streets. Several streets of one name (a county has many a Main Street) are followed
 * side by side: a house goes on with the piece whose last house is nearest.
 */
function piecesOf(addresses: readonly Address[], frame: LocalFrame): Address[][] {
  const pieces: Address[][] = [];
  let open: Address[][] = [];
  for (const address of addresses) {
    if (open[0]?.[0]?.street !== address.street) open = [];
    const piece = pieceFor(address, open, frame);
    if (piece) piece.push(address);
    else {
      const fresh = [address];
      pieces.push(fresh);
      open = [...open.slice(1 - OPEN_PIECES_MAX), fresh];
    }
  }
  return pieces;
}

function pieceFor(address: Address, open: readonly Address[][], frame: LocalFrame) {
  let [best, bestMeters]: [Address[] | undefined, number] = [undefined, GAP_METERS];
  for (const piece of open) {
    const last = piece.at(-1);
    const meters = last ? metersBetween(frame, last, address) : Infinity;
    if (meters < bestMeters) [best, bestMeters] = [piece, meters];
  }
  return best;
}

type Placed = Pick<Address, 'longitude' | 'latitude'>;

export const metersBetween = ({ x, y }: LocalFrame, one: Placed, other: Placed): number =>
  Math.hypot(x(one.longitude) - x(other.longitude), y(one.latitude) - y(other.latitude));

/** As many parts as can have `least` each, of sizes that differ by one at most. */
function evenParts(piece: readonly Address[], least: number): (readonly Address[])[] {
  const parts = Math.max(1, Math.floor(piece.length / least));
  const cut = (part: number) => Math.round((part * piece.length) / parts);
  return Array.from({ length: parts }, (_, part) => piece.slice(cut(part), cut(part + 1)));
}

/** Sums of whole millionths of a degree do not depend on the order of adding. */
function groupOf(addresses: readonly Address[]): Group {
  const sum = (of: (address: Address) => number) =>
    addresses.reduce((total, address) => total + Math.round(of(address) * 1e6), 0);
  return {
    count: addresses.length,
    longitudes: sum(({ longitude }) => longitude),
    latitudes: sum(({ latitude }) => latitude),
  };
}

const centreOf = ({ count, longitudes, latitudes }: Group): GroupCentre => ({
  longitude: longitudes / count / 1e6,
  latitude: latitudes / count / 1e6,
  count,
});

/** Each group that is too small joins the group that is nearest, until none is too small. */
function joinSmall(groups: readonly Group[], frame: LocalFrame, least: number): Group[] {
  const centres = groups.map(centreOf);
  const xs = Float64Array.from(centres, ({ longitude }) => frame.x(longitude));
  const ys = Float64Array.from(centres, ({ latitude }) => frame.y(latitude));
  const tree = buildTree(xs, ys, [...groups.keys()]);
  const kept = new Set(groups);
  groups.forEach((group, at) => {
    if (group.count >= least) return;
    tree.remove(at);
    const near = groups[tree.nearest(xs[at] ?? 0, ys[at] ?? 0)];
    if (!near) return;
    kept.delete(group);
    near.count += group.count;
    near.longitudes += group.longitudes;
    near.latitudes += group.latitudes;
  });
  return [...kept];
}
