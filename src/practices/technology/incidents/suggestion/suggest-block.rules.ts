/** Proposes which column names the place in words, and whether the source masked it already. */
import type { Point } from '#kernel/place.ts';
import { distinctOf, filledShare, isNumeric, percentOf, shareOf } from './suggest-columns.rules.ts';
import { hasWord, oneOf } from './suggest-names.rules.ts';
import type { Choice, Draft, FileLook, Reason, SampledColumn } from './suggestion.ts';

export interface BlockProposal {
  readonly draft: Draft | null;
  readonly masking: 'none' | 'hundred-block';
  readonly choices: readonly Choice[];
}

const NAMED = oneOf(`
  block blk address addr location street st road intersection direccion calle domicilio
  ubicacion via strasse place hundred onstreet vialidad
`);
const BLOCKS = /^(block|blk|hundred)$/;
/** Never a person, and never what is only near the place. */
const NOT_A_PLACE = oneOf(String.raw`
  victim\w* vict suspect\w* susp officer person complainant owner email mail web\w* type typ
  desc\w* code status premis\w* lat\w* lon\w* x y geo\w* point city state zip\w* id number no
  prefix suffix direction district beat inside category of number arrest
`);

/** `4700 BLOCK W GIRARD AV`, `047XX S STATE ST`, `12XX MAIN ST`. */
const blockText = /\b\d*00\b.*\b(block|blk|bk)\b|\b\d*(xx|00)\b\s+\p{L}|\bblock of\b|^\d+-\d+\s/iu;
const crossing = /\S\s*[/&]\s*\S|\b(and|y|@)\b/i;

const LENGTH_MAX = 300;

export function suggestBlock(
  look: FileLook,
  points: readonly (Point | undefined)[],
): BlockProposal {
  const [column] = look.columns
    .filter(mayBePlace)
    .map((one) => ({ one, score: scoreOf(one) }))
    .sort((a, b) => b.score - a.score)
    .map(({ one }) => one);
  if (!column) return { draft: null, masking: 'none', choices: [] };
  const share = blockShare(column);
  const isRounded = share > 0.6;
  const isMasked = isRounded && hasOnePointEach(column, points);
  const parameters = { column: column.name, percent: percentOf(share) };
  const reason: Reason = { code: isRounded ? 'suggest-block' : 'suggest-block-exact', parameters };
  const masking = isMasked ? 'hundred-block' : 'none';
  const why = isMasked ? 'suggest-masking-blocks' : 'suggest-masking-points-exact';
  return {
    draft: { column: column.name },
    masking,
    choices: [
      { field: 'block', because: [reason] },
      ...(isRounded ? [{ field: 'masking', because: [{ code: why, parameters }] }] : []),
    ],
  };
}

function mayBePlace(column: SampledColumn): boolean {
  const { words, filled } = column;
  if (!hasWord(words, NAMED) || filledShare(column) < 0.2 || isNumeric(column)) return false;
  if (
    hasWord(
      words.filter((word) => !NAMED.test(word)),
      NOT_A_PLACE,
    )
  )
    return false;
  const isWords = (text: string) => /\p{L}{2}/u.test(text) && text.length <= LENGTH_MAX;
  const hasBrackets = shareOf(filled, (text) => /\(-?\d+\.\d+,? +-?\d+\.\d+\)/.test(text)) > 0.5;
  return (
    !hasBrackets &&
    shareOf(filled, isWords) > 0.9 &&
    distinctOf(column) > Math.min(5, filled.length / 3)
  );
}

function scoreOf(column: SampledColumn): number {
  const named = hasWord(column.words, BLOCKS) ? 0.5 : 0;
  const isCrossing = shareOf(column.filled, (text) => crossing.test(text));
  const variety = Math.min(1, distinctOf(column) / 500);
  return named + blockShare(column) + isCrossing * 0.2 + variety * 0.3 + filledShare(column) * 0.3;
}

/** Of texts that have a number, or no number at all: crossings and places count as rounded. */
const blockShare = ({ filled }: SampledColumn): number =>
  shareOf(filled, (text) => blockText.test(text) || (!/^\d/.test(text) && crossing.test(text)));

const REPEATS_MIN = 20;
const ONE_POINT_MIN = 0.8;

/**
 * The words may be rounded while the coordinates beside them are exact: publishing those would show
 * a home. So they count as masked only where the rows of one block have one point.
 */
function hasOnePointEach(
  { cells }: SampledColumn,
  points: readonly (Point | undefined)[],
): boolean {
  const pointsOf = new Map<string, { points: Set<string>; rows: number }>();
  for (const [row, text] of cells.entries()) {
    const point = points[row];
    if (!point || text === '') continue;
    const known = pointsOf.get(text) ?? { points: new Set(), rows: 0 };
    known.points.add(`${point[0].toFixed(5)},${point[1].toFixed(5)}`);
    known.rows += 1;
    pointsOf.set(text, known);
  }
  const repeated = [...pointsOf.values()].filter(({ rows }) => rows > 1);
  const single = repeated.filter((one) => one.points.size === 1).length;
  return repeated.length >= REPEATS_MIN && single >= repeated.length * ONE_POINT_MIN;
}
