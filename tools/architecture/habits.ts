/** Small habits that hold in every source file: an opening comment, real types, whole tests. */
import type { ESTree } from 'rolldown/utils';
import { kindOf } from './kinds.ts';
import { codeFiles, lineAt, nameOf, syntaxOf, textsOf, walk } from './syntax.ts';
import type { Finding, Rule, TreeFile } from './tree.ts';

const openings = /^(?:#!.*\n)?(?:\/\*\*?|\/\/|--)([\s\S]*)/;

function openingProblem({ text }: TreeFile): string | undefined {
  const [, rest = ''] = openings.exec(text) ?? [];
  if (rest === '') return 'the first line is no comment that says what the file is for';
  const first = rest.split(/\*\/|\n(?!\s*(\*|\/\/|--))/)[0] ?? '';
  const words = first.match(/\p{L}{2,}/gu) ?? [];
  return words.length < 3 ? 'the first comment does not say what the file is for' : undefined;
}

/** The first line of a file says what it is for; of a test its name and titles say it. */
export const openingRule: Rule = {
  name: 'opening',
  check: ({ files }) =>
    files
      .filter(({ path }) => /\.(tsx?|sql)$/.test(path) && !/\.test\.tsx?$/.test(path))
      .flatMap((file) => {
        const problem = openingProblem(file);
        const wayOut = 'begin it with one sentence, as a comment';
        return problem ? [{ rule: 'opening', path: file.path, line: 1, problem, wayOut }] : [];
      }),
};

const silencers = /^[\s*/]*@ts-(ignore|nocheck|expect-error)\b/;

function typeFindings(file: TreeFile): Finding[] {
  const findings: Finding[] = [];
  const add = (start: number, problem: string, wayOut: string) =>
    findings.push({ rule: 'types', path: file.path, line: lineAt(file, start), problem, wayOut });
  for (const { value, start } of syntaxOf(file).comments)
    if (silencers.test(value)) add(start, 'the compiler is silenced', 'mend the type');
  walk(file, {
    TSAnyKeyword: ({ start }) => add(start, '`any` hides mistakes', 'say the type, or unknown'),
    TSAsExpression: ({ expression, start }) => {
      const isParse =
        expression.type === 'CallExpression' && /^JSON\.parse$/.test(nameOf(expression.callee));
      const isRequest = /(^|\.)request\.(body|query|params)$/.test(nameOf(expression));
      if ((isParse || isRequest) && kindOf(file.path) !== 'test')
        add(start, 'outside data is given a type unseen', 'parse it with a zod schema');
    },
  });
  return findings;
}

/** No `any`, no silenced compiler, no `as` on what came from outside. */
export const typesRule: Rule = {
  name: 'types',
  check: (tree) => codeFiles(tree).flatMap(typeFindings),
};

const testNames = /^(test|it|describe|suite|bench)(\.\w+)*\.(only|skip|todo|fails)$/;

function leftOutTests(file: TreeFile): Finding[] {
  const findings: Finding[] = [];
  const add = (start: number, problem: string, wayOut: string) =>
    findings.push({ rule: 'tests', path: file.path, line: lineAt(file, start), problem, wayOut });
  const { comments } = syntaxOf(file);
  const lines = file.text.split('\n');
  const hasReason = (start: number) =>
    /reason/i.test(lines[lineAt(file, start) - 1] ?? '') ||
    comments.some(({ end }) => Math.abs(lineAt(file, start) - lineAt(file, end) - 0.5) < 1);
  walk(file, {
    CallExpression: ({ callee, arguments: given, start }) => {
      const name = nameOf(callee);
      const isConditional = name.endsWith('.skip') && given.length === 2 && isReason(given[1]);
      if (testNames.test(name) && !isConditional)
        add(start, `${name} leaves tests out`, 'mend the test or remove it');
      if (/\.(skipIf|runIf)$/.test(name) && !isNamed(given[0]) && !hasReason(start))
        add(start, `${name} without a reason`, 'say why in a comment on the line before');
    },
  });
  return findings;
}

/** `skipIf(!isRoot)` and `skipIf(isOffline())` say why by their names. */
const isNamed = (node: ESTree.Node | undefined): boolean => {
  if (node?.type === 'UnaryExpression') return isNamed(node.argument);
  return /^(is|has|may)[A-Z]\w*$/.test(
    node ? nameOf(node.type === 'CallExpression' ? node.callee : node) : '',
  );
};

/** Playwright's `test.skip(condition, 'reason')` names its reason itself. */
const isReason = (node: { type: string } | undefined) =>
  node?.type === 'Literal' || node?.type === 'TemplateLiteral';

/** Every test that is written is run. */
export const wholeTestsRule: Rule = {
  name: 'tests',
  check: (tree) =>
    codeFiles(tree)
      .filter(({ path }) => /\.test\.tsx?$/.test(path))
      .flatMap(leftOutTests),
};

function styleFindings(file: TreeFile): Finding[] {
  const starts: number[] = [];
  walk(file, {
    JSXAttribute: ({ name, start }) => {
      if (name.type === 'JSXIdentifier' && name.name === 'style') starts.push(start);
    },
  });
  for (const { text, start } of textsOf(file))
    if (/<[a-z][^<>]*\sstyle\s*=/.test(text)) starts.push(start);
  return starts.map((start) => ({
    rule: 'style attributes',
    path: file.path,
    line: lineAt(file, start),
    problem: 'our content security policy drops style attributes',
    wayOut: 'use a class, or an SVG presentation attribute',
  }));
}

/** No `style=` in anything that becomes HTML. */
export const styleRule: Rule = {
  name: 'style attributes',
  check: (tree) =>
    codeFiles(tree)
      .filter(({ path }) => /^(src|packages|demo)\//.test(path) && kindOf(path) !== 'test')
      .flatMap(styleFindings),
};
