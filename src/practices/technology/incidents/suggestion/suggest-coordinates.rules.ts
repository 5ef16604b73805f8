/** Proposes which columns tell where incidents happened, by reading them as an import would. */
import { GEOMETRY_COLUMNS } from '#kernel/place.ts';
import type { Point } from '#kernel/place.ts';
import type { Whereabouts } from '../reading/incident-place.rules.ts';
import { pointReader } from '../reading/incident-point.rules.ts';
import { placeMapping, type PlaceMapping } from '../mapping/mapping-place.ts';
import { filledShare, percentOf, rawCells, shareOf } from './suggest-columns.rules.ts';
import { hasWord } from './suggest-names.rules.ts';
import { suggestPlane, type NumberColumn } from './suggest-plane.rules.ts';
import type { Draft, FileLook, Proposal, SampledColumn } from './suggestion.ts';

export interface ReadPoints {
  /** One for each row; undefined where there is none. */
  readonly points: readonly (Point | undefined)[];
  readonly pointCount: number;
  readonly refusedCount: number;
}

interface TriedPlace extends ReadPoints {
  readonly draft: Draft;
  readonly columns: readonly string[];
  readonly score: number;
}

/** More refused rows than this and an import would be stopped. */
const REFUSED_MAX = 0.03;
const POINTS_MIN = 0.05;

export interface PlaceProposal extends Proposal {
  readonly points: readonly (Point | undefined)[];
}

export function suggestCoordinates(look: FileLook, where: Whereabouts): PlaceProposal {
  const tries = [...geometryOf(look), ...pairsOf(look), ...degreesOf(look)]
    .map(({ draft, bonus }) => tryPlace({ look, where }, draft, bonus))
    .filter((one) => one !== undefined)
    .sort((a, b) => b.score - a.score);
  const best = tries.find((one) => isGood(one, look));
  if (best) return chosen(best, look, where);
  const plane = suggestPlane(look, where);
  const points = plane.draft ? tryPlace({ look, where }, plane.draft, 0)?.points : undefined;
  if (plane.draft && points) return { ...plane, points };
  if (plane.open.length > 0) return { ...plane, points: [] };
  return { ...refusedOrMissing(tries, look), points: [] };
}

const isGood = ({ pointCount, refusedCount }: ReadPoints, { rowCount }: FileLook): boolean =>
  pointCount >= rowCount * POINTS_MIN && refusedCount <= rowCount * REFUSED_MAX;

interface Place {
  readonly look: FileLook;
  readonly where: Whereabouts;
}

function tryPlace(place: Place, draft: Draft, bonus: number): TriedPlace | undefined {
  const mapping = placeMapping.safeParse({ ...draft, zeroMeansNone: true });
  if (!mapping.success) return undefined;
  const read = readPoints(place, mapping.data);
  const told = read.pointCount + read.refusedCount;
  const score = (told === 0 ? 0 : read.pointCount / told) + bonus;
  const { columns } = pointReader(mapping.data, place.where);
  return { ...read, draft, columns, score };
}

function readPoints({ look, where }: Place, mapping: PlaceMapping): ReadPoints {
  const { columns, read } = pointReader(mapping, where);
  const cells = rawCells(look, columns);
  let refusedCount = 0;
  const points = Array.from({ length: look.rowCount }, (_, row) => {
    const found = read(cells.map((column) => column[row] ?? ''));
    if (found === null) return undefined;
    if (!('code' in found)) return found;
    refusedCount += 1;
    return undefined;
  });
  const pointCount = points.filter((point) => point !== undefined).length;
  return { points, pointCount, refusedCount };
}

function chosen(best: TriedPlace, look: FileLook, where: Whereabouts): PlaceProposal {
  const plain = placeMapping.parse(best.draft);
  const hasZeros = readPoints({ look, where }, plain).refusedCount > best.refusedCount;
  const draft = hasZeros ? { ...best.draft, zeroMeansNone: true } : best.draft;
  const parameters = {
    columns: best.columns.join(', '),
    percent: percentOf(best.pointCount / Math.max(1, look.rowCount)),
  };
  const because = [
    { code: `suggest-coordinates-${plain.kind}`, parameters },
    ...(hasZeros ? [{ code: 'suggest-coordinates-zeros' }] : []),
    ...(where.surroundings ? [] : [{ code: 'suggest-coordinates-unproven' }]),
  ];
  return { draft, choices: [{ field: 'coordinates', because }], open: [], points: best.points };
}

function refusedOrMissing(tries: readonly TriedPlace[], look: FileLook): Proposal {
  const [best] = tries.filter(({ pointCount, refusedCount }) => pointCount + refusedCount > 0);
  if (!best) {
    const choice = { field: 'coordinates', because: [{ code: 'suggest-coordinates-none' }] };
    return { draft: null, choices: [choice], open: [] };
  }
  const parameters = {
    columns: best.columns.join(', '),
    percent: percentOf(best.refusedCount / Math.max(1, look.rowCount)),
  };
  const candidates = [...new Set(tries.map(({ columns }) => columns.join(' + ')))];
  const reason = { code: 'suggest-coordinates-open', parameters };
  return { draft: null, choices: [], open: [{ field: 'coordinates', reason, candidates }] };
}

interface Idea {
  readonly draft: Draft;
  readonly bonus: number;
}

/** A feature's own geometry says what it is; a column may be older. */
const GEOMETRY_BONUS = 0.4;

const geometryOf = ({ format, columns }: FileLook): Idea[] => {
  const isThere = columns.some(
    (column) => column.name === GEOMETRY_COLUMNS.longitude && filledShare(column) > POINTS_MIN,
  );
  return format === 'geojson' && isThere
    ? [{ draft: { kind: 'geometry' }, bonus: GEOMETRY_BONUS }]
    : [];
};

const pairText =
  /^(SRID=\d+;)?POINT|[([]?\s*-?\d+\.\d+\s*[,; ]\s*-?\d+\.\d+\s*[)\]]?$|^\{.*latitude/i;

/** Both orders are tried; names do not tell them. */
const pairsOf = ({ columns }: FileLook): Idea[] =>
  columns
    .filter(({ filled }) => shareOf(filled, (text) => pairText.test(text)) > 0.8)
    .flatMap(({ name }) =>
      (['latitude-longitude', 'longitude-latitude'] as const).map((order) => ({
        draft: { kind: 'pair', column: name, order },
        bonus: order === 'latitude-longitude' ? -0.1 : -0.15,
      })),
    );

const LONGITUDE = /^(lon|lng|long|longitude|longitud)$/;
const LATITUDE = /^(lat|latitude|latitud)$/;

/** Between the ends of the earth, with a fraction: whole numbers are counts and codes. */
const isDegree = (text: string) => /^[+-]?\d{1,3}[.,]\d{2,}(e[+-]?\d+)?$/i.test(text);
const isNothing = (text: string) => /^-?[01](\.0*)?$/.test(text);

function degreesOf({ columns }: FileLook): Idea[] {
  const looksLikeDegrees = ({ filled }: SampledColumn) => {
    const told = filled.filter((text) => !isNothing(text));
    return told.length > 0 && shareOf(told, isDegree) > 0.7;
  };
  const found = columns.filter(looksLikeDegrees).slice(0, 10);
  return found.flatMap((longitude) =>
    found
      .filter((latitude) => latitude !== longitude)
      .map((latitude) => ({
        draft: { kind: 'degrees', longitude: longitude.name, latitude: latitude.name },
        bonus: nameBonus(longitude, 'x') + nameBonus(latitude, 'y'),
      })),
  );
}

/** What names promise is weighed below what values show. */
function nameBonus({ words }: NumberColumn, axis: 'x' | 'y'): number {
  const [own, other] = axis === 'x' ? [LONGITUDE, LATITUDE] : [LATITUDE, LONGITUDE];
  if (hasWord(words, own)) return 0.15;
  if (hasWord(words, other)) return -0.15;
  return hasWord(words, axis === 'x' ? /^x$/ : /^y$/) ? 0.1 : 0;
}
