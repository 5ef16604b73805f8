/** What a beat is: a code that stays, and a place that comes in versions with effective dates. */
import { z } from 'zod';
import type { AreaFinding, Polygon } from '@peelian/analytics';
import type { Point } from '#kernel/place.ts';
import type { Day } from '#kernel/time.ts';

/** GeoJSON MultiPolygon coordinates: [longitude, latitude] in degrees. */
export type MultiPolygon = readonly Polygon[];

/** One beat as the agency's file states it. */
export interface BeatDetails {
  readonly code: string;
  /** The code again where the file tells no name: pages then say "Beat 12". */
  readonly name: string;
  readonly district: string | null;
  readonly residents: number | null;
  readonly polygons: MultiPolygon;
}

/** A beat in one version, with what was worked out from its polygons. */
export interface BeatBoundary extends BeatDetails {
  readonly squareKilometers: number;
  /** A point well inside, where a map writes the code. */
  readonly label: Point;
  /** The polygons, simplified for maps; borders that beats share stay shared. */
  readonly drawing: MultiPolygon;
}

export interface BeatVersion {
  readonly id: string;
  readonly effectiveFrom: Day;
  /** 1 for the first boundaries of that day; a correction of the same day is 2, and so on. */
  readonly revision: number;
  readonly contentHash: string;
}

/** What the check of a file found, kept with the version: codes and places, no sentences. */
export interface CheckedBoundaries {
  readonly findings: readonly AreaFinding[];
  /** Codes of the version before that this file does not have any more. */
  readonly removedCodes: readonly string[];
}

const position = z.array(z.number());
const polygons = z.array(z.array(z.array(position)));

/** Polygons as the database keeps them; they were checked on their way in. */
export const multiPolygon: z.ZodType<MultiPolygon> = polygons;

/** The longest code that is accepted; it is part of the address of the beat's page. */
export const LONGEST_CODE = 40;
export const LONGEST_NAME = 200;
