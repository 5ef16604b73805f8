/** What a file is, read from its place and its name alone; a file that is nothing is refused. */
import type { Finding, Rule, TreeFile } from './tree.ts';

export type Kind =
  | 'package'
  | 'kernel'
  | 'words'
  | 'rules'
  | 'pack'
  | 'store'
  | 'use case'
  | 'edge'
  | 'island'
  | 'thread'
  | 'messages'
  | 'mapping'
  | 'migration'
  | 'platform'
  | 'main'
  | 'demo'
  | 'tool'
  | 'test';

export const PRACTICES = [
  'engagement',
  'transparency',
  'training',
  'accountability',
  'partnerships',
  'strategies',
  'interactions',
  'feedback',
  'presence',
  'technology',
] as const;

const topic = String.raw`^src/(practices/[a-z-]+|trust)/([a-z][a-z-]*/){1,2}`;
const stem = '[a-z][a-z0-9-]*';
const inTopic = (end: string) => new RegExp(topic + end + '$');

/** The first match wins. */
const patterns: readonly (readonly [kind: Kind, pattern: RegExp])[] = [
  ['test', /^(src|packages|demo|tools|bench)\/.*\.(test|examples)\.tsx?$/],
  ['test', /^tests\//],
  ['package', /^packages\/[a-z-]+\/.+\.(ts|json|md|csv|txt)$/],
  ['kernel', /^src\/kernel\/[a-z-]+\.(ts|json)$/],
  ['platform', /^src\/platform\/.+/],
  ['main', /^src\/main\/[a-z0-9.-]+\.(tsx?|js|json)$/],
  ['demo', /^demo\/.+\.(tsx?|json|csv|gz|md)$/],
  ['tool', /^(tools|bench)\/.+\.(tsx?|json|sql|md)$/],
  ['migration', inTopic(String.raw`\d{4}\.${stem}\.sql`)],
  ['messages', inTopic(String.raw`${stem}\.messages\.(en|es|ar)\.json`)],
  ['mapping', inTopic(String.raw`${stem}\.(mapping|scheme|outcomes)\.json`)],
  ['rules', inTopic(String.raw`${stem}\.rules\.ts`)],
  ['pack', inTopic(String.raw`${stem}\.pack\.ts`)],
  ['store', inTopic(String.raw`${stem}\.store\.ts`)],
  ['use case', inTopic(String.raw`${stem}-${stem}\.action\.ts`)],
  ['edge', inTopic(String.raw`${stem}\.(portal|console)\.tsx?`)],
  ['edge', inTopic(String.raw`${stem}\.(api|commands|feed|jobs)\.ts`)],
  ['island', inTopic(String.raw`${stem}\.island\.tsx?`)],
  ['thread', inTopic(String.raw`${stem}\.thread\.ts`)],
  ['words', inTopic(String.raw`${stem}\.ts`)],
];

export const kindOf = (path: string): Kind | undefined =>
  patterns.find(([, pattern]) => pattern.test(path))?.[0];

/** Kinds that decide and compute only: no clock, no chance, no outside world, no sentences. */
const pureKinds: readonly (Kind | undefined)[] = ['package', 'kernel', 'words', 'rules', 'pack'];

export const isPure = (path: string): boolean => pureKinds.includes(kindOf(path));

export const practiceOf = (path: string): string | undefined =>
  /^src\/practices\/([^/]+)\//.exec(path)?.[1];

const emptyNames = /(^|\/)(utils?|helpers?|managers?|data|info|misc|common)(\.|\/)/;

function kindProblem({ path }: TreeFile): Omit<Finding, 'path' | 'rule'> | undefined {
  if (path.startsWith('docs/')) return undefined;
  const practice = practiceOf(path);
  if (practice && !PRACTICES.some((known) => known === practice))
    return {
      problem: `there is no practice "${practice}"`,
      wayOut: `put it under one of ${PRACTICES.join(', ')}`,
    };
  if (path.startsWith('src/') && emptyNames.test(path))
    return { problem: 'the name says nothing', wayOut: 'name it after what it knows or does' };
  if (kindOf(path)) return undefined;
  return {
    problem: 'the place and name give this file no kind',
    wayOut: 'use a suffix of the table in ARCHITECTURE.md, or put it where its kind lives',
  };
}

export const kindsRule: Rule = {
  name: 'kinds',
  check: ({ files }) =>
    files.flatMap((file) => {
      const found = kindProblem(file);
      return found ? [{ rule: 'kinds', path: file.path, ...found }] : [];
    }),
};
