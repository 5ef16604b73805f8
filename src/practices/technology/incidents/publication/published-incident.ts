/** Single incidents as everybody may read them: a month, a point, a category, what came of it. */
import type { Point } from '#kernel/place.ts';
import type { Day, Month } from '#kernel/time.ts';
import type { Category } from '../categories.ts';

/** Where incidents are shown: never where one happened. */
export interface MapPoint {
  /** 52 bits, the same after every rebuild. */
  readonly id: number;
  readonly at: Point;
  /** A street or place by name, without "near"; null where nothing names it. */
  readonly label: string | null;
  readonly beatCode: string | null;
  /** How many addresses share the point; null on a grid and where the source had masked places. */
  readonly addressCount: number | null;
  /** How far away its incidents may have happened; null where the source does not say. */
  readonly radiusMeters: number | null;
  /** True where the source itself had made the place coarse. */
  readonly isFromSource: boolean;
}

/** A point as the database tells it. */
export interface PointRow {
  readonly pointId: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly label: string | null;
  readonly pointBeat: string | null;
  readonly addressCount: number | null;
  readonly radiusMeters: number | null;
  readonly isFromSource: boolean;
}

export function pointOf(row: PointRow): MapPoint {
  return {
    id: row.pointId,
    at: [row.longitude, row.latitude],
    label: row.label,
    beatCode: row.pointBeat,
    addressCount: row.addressCount,
    radiusMeters: row.radiusMeters,
    isFromSource: row.isFromSource,
  };
}

export interface PublishedIncident {
  /** 52 bits of SHA-256 over agency, source and key. */
  readonly id: number;
  /** 64 hexadecimal digits; empty where the source publishes none for it. */
  readonly persistentId: string;
  readonly source: string;
  readonly month: Month;
  readonly category: Category;
  /** Slug of the source's own scheme, where it publishes by that. */
  readonly ownCategory: string | null;
  /** Code of the source's outcome scheme. */
  readonly outcome: string | null;
  /** Null where the source does not tell when the outcome came. */
  readonly outcomeMonth: Month | null;
  /** Null where the record has no place. */
  readonly point: MapPoint | null;
  readonly beatCode: string | null;
}

/** Which incidents are meant; what is left out does not narrow. */
export interface IncidentFilter {
  readonly month: Month;
  readonly beatCode?: string | undefined;
  readonly categories?: readonly Category[] | undefined;
  readonly ownCategory?: string | undefined;
  /** The slug that programs know: the source's own category, else the common group. */
  readonly publicCategory?: string | undefined;
  readonly pointIds?: readonly number[] | undefined;
  readonly isPlaced?: boolean | undefined;
}

/** What a list of incidents may be ordered by; within it by their ids, which tell no time. */
export const INCIDENT_ORDERS = ['near', 'kind', 'outcome', 'beat'] as const;

export interface IncidentOrder {
  readonly by: (typeof INCIDENT_ORDERS)[number];
  readonly direction: 'up' | 'down';
}

/** All incidents of one month at one point. */
export interface PointCounts {
  readonly point: MapPoint;
  readonly counts: ReadonlyMap<Category, number>;
}

/** An outcome that a later one replaced. */
export interface EarlierOutcome {
  readonly outcome: string;
  readonly month: Month | null;
}

/** What a published incident said before. */
export interface IncidentState {
  readonly month: Month;
  readonly category: Category;
  readonly ownCategory: string | null;
  readonly beatCode: string | null;
  readonly point: MapPoint | null;
}

export interface ChangedIncident {
  readonly kind: 'changed';
  readonly correctedOn: Day;
  readonly incidentId: number;
  readonly before: IncidentState;
  readonly after: IncidentState;
}

/** Says how many, and nothing of which. */
export interface WithdrawnIncidents {
  readonly kind: 'withdrawn';
  readonly correctedOn: Day;
  readonly count: number;
  /** `protected`: by law, or because its kind is never shown one by one. */
  readonly reason: 'error' | 'protected';
}

export type IncidentCorrection = ChangedIncident | WithdrawnIncidents;
