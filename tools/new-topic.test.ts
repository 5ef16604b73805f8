/** A new topic keeps every architecture rule, and says what is wrong with a name. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { littleTree } from './architecture/little-tree.examples.ts';
import { findingsIn } from './architecture/rules.ts';
import { readTree, sentence } from './architecture/tree.ts';
import { namesOf, type TopicNames } from './new-topic/names.ts';
import { nextMigration, writeTopic } from './new-topic/write-topic.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'peelian-topic-'));
  for (const [path, text] of Object.entries(littleTree)) {
    mkdirSync(join(root, dirname(path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
});

afterEach(() => rmSync(root, { recursive: true }));

function named(place: string, thing?: string): TopicNames {
  const names = namesOf(place, thing);
  if (typeof names === 'string') throw new Error(names);
  return names;
}

test.each([
  ['presence/foot-patrols', undefined, 'foot-patrol'],
  ['transparency/policies', undefined, 'policy'],
  ['feedback/staff', 'staff-member', 'staff-member'],
])('the topic %s passes the architecture test as it is written', (place, thing, one) => {
  const written = writeTopic(root, named(place, thing));
  expect(written).toContain(`src/practices/${place}/${one}.rules.ts`);
  expect(written).toContain(`src/practices/${place}/0008.${one}.sql`);
  expect(findingsIn(readTree(root)).map(sentence)).toEqual([]);
});

test('a topic that exists is not written over', () => {
  expect(() => writeTopic(root, named('engagement/beats'))).toThrow('nothing was written');
});

test('a name that cannot be used is refused with the way to say it', () => {
  expect(namesOf('stations')).toMatch('practice/topic');
  expect(namesOf('presence/Foot_Patrols')).toMatch('practice/topic');
  expect(namesOf('sales/stations')).toMatch('no practice "sales"');
  expect(namesOf('feedback/staff')).toMatch('npm run new-topic -- feedback/staff THING');
});

test('the next migration has the next number of the whole tree', () => {
  expect(nextMigration([])).toBe('0001');
  expect(nextMigration(['src/a/0009.a.sql', 'src/b/0010.b.sql', 'src/c.ts'])).toBe('0011');
});
