/** Words, rules, kernel and packages get time, chance and facts as values, and say no sentences. */
import { isPure } from './kinds.ts';
import { codeFiles, lineAt, nameOf, textsOf, walk } from './syntax.ts';
import type { Finding, Rule, TreeFile } from './tree.ts';

/** Globals that reach outside, and what to do instead. */
const outside: Readonly<Record<string, string>> = {
  process: 'take the setting as a parameter',
  console: 'return what is to be said; an edge says it',
  fetch: 'let a store or platform file fetch it',
  performance: 'take the time as a parameter',
  setTimeout: 'let the caller wait',
  setInterval: 'let the caller wait',
  setImmediate: 'let the caller wait',
};

/** Calls that read the clock or draw chance. */
const impureCalls: Readonly<Record<string, string>> = {
  Date: 'take the time as a parameter',
  'Date.now': 'take the time as a parameter',
  'Math.random': 'take a seeded generator as a parameter',
  'crypto.randomUUID': 'take the id as a parameter',
  'crypto.getRandomValues': 'take the random bytes as a parameter',
};

/** Names that the file itself gives a meaning, such as a parameter called `process`. */
function namesGivenIn(file: TreeFile): Set<string> {
  const given = new Set<string>();
  const give = (node: { type: string; name?: unknown } | null) => {
    if (node?.type === 'Identifier' && typeof node.name === 'string') given.add(node.name);
  };
  const giveAll = ({ params }: { params: readonly { type: string }[] }) => params.forEach(give);
  walk(file, {
    VariableDeclarator: ({ id }) => give(id),
    FunctionDeclaration: (node) => {
      give(node.id);
      giveAll(node);
    },
    FunctionExpression: giveAll,
    ArrowFunctionExpression: giveAll,
    ImportSpecifier: ({ local }) => give(local),
  });
  return given;
}

interface Use {
  readonly name: string;
  readonly start: number;
  readonly wayOut: string;
}

function impureUses(file: TreeFile): Use[] {
  const uses: Use[] = [];
  const look = (table: Readonly<Record<string, string>>, name: string, start: number) => {
    const wayOut = Object.hasOwn(table, name) ? table[name] : undefined;
    if (wayOut) uses.push({ name, start, wayOut });
  };
  walk(file, {
    CallExpression: ({ callee, start }) => {
      look(impureCalls, nameOf(callee), start);
      look(outside, nameOf(callee), start);
    },
    NewExpression: ({ callee, arguments: given, start }) => {
      if (given.length === 0 && nameOf(callee) === 'Date') look(impureCalls, 'Date', start);
    },
    MemberExpression: (node) => {
      look(outside, nameOf(node.object), node.start);
      if (/^Temporal\.Now$/.test(nameOf(node))) look(impureCalls, 'Date.now', node.start);
    },
  });
  return uses;
}

function impurities(file: TreeFile): Finding[] {
  const given = namesGivenIn(file);
  return impureUses(file)
    .filter(({ name }) => !given.has(name.split('.')[0] ?? ''))
    .map(({ name, start, wayOut }) => ({
      rule: 'purity',
      path: file.path,
      line: lineAt(file, start),
      problem: `a pure file may not use ${name}`,
      wayOut,
    }));
}

const word = /^[“"'(¿¡]?\p{L}[\p{L}’'-]*[.,;:?!)”"']*$/u;

/**
 * Whether a text reads like a sentence: three words or more, mostly words, and either closed like a
 * sentence or opened by a capital and going on in small letters. `Los Angeles County` does not.
 */
export function isSentence(text: string): boolean {
  const parts = text.trim().split(/\s+/);
  const words = parts.filter((part) => word.test(part));
  if (words.length < 3 || words.length < parts.length * 0.6) return false;
  const isClosed = /\p{L}{2,}[.?!]$/u.test(text.trim());
  const isOpened = /^[“"'(¿¡]?\p{Lu}/u.test(text.trim()) && /\s\p{Ll}{2,}/u.test(text);
  return isClosed || isOpened;
}

/** Places where a sentence speaks to us and not to a person using the system: thrown bugs. */
function thrownSpans(file: TreeFile): (readonly [start: number, end: number])[] {
  const spans: (readonly [number, number])[] = [];
  walk(file, {
    ThrowStatement: ({ start, end }) => spans.push([start, end]),
    NewExpression: ({ callee, start, end }) => {
      if (/(Error|Fault)$/.test(nameOf(callee))) spans.push([start, end]);
    },
  });
  return spans;
}

function sentencesIn(file: TreeFile): Finding[] {
  const thrown = thrownSpans(file);
  return textsOf(file)
    .filter(({ text }) => isSentence(text))
    .filter(({ start }) => !thrown.some(([from, to]) => from <= start && start < to))
    .map(({ text, start }) => ({
      rule: 'sentences',
      path: file.path,
      line: lineAt(file, start),
      problem: `a pure file may not carry the sentence "${text.trim().slice(0, 40)}"`,
      wayOut: 'use a code here and put its sentence into a messages file',
    }));
}

const pureFiles = (files: readonly TreeFile[]) => files.filter(({ path }) => isPure(path));

export const purityRule: Rule = {
  name: 'purity',
  check: (tree) => pureFiles(codeFiles(tree)).flatMap(impurities),
};

export const sentencesRule: Rule = {
  name: 'sentences',
  check: (tree) => pureFiles(codeFiles(tree)).flatMap(sentencesIn),
};
