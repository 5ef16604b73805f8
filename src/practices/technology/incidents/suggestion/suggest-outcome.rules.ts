/** Proposes which column tells what became of an incident, where its words are understood. */
import { wordKey } from '../mapping/mapping.ts';
import { filledShare, shareOf } from './suggest-columns.rules.ts';
import { hasWord, oneOf } from './suggest-names.rules.ts';
import { nothingProposed, type FileLook, type Proposal, type SampledColumn } from './suggestion.ts';

const NAMED = oneOf(`
  status disposition dispo outcome resolution clearance cleared resultado estado situacion
`);

/** What cases come to, in English and Spanish. */
const OUTCOME = new RegExp(
  'arrest|clear|open|clos|suspen|unfound|charg|pending|inactiv|active|exception|court' +
    '|convict|guilty|cite|citation|report|warn|invest|prosecut|no further|unable' +
    '|unassigned|assigned|referred|gone on arrival|necessary action|duplicate|void|false' +
    '|not bona|detenid|abiert|cerrad|archiv|judicial|proceso',
  'i',
);

const WORDS_MAX = 60;
const FILLED_MIN = 0.3;

export function suggestOutcome({ columns }: FileLook): Proposal {
  const [best] = columns.filter(mayBeOutcome).sort((a, b) => averageLength(b) - averageLength(a));
  if (!best) return nothingProposed;
  const words = [...(best.values?.keys() ?? new Set(best.filled))].filter((word) => word !== '');
  const codes = new Map<string, string[]>();
  for (const word of words) {
    const own = codes.get(codeOf(word)) ?? [];
    if (!own.some((known) => wordKey(known) === wordKey(word))) own.push(word);
    codes.set(codeOf(word), own);
  }
  const scheme = Object.fromEntries(codes);
  const parameters = { column: best.name, count: codes.size };
  return {
    draft: { column: best.name, scheme },
    choices: [{ field: 'outcome', because: [{ code: 'suggest-outcome', parameters }] }],
    open: [],
  };
}

/** Codes of one or two letters tell nobody anything. */
function mayBeOutcome(column: SampledColumn): boolean {
  const { words, filled, values } = column;
  if (!hasWord(words, NAMED) || filledShare(column) < FILLED_MIN) return false;
  if (hasWord(words, /^(date|time|code|cd|victim|premis)$/)) return false;
  const isFew = (values?.size ?? WORDS_MAX + 1) <= WORDS_MAX;
  return isFew && shareOf(filled, (text) => text.length > 2 && OUTCOME.test(text)) > 0.6;
}

const averageLength = ({ filled }: SampledColumn): number =>
  filled.reduce((sum, text) => sum + text.length, 0) / Math.max(1, filled.length);

/** `Cleared by Arrest` is `cleared-by-arrest`. */
const codeOf = (word: string): string =>
  word
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((part) => part !== '')
    .join('-') || 'unnamed';
