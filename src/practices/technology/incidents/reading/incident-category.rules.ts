/** Reads what happened and what became of it, in the source's words. */
import { SENSITIVE_CATEGORIES, UNKNOWN_CATEGORY, type Category } from '../categories.ts';
import {
  categorySchemeNamed,
  wordKey,
  wordsOf,
  type KnownCategory,
} from '../mapping/category-scheme.ts';
import type { IncidentMapping } from '../mapping/mapping.ts';
import { outcomeSchemeNamed, outcomeSchemeOf, outcomeWordsOf } from '../mapping/outcome-scheme.ts';

export interface ReadCategory {
  readonly group: Category;
  /** The source's own category, where it publishes by its own. */
  readonly own: string | null;
  /** The source's word; empty where the row has none, or the mapping no column. */
  readonly word: string;
  /** False for a word that the scheme does not know. */
  readonly isMapped: boolean;
}

export interface CategoryReader {
  /** The column of the word first, where there is one, then those of the flags. */
  readonly columns: readonly string[];
  read(texts: readonly string[]): ReadCategory;
}

type CategoryMapping = NonNullable<IncidentMapping['category']>;

function groupsOf({ scheme }: CategoryMapping): Map<string, KnownCategory> {
  if (typeof scheme === 'string') {
    const named = categorySchemeNamed(scheme);
    if (!named) throw new Error(`A mapping was let in with the unknown scheme ${scheme}`);
    return wordsOf(named);
  }
  const groups = new Map<string, KnownCategory>();
  for (const [group, words] of Object.entries(scheme ?? {}))
    for (const word of words ?? [])
      groups.set(wordKey(word), { group: group as Category, own: null });
  return groups;
}

const isSensitive = (category: Category) => SENSITIVE_CATEGORIES.includes(category);

export function categoryReader({ category }: IncidentMapping): CategoryReader {
  if (!category) return { columns: [], read: () => ({ ...unknown, isMapped: false }) };
  const { column, flags, fixed } = category;
  const groups = groupsOf(category);
  const readFlags = flagsReader(flags);
  const ofWord = (text: string): ReadCategory => {
    const word = text.trim();
    const found = groups.get(wordKey(word));
    return { ...unknown, ...found, word, isMapped: found !== undefined };
  };
  const ofFixed: ReadCategory = { ...unknown, group: fixed ?? UNKNOWN_CATEGORY, isMapped: true };
  const wordColumns = column === undefined ? [] : [column];
  return {
    columns: [...wordColumns, ...flags.map((flag) => flag.column)],
    read(texts) {
      const plain = column === undefined ? ofFixed : ofWord(texts[0] ?? '');
      const flagged = flags.length > 0 ? readFlags(texts.slice(wordColumns.length)) : undefined;
      // A flag may make a record more private, never less.
      if (!flagged || (isSensitive(plain.group) && !isSensitive(flagged))) return plain;
      return { ...plain, group: flagged, own: null };
    },
  };
}

const unknown = { group: UNKNOWN_CATEGORY, own: null, word: '' } as const;

/** The group of the first flag that says yes. */
function flagsReader(flags: CategoryMapping['flags']) {
  const words = flags.map((flag) => new Set(flag.words.map(wordKey)));
  return (texts: readonly string[]): Category | undefined =>
    flags.find((_, at) => words[at]?.has(wordKey(texts[at] ?? '')))?.group;
}

/** The code of a word of the source's outcomes; null where it has no word or the word no code. */
export type ReadOutcome = (word: string) => string | null;

export function outcomeReader({ source, outcome }: IncidentMapping): ReadOutcome {
  if (!outcome) return () => null;
  const { scheme } = outcome;
  const named =
    typeof scheme === 'string' ? outcomeSchemeNamed(scheme) : outcomeSchemeOf(source, scheme);
  if (!named) throw new Error('A mapping was let in with an unknown scheme of outcomes');
  const codes = outcomeWordsOf(named);
  return (word) => codes.get(wordKey(word)) ?? null;
}
