/** The architecture rules on the project: each failure names file, rule and way out. */
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { cycleIn, PRACTICE_USES } from './architecture/layers.ts';
import { rules } from './architecture/rules.ts';
import { readTree, sentence } from './architecture/tree.ts';

const tree = readTree(
  process.env.ARCHITECTURE_ROOT ?? fileURLToPath(new URL('..', import.meta.url)),
);

describe('the project keeps its architecture', () => {
  test('the tree is really read', () => {
    expect(tree.fileAt('tools/architecture.test.ts')?.text).toContain('the tree is really read');
  });

  test.each(rules)('$name', ({ check }) => {
    expect(check(tree).map(sentence)).toEqual([]);
  });

  test('practices use each other in one direction', () => {
    expect(cycleIn(PRACTICE_USES)).toBeUndefined();
  });
});
