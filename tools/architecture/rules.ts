/** All architecture rules by name, and the run over a tree. */
import { openingRule, styleRule, typesRule, wholeTestsRule } from './habits.ts';
import { kindsRule } from './kinds.ts';
import { layersRule } from './layers.ts';
import { messagesRule, refusalsRule } from './messages.ts';
import { purityRule, sentencesRule } from './purity.ts';
import { sizesRule } from './sizes.ts';
import { sourcesRule } from './sources.ts';
import { migrationsRule, sqlRule } from './sql.ts';
import type { Finding, Rule, Tree } from './tree.ts';

export const rules: readonly Rule[] = [
  kindsRule,
  layersRule,
  sizesRule,
  purityRule,
  sentencesRule,
  sourcesRule,
  refusalsRule,
  messagesRule,
  openingRule,
  typesRule,
  wholeTestsRule,
  styleRule,
  sqlRule,
  migrationsRule,
];

/** Everything that is wrong with a tree. */
export const findingsIn = (tree: Tree): Finding[] => rules.flatMap(({ check }) => [...check(tree)]);
