/** Files, functions, lines and parameter lists stay short enough to be read at once. */
import type { ESTree } from 'rolldown/utils';
import { kindOf } from './kinds.ts';
import { codeFiles, lineAt, nameOf, walk } from './syntax.ts';
import type { Finding, Rule, TreeFile } from './tree.ts';

const FILE_LINES_MAX = 300;
const FUNCTION_LINES_MAX = 60;
const LINE_COLUMNS_MAX = 100;
const PARAMETERS_MAX = 3;

const rule = 'sizes';

/** Characters, not UTF-16 units: a flag or an emoji is one column or two, never four. */
const widthOf = (line: string) => Array.from(line).length;

/** An address, of a page or of the one thing that is imported, cannot be broken; all else can. */
const isAddress = (line: string): boolean =>
  /https?:\/\//.test(line) || /^import (type )?(\w+|\{ [^,]+ \}) from '[^']+'.*;$/.test(line);

function fileFindings({ path, text }: TreeFile): Finding[] {
  const lines = text.replace(/\n$/, '').split('\n');
  const tooLong = lines.flatMap((line, index): Finding[] => {
    if (widthOf(line) <= LINE_COLUMNS_MAX || isAddress(line)) return [];
    const problem = `over ${LINE_COLUMNS_MAX} columns`;
    return [{ rule, path, line: index + 1, problem, wayOut: 'break the line' }];
  });
  if (lines.length <= FILE_LINES_MAX) return tooLong;
  const problem = `${lines.length} lines, at most ${FILE_LINES_MAX}`;
  return [{ rule, path, problem, wayOut: 'split it by what changes together' }, ...tooLong];
}

type Function = ESTree.Function | ESTree.ArrowFunctionExpression;

const isNumber = (one: ESTree.ParamPattern) =>
  'typeAnnotation' in one && one.typeAnnotation?.typeAnnotation.type === 'TSNumberKeyword';

/**
 * Parameters that should be one object. Plain numbers in a package are spared: the inner loops of
 * geometry pass coordinates, and an object for every point costs more than the sum itself.
 */
function parametersOf(file: TreeFile, { params }: Function): number {
  const all = params.filter((one) => !('name' in one) || one.name !== 'this');
  return file.path.startsWith('packages/') && all.every(isNumber) ? 0 : all.length;
}

/**
 * The list of functions that a function makes, as a store does: `(work) => ({ add() {}, all() {}
 * })`.
 * Each of them is measured itself, so the list does not count.
 */
function listMadeBy({ body }: Function): ESTree.Node | undefined {
  const last = body?.type === 'BlockStatement' ? body.body.at(-1) : body;
  const made = last?.type === 'ReturnStatement' ? last.argument : last;
  const inside = made?.type === 'ParenthesizedExpression' ? made.expression : made;
  return inside?.type === 'ObjectExpression' ? inside : undefined;
}

function linesOf(file: TreeFile, { start, end }: { start: number; end: number }): number {
  return lineAt(file, end) - lineAt(file, start) + 1;
}

/** Where functions of a test file begin that only hold tests, or take the row of a table. */
function spared(file: TreeFile) {
  const groups = new Set<number>();
  const rows = new Set<number>();
  if (kindOf(file.path) !== 'test') return { groups, rows };
  walk(file, {
    CallExpression: ({ callee, arguments: given }) => {
      const isGroup = /^(test\.)?describe\b/.test(nameOf(callee));
      const isTable = callee.type === 'CallExpression' && nameOf(callee.callee).endsWith('.each');
      for (const { start } of given) {
        if (isGroup) groups.add(start);
        if (isTable) rows.add(start);
      }
    },
  });
  return { groups, rows };
}

function functionFindings(file: TreeFile): Finding[] {
  const { path } = file;
  const { groups, rows } = spared(file);
  const findings: Finding[] = [];
  const measure = (found: Function) => {
    const { start } = found;
    const line = lineAt(file, start);
    const list = listMadeBy(found);
    const lines = linesOf(file, found) - (list ? linesOf(file, list) : 0);
    if (lines > FUNCTION_LINES_MAX && !groups.has(start)) {
      const problem = `function of ${lines} lines, at most ${FUNCTION_LINES_MAX}`;
      findings.push({ rule, path, line, problem, wayOut: 'give its parts names of their own' });
    }
    const count = parametersOf(file, found);
    if (count > PARAMETERS_MAX && !rows.has(start)) {
      const problem = `${count} parameters, at most ${PARAMETERS_MAX}`;
      findings.push({ rule, path, line, problem, wayOut: 'make them one object' });
    }
  };
  walk(file, {
    FunctionDeclaration: measure,
    FunctionExpression: measure,
    ArrowFunctionExpression: measure,
  });
  return findings;
}

export const sizesRule: Rule = {
  name: rule,
  check: (tree) => [
    ...tree.files.filter(({ path }) => /\.(tsx?|sql)$/.test(path)).flatMap(fileFindings),
    ...codeFiles(tree).flatMap(functionFindings),
  ],
};
