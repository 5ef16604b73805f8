/** SQL lives in stores, migrations and the PostgreSQL platform; migrations keep their numbers. */
import { kindOf } from './kinds.ts';
import { codeFiles, lineAt, nameOf, textsOf, walk } from './syntax.ts';
import type { Finding, Rule, Tree, TreeFile } from './tree.ts';

const mayHoldSql = ({ path }: TreeFile) =>
  /\.store\.ts$|^src\/platform\/postgres\//.test(path) ||
  kindOf(path) === 'test' ||
  kindOf(path) === 'tool';

/** Precise on purpose: `Select a beat` is a heading, `select id from beat` is SQL. */
const statements = new RegExp(
  [
    String.raw`select\s[\s\S]*\bfrom\s+[\w"0]`,
    String.raw`select\s+(\w+\(|\d)`,
    String.raw`insert\s+into\s+[\w"]`,
    String.raw`update\s+[\w".]+\s+set\s`,
    String.raw`delete\s+from\s+[\w"]`,
    String.raw`copy\s+[\w".]+\s*(\(|from\b|to\b)`,
    String.raw`(create|alter|drop|truncate)\s+(temp(orary)?\s+)?(table|index|role|view|policy)\s`,
    String.raw`set\s+local\s`,
    String.raw`with\s+\w+\s+as\s*\(`,
  ]
    .map((statement) => `^\\s*${statement}`)
    .join('|'),
  'i',
);

const builders = /\.(selectFrom|insertInto|updateTable|deleteFrom|mergeInto)$/;

function bareSql(file: TreeFile): Finding[] {
  const starts = textsOf(file)
    .filter(({ text }) => statements.test(text))
    .map(({ start }) => start);
  walk(file, {
    TaggedTemplateExpression: ({ tag, start }) => {
      if (/^sql(\.|$)/.test(nameOf(tag))) starts.push(start);
    },
    CallExpression: (node) => {
      if (builders.test(nameOf(node.callee))) starts.push(node.end);
    },
  });
  const lines = new Set(starts.map((start) => lineAt(file, start)));
  return [...lines].map((line) => ({
    rule: 'sql',
    path: file.path,
    line,
    problem: 'SQL outside a store',
    wayOut: "move the query to the topic's .store.ts and give it a name",
  }));
}

export const sqlRule: Rule = {
  name: 'sql',
  check: (tree) =>
    codeFiles(tree)
      .filter((file) => !mayHoldSql(file))
      .flatMap(bareSql),
};

const rule = 'migrations';

const singular = (name: string) => name.replace(/ies$/, 'y').replace(/s$/, '');

function numberFindings(files: readonly TreeFile[]): Finding[] {
  const firstOf = new Map<string, string>();
  return files.flatMap(({ path }): Finding[] => {
    const [, number] = /\/(\d{4})\.[a-z0-9-]+\.sql$/.exec(path) ?? [];
    if (!number) {
      const problem = 'a migration is named NNNN.topic.sql';
      return [{ rule, path, problem, wayOut: 'rename it; the number is the next free one' }];
    }
    const first = firstOf.get(number);
    if (!first) {
      firstOf.set(number, path);
      return [];
    }
    const problem = `number ${number} is taken by ${first}`;
    return [{ rule, path, problem, wayOut: 'take the next free number' }];
  });
}

/** Named after its topic, or after a thing of its topic that has words or a store there. */
function nameFindings({ path }: TreeFile, tree: Tree): Finding[] {
  const [, place, folder, name] =
    /^(src\/(?:practices|trust)\/.*?([a-z-]+)\/)\d{4}\.([a-z0-9-]+)\.sql$/.exec(path) ?? [];
  if (!place || !folder || !name) return [];
  const isOfTopic = [folder, singular(folder)].some(
    (topic) => name === topic || name.startsWith(`${topic}-`),
  );
  const isOfThing = [`${name}.ts`, `${name}.store.ts`].some((file) => tree.fileAt(place + file));
  if (isOfTopic || isOfThing) return [];
  const problem = `the migration "${name}" lies in the folder of ${folder}`;
  const wayOut = `name it ${singular(folder)} or ${singular(folder)}-…`;
  return [{ rule, path, problem, wayOut }];
}

const made =
  /create\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?([a-z_.]+)(?!\w)(?!\s+partition)/gi;
const comments = /comment\s+on\s+table\s+([a-z_.]+)\s+is\s+e?'\s*(\w+)/gi;

function commentFindings(file: TreeFile): Finding[] {
  const { path } = file;
  const text = file.text.replace(/--.*$/gm, (comment) => ' '.repeat(comment.length));
  const kindOfTable = new Map([...text.matchAll(comments)].map(([, table, kind]) => [table, kind]));
  return [...text.matchAll(made)].flatMap(({ 1: table = '', index }): Finding[] => {
    if (['dist', 'ref', 'local'].includes(kindOfTable.get(table) ?? '')) return [];
    const problem = `the comment of table ${table} does not begin with its kind`;
    const wayOut = `add comment on table ${table} is 'dist …' (or ref, or local)`;
    return [{ rule, path, line: lineAt(file, index), problem, wayOut }];
  });
}

export const migrationsRule: Rule = {
  name: rule,
  check: (tree) => {
    const migrations = tree.files.filter(({ path }) => /^src\/.*\.sql$/.test(path));
    return [
      ...numberFindings(migrations),
      ...migrations.flatMap((file) => nameFindings(file, tree)),
      ...migrations.flatMap(commentFindings),
    ];
  },
};
