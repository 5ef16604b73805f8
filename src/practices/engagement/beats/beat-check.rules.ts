/** Reads and checks a file of beats: every problem at once, each with its place. */
import { checkAreas, type AreaFinding, type Polygon, type Position } from '@peelian/analytics';
import { done, refused, type Refusal, type Result } from '#kernel/result.ts';
import type { BeatDetails, MultiPolygon } from './beat.ts';
import { findFields, readProperties, type BeatFields } from './beat-fields.rules.ts';
import { readFeatures, type Feature } from './beat-file.rules.ts';

export interface BeatFile {
  /** How many features the file has. */
  readonly read: number;
  /** In the order of the file; with `mayJoin`, features of one code are one beat. */
  readonly beats: readonly BeatDetails[];
  /** For each beat of `beats` how many features it was made of. */
  readonly featureCounts: ReadonlyMap<string, number>;
  readonly findings: readonly AreaFinding[];
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

/** Checks a file's text; only overlaps, gaps and other notes let it pass. */
export function checkBeatFile(
  text: string,
  { fields: wanted, mayJoin }: ReadingOptions,
): Result<BeatFile, RefusedBeatFile> {
  const features = readFeatures(text);
  if (!features.ok) return refused({ refusals: features.refusal, file: undefined });
  const fields = findFields(features.value, wanted);
  if (!fields.ok) return refused({ refusals: fields.refusal, file: undefined });
  const read = features.value.map((feature) => readFeature(feature, fields.value));
  const beats = read.flatMap((one) => (one.ok ? [one.value] : []));
  const file = fileOf(read.length, mayJoin ? joined(beats) : beats, beats);
  const refusals = [
    ...read.flatMap((one) => (one.ok ? [] : one.refusal)),
    ...file.findings.filter(({ severity }) => severity === 'error').map(refusalOf),
  ];
  return refusals.length > 0 ? refused({ refusals, file }) : done(file);
}

function fileOf(
  read: number,
  beats: readonly BeatDetails[],
  parts: readonly BeatDetails[],
): BeatFile {
  const featureCounts = new Map<string, number>();
  for (const { code } of parts) featureCounts.set(code, (featureCounts.get(code) ?? 0) + 1);
  const areas = beats.map(({ code, polygons }) => ({ id: code, polygons }));
  const findings = areas.length > 0 ? checkAreas(areas) : [];
  return { read, beats, featureCounts, findings };
}

function joined(beats: readonly BeatDetails[]): BeatDetails[] {
  const byCode = new Map<string, BeatDetails>();
  for (const beat of beats) {
    const known = byCode.get(beat.code);
    const polygons = [...(known?.polygons ?? []), ...beat.polygons];
    byCode.set(beat.code, { ...(known ?? beat), polygons });
  }
  return [...byCode.values()];
}

function readFeature(feature: Feature, fields: BeatFields): Result<BeatDetails> {
  const words = readProperties(feature, fields);
  const polygons = polygonsOf(feature);
  const refusals = [...(words.ok ? [] : words.refusal), ...(polygons.ok ? [] : polygons.refusal)];
  if (!words.ok || !polygons.ok) return refused(refusals);
  return done({ ...words.value, polygons: polygons.value });
}

function polygonsOf({ number, geometry }: Feature): Result<MultiPolygon> {
  const no = (code: string, type = '') =>
    refused<readonly Refusal[]>([
      { code, parameters: { feature: number, type: type.slice(0, 40) } },
    ]);
  if (geometry === undefined) return no('beat-geometry-missing');
  const { type, coordinates } = geometry;
  if (type !== 'Polygon' && type !== 'MultiPolygon') return no('beat-geometry-kind', type);
  const parts = type === 'Polygon' ? [coordinates] : coordinates;
  return isNested(parts) ? done(parts.map(polygonOf)) : no('beat-geometry-broken');
}

type Nested = readonly (readonly (readonly (readonly unknown[])[])[])[];

/** Polygons of rings of positions; what stands in a position is checked as a number later. */
const isNested = (value: unknown): value is Nested => isListOf(isListOf(isListOf(isList)))(value);

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);
const isListOf = (isItem: (value: unknown) => boolean) => (value: unknown) =>
  isList(value) && value.every(isItem);

const polygonOf = (rings: Nested[number]): Polygon => rings.map((ring) => ring.map(positionOf));

/** Heights are dropped; what is no number becomes NaN, which the check names. */
const positionOf = ([longitude, latitude]: readonly unknown[]): Position => [
  typeof longitude === 'number' ? longitude : Number.NaN,
  typeof latitude === 'number' ? latitude : Number.NaN,
];

/** The refusal of an error that the check of areas found: its code with `beat-` before it. */
export function refusalOf({ code, areaIds, at, count = 1 }: AreaFinding): Refusal {
  const [longitude = Number.NaN, latitude = Number.NaN] = at ?? [];
  const place = [latitude, longitude].map((degrees) => degrees.toFixed(5)).join(', ');
  return {
    code: `beat-${code}`,
    parameters: { beat: areaIds.join(', ').slice(0, 200), place, count },
  };
}
