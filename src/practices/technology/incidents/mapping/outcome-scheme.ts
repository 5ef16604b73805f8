/** Outcome schemes as data: the words in which a source says what became of an incident. */
import { z } from 'zod';
import { wordKey } from './category-scheme.ts';
import policeUk from './police-uk.outcomes.json' with { type: 'json' };
import usClearance from './us-clearance.outcomes.json' with { type: 'json' };

/** How far a case has come, the same for every source. */
export const OUTCOME_STAGES = [
  'open',
  'no-suspect',
  'charged',
  'settled',
  'court',
  'closed',
  'unknown',
] as const;

export type OutcomeStage = (typeof OUTCOME_STAGES)[number];

export const outcomeCode = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/);

const outcomeScheme = z.strictObject({
  name: outcomeCode,
  outcomes: z.array(
    z.strictObject({
      code: outcomeCode,
      /** In the language of the source. */
      name: z.string().min(1),
      stage: z.enum(OUTCOME_STAGES),
      words: z.array(z.string().min(1)),
    }),
  ),
});

export type OutcomeScheme = z.output<typeof outcomeScheme>;

/** Each is a file `<name>.outcomes.json` beside this one. */
const SCHEMES: readonly OutcomeScheme[] = [policeUk, usClearance].map((scheme) =>
  outcomeScheme.parse(scheme),
);

export const OUTCOME_SCHEME_NAMES: readonly string[] = SCHEMES.map(({ name }) => name);

export const outcomeSchemeNamed = (name: string): OutcomeScheme | undefined =>
  SCHEMES.find((scheme) => scheme.name === name);

/** A mapping's own words as a scheme: each code is named as the source first words it. */
export const outcomeSchemeOf = (
  name: string,
  words: Readonly<Record<string, readonly string[]>>,
): OutcomeScheme => ({
  name,
  outcomes: Object.entries(words).map(([code, own]) => ({
    code,
    name: own[0] ?? code,
    stage: 'unknown',
    words: [...own],
  })),
});

/** The code by `wordKey` of every word that the scheme names. */
export const outcomeWordsOf = ({ outcomes }: OutcomeScheme): Map<string, string> =>
  new Map(outcomes.flatMap(({ code, words }) => words.map((word) => [wordKey(word), code])));
