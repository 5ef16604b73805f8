/** Reads and checks a file of beats: every problem at once, each with its place. */
import { checkAreas, type Polygon, type Position } from '@peelian/analytics';
import { done, refused, type Refusal, type Result } from '#kernel/result.ts';
import type { BeatDetails, MultiPolygon } from './beat.ts';
import { findFields, readProperties } from './beat-fields.rules.ts';
import { refusalOf, type BeatFields, type BeatFile } from './beat-file.ts';
import type { ReadingOptions, RefusedBeatFile, StrayFeature } from './beat-file.ts';
import { readFeatures, type Feature } from './beat-file.rules.ts';

/** Checks a file's text; only overlaps, gaps and other notes let it pass. */
export function checkBeatFile(
  text: string,
  { fields: wanted, mayJoin }: ReadingOptions,
): Result<BeatFile, RefusedBeatFile> {
  const features = readFeatures(text);
  if (!features.ok) return refused({ refusals: features.refusal, file: undefined });
  const fields = findFields(features.value, wanted);
  if (!fields.ok) return refused({ refusals: fields.refusal, file: undefined });
  const file = fileOf(features.value, fields.value, mayJoin);
  const refusals = [
    ...file.strays.flatMap((stray) => stray.refusals),
    ...file.findings.filter(({ severity }) => severity === 'error').map(refusalOf),
  ];
  return refusals.length > 0 ? refused({ refusals, file }) : done(file);
}

function fileOf(features: readonly Feature[], fields: BeatFields, mayJoin: boolean): BeatFile {
  const read = features.map((feature) => readFeature(feature, fields));
  const parts = read.flatMap((one) => (one.ok ? [one.value] : []));
  const strays = read.flatMap((one) => (one.ok ? [] : [one.refusal]));
  const featureCounts = new Map<string, number>();
  for (const { code } of parts) featureCounts.set(code, (featureCounts.get(code) ?? 0) + 1);
  const beats = mayJoin ? joined(parts) : parts;
  const areas = beats.map(({ code, polygons }) => ({ id: code, polygons }));
  const findings = areas.length > 0 ? checkAreas(areas) : [];
  return { read: features.length, beats, featureCounts, findings, strays };
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

function readFeature(feature: Feature, fields: BeatFields): Result<BeatDetails, StrayFeature> {
  const words = readProperties(feature, fields);
  const polygons = polygonsOf(feature);
  if (words.ok && polygons.ok) return done({ ...words.value, polygons: polygons.value });
  const refusals = [...(words.ok ? [] : words.refusal), ...(polygons.ok ? [] : polygons.refusal)];
  return refused({ refusals, polygons: polygons.ok ? polygons.value : [] });
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
