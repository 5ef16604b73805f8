/** Messages files are complete in English and Spanish, and every refusal code has its sentences. */
import type { ESTree } from 'rolldown/utils';
import { kindOf } from './kinds.ts';
import { codeFiles, lineAt, nameOf, walk } from './syntax.ts';
import type { Finding, Rule, Tree, TreeFile } from './tree.ts';

type Sentences = ReadonlyMap<string, string>;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

/** `{ list: { title: 'x' } }` becomes `list.title` -> `x`. */
function flat(value: unknown, prefix = ''): [string, string][] {
  if (!isRecord(value)) return [[prefix, String(value)]];
  return Object.entries(value).flatMap(([key, one]) =>
    flat(one, prefix ? `${prefix}.${key}` : key),
  );
}

/** The texts of a messages file; undefined when it is not JSON. */
function sentencesOf({ text }: TreeFile): Sentences | undefined {
  try {
    return new Map(flat(JSON.parse(text)));
  } catch {
    return undefined;
  }
}

const isMessages = ({ path }: TreeFile) => /\.messages\.[a-z]+\.json$/.test(path);

/** Languages count in their own ways: `beats_one`, `beats_other`, `beats_few` are one message. */
const baseOf = (key: string) => key.replace(/_(zero|one|two|few|many|other)$/, '');

const basesOf = (sentences: Sentences) => new Set([...sentences.keys()].map(baseOf));

/** The `{{parameters}}` by message, so that a translation can neither lose nor invent one. */
function parametersOf(sentences: Sentences): Map<string, string> {
  const found = new Map<string, Set<string>>();
  for (const [key, text] of sentences) {
    const names = found.get(baseOf(key)) ?? new Set();
    for (const [, name = ''] of text.matchAll(/\{\{-?\s*(\w+)/g)) names.add(name);
    found.set(baseOf(key), names);
  }
  return new Map([...found].map(([key, names]) => [key, [...names].sort().join(', ')]));
}

const rule = 'messages';

interface Translation {
  readonly file: TreeFile;
  readonly english: Sentences;
  readonly isComplete: boolean;
}

function translationFindings({ file, english, isComplete }: Translation): Finding[] {
  const { path } = file;
  const own = sentencesOf(file);
  if (!own) return [{ rule, path, problem: 'this is not JSON', wayOut: 'mend its syntax' }];
  const [wanted, present] = [basesOf(english), basesOf(own)];
  const missing = isComplete ? [...wanted].filter((key) => !present.has(key)) : [];
  const extra = [...present].filter((key) => !wanted.has(key));
  const [inEnglish, here] = [parametersOf(english), parametersOf(own)];
  const differing = [...present].filter(
    (key) => wanted.has(key) && inEnglish.get(key) !== here.get(key),
  );
  const say = (keys: readonly string[], problem: string, wayOut: string): Finding[] =>
    keys.map((key) => ({ rule, path, problem: `"${key}" ${problem}`, wayOut }));
  return [
    ...say(missing, 'is only in the English file', 'translate it here'),
    ...say(extra, 'is not in the English file', 'add it there or remove it here'),
    ...say(differing, 'has other {{parameters}} than in English', 'use the same'),
  ];
}

/** Staff pages speak English only (so far): a `…-console` file needs no translation. */
const needsSpanish = (path: string) => !path.endsWith('console.messages.en.json');

function findingsOfEnglish(file: TreeFile, tree: Tree): Finding[] {
  const { path } = file;
  const english = sentencesOf(file);
  if (!english) return [{ rule, path, problem: 'this is not JSON', wayOut: 'mend its syntax' }];
  const inLocale = (locale: string) => path.replace(/\.en\.json$/, `.${locale}.json`);
  const spanish = tree.fileAt(inLocale('es'));
  const arabic = tree.fileAt(inLocale('ar'));
  if (!spanish && needsSpanish(path))
    return [{ rule, path, problem: 'it has no Spanish file', wayOut: `write ${inLocale('es')}` }];
  return [
    ...(spanish ? translationFindings({ file: spanish, english, isComplete: true }) : []),
    ...(arabic ? translationFindings({ file: arabic, english, isComplete: false }) : []),
  ];
}

export const messagesRule: Rule = {
  name: rule,
  check: (tree) =>
    tree.files.filter(isMessages).flatMap((file): readonly Finding[] => {
      if (file.path.endsWith('.en.json')) return findingsOfEnglish(file, tree);
      if (tree.fileAt(file.path.replace(/\.[a-z]+\.json$/, '.en.json'))) return [];
      const problem = 'it has no English file beside it';
      return [{ rule, path: file.path, problem, wayOut: 'write the English one' }];
    }),
};

const kebab = /^[a-z0-9]+(-[a-z0-9]+)+$/;

interface Code {
  readonly code: string;
  readonly start: number;
}

/** The texts that an expression can be: a literal, or both sides of a choice. */
function literalsIn(node: ESTree.Node | undefined): Code[] {
  if (node?.type === 'ConditionalExpression')
    return [...literalsIn(node.consequent), ...literalsIn(node.alternate)];
  if (node?.type !== 'Literal' || typeof node.value !== 'string') return [];
  return [{ code: node.value, start: node.start }];
}

const refusalKeys = ['code', 'field', 'parameters'];

/** `{ code: 'a-b', field }` is a refusal; an object with other members beside `code` is not. */
function codesOfObject({ properties }: ESTree.ObjectExpression): Code[] {
  const named = properties.map((one) => (one.type === 'Property' ? nameOf(one.key) : ''));
  if (!named.every((name) => name === '' || refusalKeys.includes(name))) return [];
  return properties.flatMap((one) =>
    one.type === 'Property' && nameOf(one.key) === 'code'
      ? literalsIn(one.value).filter(({ code }) => kebab.test(code))
      : [],
  );
}

/** zod's `{ error: 'x-y' }`: the codes that words give to what they cannot read. */
const codesOfSchema = ({ properties }: ESTree.ObjectExpression): Code[] =>
  properties.flatMap((one) =>
    one.type === 'Property' && nameOf(one.key) === 'error'
      ? literalsIn(one.value).filter(({ code }) => kebab.test(code))
      : [],
  );

/** The refusal codes that a file uses: `{ code: 'x-y' }`, `{ error: 'x-y' }`, `refusedFor('x')`. */
export function refusalCodesOf(file: TreeFile): Code[] {
  const codes: Code[] = [];
  walk(file, {
    ObjectExpression: (node) => {
      codes.push(...codesOfObject(node), ...codesOfSchema(node));
    },
    CallExpression: ({ callee, arguments: given }) => {
      if (/^refus(ed|al)(For|Of)?$/.test(nameOf(callee))) codes.push(...literalsIn(given[0]));
    },
  });
  return codes;
}

/** Which refusal codes have a sentence in this language, and the first file that says so. */
function refusalSentences(tree: Tree, locale: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const file of tree.files.filter(({ path }) => path.endsWith(`.messages.${locale}.json`)))
    for (const key of basesOf(sentencesOf(file) ?? new Map())) {
      if (!key.startsWith('refusal.')) continue;
      const code = key.slice('refusal.'.length);
      found.set(code, [...(found.get(code) ?? []), file.path]);
    }
  return found;
}

function unsaidCodes(tree: Tree): Finding[] {
  const said = { English: refusalSentences(tree, 'en'), Spanish: refusalSentences(tree, 'es') };
  return codeFiles(tree)
    .filter(({ path }) => /^(src|packages)\//.test(path) && kindOf(path) !== 'test')
    .flatMap((file) =>
      refusalCodesOf(file).flatMap(({ code, start }) =>
        Object.entries(said)
          .filter(([, sentences]) => !sentences.has(code))
          .map(([language]) => ({
            rule: 'refusals',
            path: file.path,
            line: lineAt(file, start),
            problem: `the refusal ${code} has no ${language} sentence`,
            wayOut: `write it under "refusal" in the topic's messages file`,
          })),
      ),
    );
}

/** A code has one sentence in the whole system. */
const doubleCodes = (tree: Tree): Finding[] =>
  [...refusalSentences(tree, 'en')].flatMap(([code, [first, second]]) =>
    second
      ? [
          {
            rule: 'refusals',
            path: second,
            problem: `the refusal ${code} is also in ${first}`,
            wayOut: 'keep one, or give the other a code of its own',
          },
        ]
      : [],
  );

export const refusalsRule: Rule = {
  name: 'refusals',
  check: (tree) => [...unsaidCodes(tree), ...doubleCodes(tree)],
};
