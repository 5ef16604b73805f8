/** Where programs ask for incidents: round a place, or inside a line. */
import type { Point } from '#kernel/place.ts';

export type CrimeArea =
  | { readonly kind: 'round'; readonly at: Point; readonly radiusMeters: number }
  | { readonly kind: 'inside'; readonly corners: readonly Point[] };

/** One mile, as police.uk asks it. */
export const A_MILE_METERS = 1_609.344;

/** More records than this are no answer but a download. */
export const MOST_CRIMES = 10_000;

/** The slug that stands for every category. */
export const ALL_CRIME = 'all-crime';
