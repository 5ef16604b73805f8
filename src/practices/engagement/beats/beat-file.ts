/** What a file of beats was found to say, and what is wrong with it. */
import type { AreaFinding } from '@peelian/analytics';
import type { Refusal } from '#kernel/result.ts';
import type { BeatDetails, MultiPolygon } from './beat.ts';

/** Names of properties; only the one that holds the code must be told. */
export interface BeatFields {
  readonly id: string;
  readonly name?: string | undefined;
  readonly district?: string | undefined;
  readonly residents?: string | undefined;
}

export interface BeatFile {
  /** How many features the file has. */
  readonly read: number;
  /** In the order of the file; with `mayJoin`, features of one code are one beat. */
  readonly beats: readonly BeatDetails[];
  /** For each beat of `beats` how many features it was made of. */
  readonly featureCounts: ReadonlyMap<string, number>;
  readonly findings: readonly AreaFinding[];
  /** Features that could not be used, with what was drawn for them. */
  readonly strays: readonly StrayFeature[];
}

export interface StrayFeature {
  readonly refusals: readonly Refusal[];
  readonly polygons: MultiPolygon;
}

/** Why a file is refused, with all of it that could be read, so that a map can show where. */
export interface RefusedBeatFile {
  readonly refusals: readonly Refusal[];
  readonly file: BeatFile | undefined;
}

export interface ReadingOptions {
  readonly fields: BeatFields;
  /** Features with the same code are parts of one beat; otherwise they are a mistake. */
  readonly mayJoin: boolean;
}

/** The refusal of an error that the check of areas found: its code with `beat-` before it. */
export function refusalOf({ code, areaIds, at, count = 1 }: AreaFinding): Refusal {
  const [longitude = Number.NaN, latitude = Number.NaN] = at ?? [];
  const place = [latitude, longitude].map((degrees) => degrees.toFixed(5)).join(', ');
  return {
    code: `beat-${code}`,
    parameters: { beat: areaIds.join(', ').slice(0, 200), place, count },
  };
}
