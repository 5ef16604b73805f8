/** Writes the starting set of a topic into a tree, and says what is left to do by hand. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readTree } from '../architecture/tree.ts';
import * as inside from './inside.ts';
import type { TopicNames } from './names.ts';
import * as outside from './outside.ts';

/** One more than the highest migration number of the tree, as four digits. */
export function nextMigration(paths: readonly string[]): string {
  const numbers = paths.map((path) => Number(/\/(\d{4})\.[a-z0-9-]+\.sql$/.exec(path)?.[1] ?? 0));
  return String(Math.max(0, ...numbers) + 1).padStart(4, '0');
}

/** File names and texts of a new topic. */
export function topicFiles(names: TopicNames, number: string): Record<string, string> {
  const { thing, topic } = names;
  return {
    [`${thing}.ts`]: inside.words(names),
    [`${thing}.rules.ts`]: inside.rules(names),
    [`${thing}.rules.test.ts`]: inside.rulesTest(names),
    [`${number}.${thing}.sql`]: outside.migration(names),
    [`${thing}.store.ts`]: outside.store(names),
    [`list-${topic}.action.ts`]: outside.listAction(names),
    [`add-${thing}.action.ts`]: outside.addAction(names),
    [`${topic}.portal.tsx`]: outside.portal(names),
    [`${topic}.messages.en.json`]: outside.english(names),
    [`${topic}.messages.es.json`]: outside.spanish(names),
  };
}

/**
 * Paths of what was written, from the root. Throws when the topic is there: nothing is replaced.
 */
export function writeTopic(root: string, names: TopicNames): string[] {
  const folder = `src/practices/${names.practice}/${names.topic}`;
  if (existsSync(join(root, folder))) throw new Error(`${folder} exists; nothing was written`);
  const number = nextMigration(readTree(root).files.map(({ path }) => path));
  mkdirSync(join(root, folder), { recursive: true });
  return Object.entries(topicFiles(names, number)).map(([name, text]) => {
    writeFileSync(join(root, folder, name), text);
    return `${folder}/${name}`;
  });
}

export const stepsLeft = ({ practice, topic, topicValue }: TopicNames): string => `
Left to do:
  1. npm run format && npm run schema     (writes docs/schema.sql and the types of the new table)
  2. src/main/messages.d.ts               add the namespace '${topic}'
  3. src/main/portal.ts                   call ${topicValue}Portal(app, tools)
  4. src/practices/${practice}/${topic}   translate the Spanish title, then write what is yours
`;
