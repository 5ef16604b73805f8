/** Reads an incident's point: degrees, plane coordinates, pairs or a feature's geometry. */
import { GEOMETRY_COLUMNS, isOnEarth, isWithin, type Point } from '#kernel/place.ts';
import { projectionOf } from '#kernel/projection.ts';
import type { Refusal } from '#kernel/result.ts';
import type { Whereabouts } from './incident-place.rules.ts';
import type { PlaceMapping } from '../mapping/mapping.ts';

/** Null: the source tells no point. */
export type ReadPoint = Point | null | Refusal;

export interface PointReader {
  readonly columns: readonly string[];
  read(texts: readonly string[]): ReadPoint;
}

/** Two numbers in the order x, y: east before north. */
type Numbers = readonly [x: number, y: number];
type Toward = (x: number, y: number) => Point | undefined;

export function pointReader(mapping: PlaceMapping | null, where: Whereabouts): PointReader {
  if (!mapping) return { columns: [], read: () => null };
  const judge = judgeOf(mapping, where);
  const readNumbers = numbersReader(mapping);
  return {
    columns: columnsOf(mapping),
    read(texts) {
      const numbers = readNumbers(texts);
      if (numbers === null || 'code' in numbers) return numbers;
      if (isNowhere(numbers)) return mapping.zeroMeansNone ? null : zeroOr(numbers, judge);
      return judge(numbers);
    },
  };
}

function columnsOf(mapping: PlaceMapping): readonly string[] {
  switch (mapping.kind) {
    case 'degrees':
      return [mapping.longitude, mapping.latitude];
    case 'projected':
      return [mapping.x, mapping.y];
    case 'pair':
      return [mapping.column];
    case 'geometry':
      return [GEOMETRY_COLUMNS.longitude, GEOMETRY_COLUMNS.latitude];
  }
}

/** What sources write for a place that they do not know: 0 and 0, or -1 and -1. */
const isNowhere = ([x, y]: Numbers) => x === y && (x === 0 || x === -1);

const zeroOr = (numbers: Numbers, judge: (numbers: Numbers) => ReadPoint): ReadPoint =>
  numbers[0] === 0 ? { code: 'coordinates-zero' } : judge(numbers);

/** Whether the numbers are a place that the agency can have, this way round or the other. */
function judgeOf(mapping: PlaceMapping, { surroundings, zoneBand }: Whereabouts) {
  const toward = towardDegrees(mapping);
  const likely = surroundings ?? zoneBand;
  const mustBeLikely = surroundings !== undefined || mapping.kind === 'projected';
  const isLikely = (point: Point | undefined) => point !== undefined && isWithin(likely, point);
  return ([x, y]: Numbers): ReadPoint => {
    const point = toward(x, y);
    if (point && isWithin(likely, point)) return point;
    if (isLikely(toward(y, x))) return { code: 'coordinates-swapped' };
    if (!point || !isOnEarth(point[0], point[1])) return { code: 'coordinates-off-globe' };
    return mustBeLikely ? { code: 'coordinates-far-away' } : point;
  };
}

function towardDegrees(mapping: PlaceMapping): Toward {
  const named = 'projection' in mapping ? mapping.projection : undefined;
  if (named === undefined) return (x, y) => [x, y];
  const projection = projectionOf(named);
  if (!projection) throw new Error(`A mapping was let in with the unknown projection ${named}`);
  return projection.toDegrees;
}

type ReadNumbers = (texts: readonly string[]) => Numbers | null | Refusal;

function numbersReader(mapping: PlaceMapping): ReadNumbers {
  if (mapping.kind === 'pair') return pairReader(mapping.order === 'longitude-latitude');
  const isPlane = mapping.kind === 'projected';
  return ([xText = '', yText = '']) => {
    const [east, north] = [known(xText), known(yText)];
    if (east === '' && north === '') return null;
    if (east === '' || north === '') return { code: 'coordinates-incomplete' };
    return asNumbers(numberOf(east, isPlane), numberOf(north, isPlane));
  };
}

const asNumbers = (x: number | undefined, y: number | undefined): Numbers | Refusal =>
  x === undefined || y === undefined ? { code: 'coordinates-not-numbers' } : [x, y];

/** Words of databases and tables for an empty cell. */
const nothing = /^(null|\(null\)|n\/a|none|redacted|unknown)$/i;

/** The text without outer spaces; empty where it says that nothing is known. */
export function known(text: string): string {
  const trimmed = text.trim();
  return nothing.test(trimmed) ? '' : trimmed;
}

const plain = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;
const inThousands = /^[+-]?\d{1,3}(,\d{3})+(\.\d+)?$/;
const withComma = /^[+-]?\d+,\d+$/;

/** A comma groups thousands of metres and feet, and begins the fraction of anything else. */
function numberOf(text: string, isPlane: boolean): number | undefined {
  if (plain.test(text)) return Number(text);
  if (isPlane && inThousands.test(text)) return Number(text.replaceAll(',', ''));
  return withComma.test(text) ? Number(text.replace(',', '.')) : undefined;
}

const decimal = String.raw`[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?`;
const wellKnownText = new RegExp(
  String.raw`^(?:SRID=\d+;)?\s*POINT\s*(?:Z|M|ZM)?\s*\(\s*(${decimal})\s+(${decimal})[^()]*\)$`,
  'i',
);
/** At the end of the text, where an address may stand before the brackets. */
const inBrackets = new RegExp(
  String.raw`(?:^|[([])\s*(${decimal})\s*[,;\s]\s*(${decimal})\s*[)\]]?$`,
  'i',
);
const isEmptyPair = (text: string) =>
  /^(\(\s*,?\s*\)|\[\s*\]|(POINT\s*)?EMPTY|POINT\s+EMPTY)$/i.test(text);

/** Reads `(41.8, -87.6)`, `41.8,-87.6`, `POINT (-87.6 41.8)` and objects with both by name. */
function pairReader(isLongitudeFirst: boolean): ReadNumbers {
  return ([whole = '']) => {
    const text = known(whole);
    if (text === '' || isEmptyPair(text)) return null;
    const [, x, y] = wellKnownText.exec(text) ?? [];
    if (x !== undefined) return [Number(x), Number(y)];
    const named = namedPair(text);
    if (named) return named;
    const [, one, other] = inBrackets.exec(text) ?? [];
    if (one === undefined) return { code: 'coordinates-not-numbers' };
    return isLongitudeFirst ? [Number(one), Number(other)] : [Number(other), Number(one)];
  };
}

/** `{'latitude': '41.8', 'longitude': '-87.6'}`, as some portals export their own type. */
function namedPair(text: string): Numbers | undefined {
  if (!text.startsWith('{')) return undefined;
  const of = (name: string) =>
    new RegExp(String.raw`["']?${name}["']?\s*:\s*["']?(${decimal})`, 'i').exec(text)?.[1];
  const [longitude, latitude] = [of('longitude'), of('latitude')];
  return longitude !== undefined && latitude !== undefined
    ? [Number(longitude), Number(latitude)]
    : undefined;
}
