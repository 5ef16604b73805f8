/** Proposes which column names the offence, and the common group of each of its words. */
import {
  CATEGORIES,
  SENSITIVE_CATEGORIES,
  UNKNOWN_CATEGORY,
  type Category,
} from '../categories.ts';
import { groupOfCode, groupOfWord } from './category-words.rules.ts';
import { wordKey } from '../mapping/mapping.ts';
import { distinctOf, filledShare, isNumeric, percentOf } from './suggest-columns.rules.ts';
import { hasWord, oneOf } from './suggest-names.rules.ts';
import type { Choice, Draft, FileLook, Proposal, Reason, SampledColumn } from './suggestion.ts';

interface WordColumn {
  readonly column: SampledColumn;
  readonly groupOf: (word: string) => Category | undefined;
  /** Of the rows: where a group other than `other` was found. */
  readonly toldShare: number;
  readonly understoodShare: number;
  readonly groups: number;
  readonly score: number;
}

const WORDS_MAX = 700;

export function suggestCategory(look: FileLook): Proposal {
  const found = look.columns
    .filter((column) => mayNameOffences(column))
    .map(wordColumn)
    .filter(tellsOffences)
    .sort((a, b) => b.score - a.score);
  const [best] = found;
  if (!best) return noCategory(look);
  const chosen = leastBroadOf(best, found, look);
  const flags = flagsOf(look);
  const { scheme, unknown } = schemeOf(chosen);
  const draft: Draft = {
    column: chosen.column.name,
    scheme,
    ...(flags.length > 0 && { flags: flags.map(({ flag }) => flag) }),
  };
  const because = [
    ...reasonsOf(chosen, best, found),
    ...flags.map(({ reason }) => reason),
    ...(unknown.length > 0 ? [unknownReason(unknown)] : []),
  ];
  return { draft, choices: [{ field: 'category', because }], open: [] };
}

/** A file may hold one kind of offence only, but then the column's name must say what it is. */
const tellsOffences = ({ column, toldShare, groups }: WordColumn): boolean =>
  groups >= 2 ? toldShare > 0.2 : toldShare > 0.5 && hasWord(column.words, OFFENCE);

/** Columns about people, places, weapons and what came of it hold words that sound alike. */
const ELSEWHERE = oneOf(String.raw`
  weapon\w* arma status stat disposition\w* outcome resolution premise\w* premis prem vict\w*
  susp\w* victim race sex gender age name nombre street address location loc block calle
  neighbo\w* barrio district beat precinct sector division zone ward city state zip agency
  officer method attempted juris\w* boro hood area inside weather clearance place park
`);
const OFFENCE = oneOf(String.raw`
  offen[cs]e\w* ofns crime crm crimes category categoria delito\w* tipo subtipo incident
  primary charge ucr nibrs nature call problem hecho infraccion statute violation law mci
`);
const GENERAL = oneOf(`
  type types typ description desc descripcion text class group title clase kind
`);

function mayNameOffences(column: SampledColumn): boolean {
  const { words } = column;
  if (hasWord(words, ELSEWHERE) && !hasWord(words, /^(offen[cs]e|crime|crm|delito)$/)) return false;
  if (filledShare(column) < 0.5 || isNumeric(column)) return false;
  return column.values ? column.values.size <= WORDS_MAX : distinctOf(column) <= WORDS_MAX;
}

/** The words of the whole file where they were counted, else of the sample. */
function countsOf({ values, filled }: SampledColumn): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const [word, count] of values ?? filled.map((one) => [one, 1] as const)) {
    const text = word.trim();
    if (text !== '') counts.set(text, (counts.get(text) ?? 0) + count);
  }
  return counts;
}

function wordColumn(column: SampledColumn): WordColumn {
  const counts = [...countsOf(column)];
  const sum = counts.reduce((total, [, count]) => total + count, 0) || 1;
  const shareWhere = (holds: (word: string) => boolean) =>
    counts.reduce((total, [word, count]) => total + (holds(word) ? count : 0), 0) / sum;
  const codeShare = shareWhere((word) => groupOfCode(word) !== undefined);
  const groupOf = codeShare > 0.8 ? groupOfCode : groupOfWord;
  const toldShare = shareWhere((word) => (groupOf(word) ?? UNKNOWN_CATEGORY) !== UNKNOWN_CATEGORY);
  const understoodShare = shareWhere((word) => groupOf(word) !== undefined);
  const groups = new Set(counts.map(([word]) => groupOf(word)).filter(Boolean)).size;
  const { words } = column;
  const named = hasWord(words, OFFENCE) ? 0.25 : hasWord(words, GENERAL) ? 0.1 : 0;
  const codes = codeShare > 0.8 ? -0.2 : 0;
  // Two groups tell less than ten: `person` and `property` are no offences.
  const wealth = Math.min(groups, 10) / 40;
  const score = (toldShare + understoodShare) / 2 + named + codes + wealth;
  return { column, groupOf, toldShare, understoodShare, groups, score };
}

const ALIKE = 0.3;

/**
 * Of columns that tell much the same, the one with the fewest words: it is read more easily. But
 * never one whose words hide protected offences that a finer column names.
 */
function leastBroadOf(best: WordColumn, found: readonly WordColumn[], look: FileLook): WordColumn {
  const alike = found.filter(({ groupOf, score, toldShare, groups }) => {
    const isRich = groups >= best.groups * 0.5 && toldShare >= best.toldShare - 0.15;
    return groupOf === best.groupOf && score >= best.score - ALIKE && isRich;
  });
  const broadFirst = alike.toSorted(
    (a, b) => countsOf(a.column).size - countsOf(b.column).size || b.score - a.score,
  );
  return broadFirst.find((one) => !hidesProtected(one, alike, look)) ?? broadFirst.at(-1) ?? best;
}

const isProtected = (group: Category | undefined): boolean =>
  group !== undefined && SENSITIVE_CATEGORIES.includes(group);

/** A handful of odd rows decides nothing; three in a thousand do. */
const HIDDEN_MIN = 3 / 1000;

function hidesProtected(one: WordColumn, alike: readonly WordColumn[], look: FileLook): boolean {
  const shown = one.column.cells.map((word) => isProtected(one.groupOf(word)));
  return alike.some((other) => {
    if (other === one) return false;
    const hidden = other.column.cells.filter(
      (word, row) => !shown[row] && isProtected(other.groupOf(word)),
    );
    const missed = shown.filter(
      (isShown, row) => isShown && !isProtected(other.groupOf(other.column.cells[row] ?? '')),
    );
    return hidden.length > look.rowCount * HIDDEN_MIN && hidden.length > missed.length;
  });
}

function schemeOf({ column, groupOf }: WordColumn) {
  const groups = new Map<Category, string[]>();
  const unknown: string[] = [];
  const seen = new Set<string>();
  const byCount = [...countsOf(column)].sort((a, b) => b[1] - a[1]);
  for (const [word] of byCount) {
    if (seen.has(wordKey(word))) continue;
    seen.add(wordKey(word));
    const group = groupOf(word);
    if (!group) unknown.push(word);
    else groups.set(group, [...(groups.get(group) ?? []), word]);
  }
  const scheme = Object.fromEntries(
    CATEGORIES.flatMap((group) => {
      const words = groups.get(group);
      return words ? [[group, words]] : [];
    }),
  );
  return { scheme, unknown };
}

function reasonsOf(
  { column, understoodShare }: WordColumn,
  best: WordColumn,
  found: readonly WordColumn[],
): Reason[] {
  const parameters = {
    column: column.name,
    count: countsOf(column).size,
    percent: percentOf(understoodShare),
  };
  const others = found.filter((one) => one.column !== column).map((one) => one.column.name);
  const reason: Reason = { code: 'suggest-category', parameters };
  if (others.length === 0) return [reason];
  const other = { column: column.name, columns: others.slice(0, 4).join(', ') };
  const isFiner = countsOf(best.column).size < countsOf(column).size;
  const code = isFiner ? 'suggest-category-finer' : 'suggest-category-among';
  return [reason, { code, parameters: other }];
}

const unknownReason = (words: readonly string[]): Reason => ({
  code: 'suggest-category-unknown-words',
  parameters: {
    count: words.length,
    words: words.slice(0, 8).join('; ') + (words.length > 8 ? '; …' : ''),
  },
});

const FLAGS: readonly (readonly [Category, RegExp])[] = [
  ['domestic', /^(domestic\w*|family|dv|familiar)$/],
  ['juvenile', /^(juvenile\w*|child|minor)$/],
];

/** Columns that say yes or no about a protected kind of incident. */
function flagsOf({ columns }: FileLook) {
  return columns.flatMap((column) => {
    const [group] = FLAGS.find(([, wanted]) => hasWord(column.words, wanted)) ?? [];
    const words = [...new Set(column.filled.map((word) => word.toLowerCase()))];
    if (
      !group ||
      words.length > 4 ||
      !words.every((word) => /^(y|n|yes|no|true|false|t|f|1|0|si|s|u)$/.test(word))
    )
      return [];
    const flag = { column: column.name, words: ['true', 'yes', 'y', '1', 't', 'si', 's'], group };
    const reason: Reason = {
      code: 'suggest-category-flag',
      parameters: { column: column.name, group },
    };
    return [{ flag, reason }];
  });
}

/** Without a column that is understood, all is `other`: a person says which column it is. */
function noCategory({ columns }: FileLook): Proposal {
  const candidates = columns
    .filter((column) => mayNameOffences(column) && hasWord(column.words, OFFENCE))
    .map(({ name }) => name);
  const reason: Reason = {
    code: candidates.length > 0 ? 'suggest-category-open' : 'suggest-category-missing',
    parameters: { columns: candidates.slice(0, 5).join(', ') },
  };
  return { draft: null, choices: [], open: [{ field: 'category', reason, candidates }] };
}

export type { Choice };
