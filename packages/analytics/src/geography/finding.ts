/** What a check of areas found: codes and places, for a page or a report to say in words. */
import type { Position, Ring } from './area.ts';

/** With one of these an area has no certain inside, or no certain name: refuse it. */
export type AreaErrorCode =
  | 'no-areas'
  | 'duplicate-id'
  | 'no-geometry'
  | 'coordinates-not-numbers'
  | 'coordinates-not-degrees'
  | 'coordinates-swapped'
  | 'ring-not-closed'
  | 'ring-too-short'
  | 'ring-without-area'
  | 'ring-crosses-itself'
  | 'rings-cross'
  | 'hole-outside-shell'
  | 'hole-inside-hole'
  | 'part-inside-part';

/** These do no harm to counting, but somebody should look. */
export type AreaNoteCode =
  | 'repeated-position'
  | 'ring-touches-itself'
  | 'ring-folds-back'
  | 'areas-overlap'
  | 'overlap-slivers'
  | 'gap-between-areas'
  | 'gap-slivers';

interface Particulars {
  /** The areas concerned, in order of id. */
  readonly areaIds: readonly string[];
  /** A place to look at: inside the overlap or gap, or the first of `places`. */
  readonly at?: Position;
  /** The first twenty places, where there are several. */
  readonly places?: readonly Position[];
  /** How often, places beyond the twentieth included. */
  readonly count?: number;
  readonly squareMeters?: number;
  /** The edge of the overlap or gap, or the box around it where it is not of one simple piece. */
  readonly outline?: Ring;
}

export type AreaFinding =
  | (Particulars & { readonly severity: 'error'; readonly code: AreaErrorCode })
  | (Particulars & { readonly severity: 'note'; readonly code: AreaNoteCode });

const MOST_PLACES = 20;

/** Several places of one kind as one finding's particulars. */
export function atPlaces(areaId: string, places: readonly Position[]): Particulars {
  const [at] = places;
  const common = { areaIds: [areaId], places: places.slice(0, MOST_PLACES), count: places.length };
  return at === undefined ? common : { ...common, at };
}
