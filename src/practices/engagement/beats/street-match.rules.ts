/** Which streets of the list a typed name can mean: the same, the same name, or nearly the same. */
import type { KnownStreet } from './address.ts';
import { coreOf } from './address.rules.ts';

export const MOST_SUGGESTIONS = 5;

/** Streets with the same name but another type or direction: "quay" means Quay Street and Lane. */
export function sameName(streets: readonly KnownStreet[], search: string): KnownStreet[] {
  const core = coreOf(search);
  return streets.filter((street) => coreOf(street.search) === core || street.search === core);
}

/** Up to five streets that are few letters away, the nearest first. */
export function nearStreets(streets: readonly KnownStreet[], search: string): KnownStreet[] {
  const core = coreOf(search);
  const most = Math.max(1, Math.floor(core.length / 3.5));
  return streets
    .map((street) => ({ street, distance: lettersApart(coreOf(street.search), core, most) }))
    .filter(({ distance }) => distance <= most)
    .toSorted(
      (one, other) =>
        one.distance - other.distance ||
        lettersApart(one.street.search, search, 40) -
          lettersApart(other.street.search, search, 40) ||
        (one.street.search < other.street.search ? -1 : 1),
    )
    .slice(0, MOST_SUGGESTIONS)
    .map(({ street }) => street);
}

/**
 * How many letters must be put in, left out, changed or swapped with their neighbour to turn one
 * text into the other; more than `most` is answered as `most + 1`.
 * Source: damerau-1964
 */
export function lettersApart(one: string, other: string, most: number): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let at = 1; at <= one.length; at += 1) {
    const next = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const isSame = one[at - 1] === other[to - 1];
      const isSwap =
        at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      next[to] = Math.min(
        (row[to] ?? 0) + 1,
        (next[to - 1] ?? 0) + 1,
        (row[to - 1] ?? 0) + (isSame ? 0 : 1),
        isSwap ? (before[to - 2] ?? 0) + 1 : Infinity,
      );
    }
    if (Math.min(...next) > most) return most + 1;
    [before, row] = [row, next];
  }
  return Math.min(row[other.length] ?? 0, most + 1);
}
