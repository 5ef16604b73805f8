/** Proposes which column tells one incident from another, from one export to the next. */
import { filledShare, percentOf, shareOf } from './suggest-columns.rules.ts';
import { hasWord, oneOf } from './suggest-names.rules.ts';
import type { Choice, Draft, FileLook, Proposal, Reason, SampledColumn } from './suggestion.ts';

interface KeyColumn {
  readonly column: SampledColumn;
  readonly filled: number;
  /** Different values for each filled cell. */
  readonly uniqueShare: number;
  readonly score: number;
}

/** Numbers of rows change at each export. */
const ROW = oneOf(`
  objectid fid oid cartodb row rowid index record octo globalid ogc gid esri ot pk rn
`);
const CASE = oneOf(`
  case incident report complaint cmplnt offen[cs]e crime cr dr ccn ccr cfs ref reference
  docket ccnumber item event call cad gps expediente folio denuncia carpeta hecho aktenzeichen
  occurrence master dc ir rpt inc
`);
const NUMBER = /^(id|ids|no|num|number|nbr|nr|key|numero|uid|identifier|aktenzeichen|folio|ccn)$/;
const NOT_A_KEY = oneOf(String.raw`
  date time datetime code type district beat ward tract zip lat\w* lon\w* x y address block
  street desc\w* victim suspect officer person name count area sector precinct hood zone
  category location geo\w* point fecha hora year month hour day week fyear dow status premis
  weapon neighbo\w* extension ext barrio comuna dat dt group
`);

/** Of numbers of cases: rows without one are known by their content, repeated ones are counted. */
const CASES = { filledMin: 0.5, uniqueMin: 0.25 };
/** Of other numbers, which may be numbers of anything. */
const OTHERS = { filledMin: 0.95, uniqueMin: 0.9 };

export function suggestKey(look: FileLook): Proposal {
  const found = look.columns.flatMap(keyColumn).sort((a, b) => b.score - a.score);
  const [best] = found;
  if (!best) {
    const because: Choice['because'] = [{ code: 'suggest-key-none' }];
    return { draft: null, choices: [{ field: 'key', because }], open: [] };
  }
  const repeats = best.uniqueShare < 1 && areDifferent(best, look) ? 'number' : 'update';
  const form = isWholeNumber(best.column) ? 'integer' : 'text';
  const draft: Draft = { column: best.column.name, form, repeats };
  return { draft, choices: [{ field: 'key', because: reasonsOf(best, repeats) }], open: [] };
}

function keyColumn(column: SampledColumn): KeyColumn[] {
  const { words, filled: cells } = column;
  if (hasWord(words, NOT_A_KEY)) return [];
  const isRow = hasWord(words, ROW);
  const isCase = hasWord(words, CASE);
  const isNumber = hasWord(words, NUMBER);
  if (!isRow && !isCase && !isNumber) return [];
  const { filledMin, uniqueMin } = isCase && !isRow ? CASES : OTHERS;
  if (filledShare(column) < filledMin) return [];
  const looksLikeKey = shareOf(
    cells,
    (text) => /^[\w.\-/ :{}]{1,80}$/.test(text) && /\d/.test(text),
  );
  const uniqueShare = new Set(cells).size / cells.length;
  if (looksLikeKey < 0.95 || uniqueShare < uniqueMin || cells.length < 2) return [];
  const isUnique = uniqueShare >= 0.999;
  const named = isRow ? 0 : (isCase ? 35 : 20) + (isNumber ? 15 : 0);
  const score = named + (isUnique ? 40 : uniqueShare >= 0.97 ? 20 : 0) + uniqueShare;
  return [{ column, filled: filledShare(column), uniqueShare, score }];
}

const isWholeNumber = ({ filled }: SampledColumn): boolean =>
  shareOf(filled, (text) => /^\d+\.0+$/.test(text)) > 0.5 &&
  filled.every((text) => /^\d+(\.0*)?$/.test(text));

/**
 * Rows of one key that differ in what happened are several offences; rows that are the same, or
 * differ in a number of the export or in when they were written, are one.
 */
function areDifferent({ column }: KeyColumn, look: FileLook): boolean {
  const others = look.columns.filter(
    (one) => one !== column && !hasWord(one.words, ROW) && !hasWord(one.words, WRITTEN),
  );
  const firstRows = new Map<string, number>();
  let [repeated, different] = [0, 0];
  for (const [row, key] of column.cells.entries()) {
    const first = firstRows.get(key);
    if (key === '' || first === undefined) {
      if (key !== '') firstRows.set(key, row);
      continue;
    }
    repeated += 1;
    if (others.some(({ cells }) => cells[row] !== cells[first])) different += 1;
  }
  return different > repeated * 0.5;
}

const WRITTEN = /^(updated?|modified|edit\w*|load\w*|insert\w*|upload\w*|status|disposition)$/;

function reasonsOf({ column, uniqueShare, score }: KeyColumn, repeats: string): Reason[] {
  const parameters = { column: column.name, percent: percentOf(uniqueShare) };
  const reasons: Reason[] = [{ code: 'suggest-key', parameters }];
  if (repeats === 'number') reasons.push({ code: 'suggest-key-repeats', parameters });
  if (hasWord(column.words, ROW) && score < 60)
    reasons.push({ code: 'suggest-key-of-rows', parameters: { column: column.name } });
  return reasons;
}
