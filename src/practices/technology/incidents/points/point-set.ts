/** A frozen set of map points, what it was made from, and what snapping to it needs. */
import { z } from 'zod';
import type { Day, Month } from '#kernel/time.ts';
import type { BeatAreas } from '../incident.ts';

/** With these the same points can be made again. */
export const pointSetParameters = z.object({
  /** The version of the boundaries: its beats are the ones that no point crosses. */
  boundaries: z.string(),
  /** SHA-256 of the address list; null where the points are those of a grid. */
  addresses: z.string().nullable(),
  /** Degrees; the frame in which distances are measured. */
  referenceLatitude: z.number(),
  addressesAPointMin: z.number().optional(),
  gridMeters: z.number().optional(),
});

export type PointSetParameters = z.output<typeof pointSetParameters>;

export interface PointSet {
  readonly version: number;
  readonly method: 'addresses' | 'grid';
  /** Null: also all months before. */
  readonly firstMonth: Month | null;
  readonly createdOn: Day;
  readonly parameters: PointSetParameters;
  readonly pointCount: number;
}

/** Points of a set, column by column: there may be many, and they travel into a thread. */
export interface PointColumns {
  readonly ids: Float64Array;
  readonly longitudes: Float64Array;
  readonly latitudes: Float64Array;
  readonly beats: readonly string[];
}

/** All that snapping to a set needs. */
export interface SnappingSet extends Pick<PointSet, 'version' | 'firstMonth'> {
  readonly referenceLatitude: number;
  readonly areas: BeatAreas['areas'];
  readonly points: PointColumns;
}

/** Boundaries as far as deciding about sets needs them. */
export interface BoundariesInForce {
  readonly id: string;
  readonly effectiveFrom: Day;
}

/** A set that has to be made. */
export interface MissingPointSet {
  /** The identifier of the boundaries' version. */
  readonly boundaries: string;
  readonly firstMonth: Month | null;
}

/** An incident with coordinates that has no point yet. */
export interface UnplacedIncident {
  readonly source: string;
  readonly key: string;
  readonly month: Month;
  readonly block: string | null;
  readonly longitude: number;
  readonly latitude: number;
  readonly beatCode: string | null;
}
