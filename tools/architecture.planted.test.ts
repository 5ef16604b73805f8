/** The test of the architecture test: every violation planted into a clean tree is caught. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { cycleIn } from './architecture/layers.ts';
import { littleTree } from './architecture/little-tree.examples.ts';
import { plantedContents } from './architecture/planted-contents.examples.ts';
import { plantedHabits } from './architecture/planted-habits.examples.ts';
import { plantedPlaces } from './architecture/planted-places.examples.ts';
import { beats, file, type Planted } from './architecture/planting.examples.ts';
import { isSentence } from './architecture/purity.ts';
import { findingsIn, rules } from './architecture/rules.ts';
import { readTree, sentence, treeOf } from './architecture/tree.ts';

const planted = [...plantedPlaces, ...plantedContents, ...plantedHabits];

const findingsWith = ({ path, text }: Pick<Planted, 'path' | 'text'>) =>
  findingsIn(treeOf({ ...littleTree, [path]: text }));

describe('the architecture test', () => {
  test('finds nothing in a clean little tree', () => {
    expect(findingsIn(treeOf(littleTree)).map(sentence)).toEqual([]);
  });

  test.each(planted)('catches $what', ({ rule, path, text }) => {
    const caught = findingsWith({ path, text });
    expect(caught.map((finding) => [finding.rule, finding.path])).toContainEqual([rule, path]);
    expect(new Set(caught.map((finding) => finding.rule))).toEqual(new Set([rule]));
  });

  test('has planted at least one violation of every rule', () => {
    const planters = new Set(planted.map(({ rule }) => rule));
    expect(rules.map(({ name }) => name).filter((name) => !planters.has(name))).toEqual([]);
  });

  test('names the file, the line, the rule and the way out', () => {
    const [finding] = findingsWith({
      path: `${beats}/area.rules.ts`,
      text: file('export const now = () => Date.now();'),
    });
    expect(finding && sentence(finding)).toBe(
      `${beats}/area.rules.ts:2: a pure file may not use Date.now [purity]. ` +
        'Way out: take the time as a parameter.',
    );
  });

  test('finds a way from a practice back to itself', () => {
    expect(cycleIn({ a: ['b'], b: ['c'], c: ['b'] })).toEqual(['b', 'c', 'b']);
    expect(cycleIn({ a: ['b', 'c'], b: ['c'], c: [] })).toBeUndefined();
  });

  test('reads a tree from disk, and not what is built or fetched', () => {
    const root = mkdtempSync(join(tmpdir(), 'peelian-architecture-'));
    try {
      const texts = { ...littleTree, 'packages/analytics/node_modules/a/index.ts': 'any' };
      for (const [path, text] of Object.entries(texts)) {
        mkdirSync(join(root, dirname(path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      const tree = readTree(root);
      expect(tree.files.map(({ path }) => path)).toEqual(Object.keys(littleTree).toSorted());
      expect(findingsIn(tree)).toEqual([]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

describe('a text reads like a sentence', () => {
  test.each(['Tell us what happened', 'the day is not over.', '¿Qué pasó aquí anoche?'])(
    'yes: %s',
    (text) => expect(isSentence(text)).toBe(true),
  );

  test.each([
    'beat-has-no-name',
    'Los Angeles County',
    'America/New_York',
    'all in small',
    'x y z',
  ])('no: %s', (text) => expect(isSentence(text)).toBe(false));
});
