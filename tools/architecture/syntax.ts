/** Reads a source file's syntax once and answers the questions that the rules ask about it. */
import { parseSync, Visitor, type ESTree, type VisitorObject } from 'rolldown/utils';
import type { Tree, TreeFile } from './tree.ts';

export interface Comment {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

export interface Syntax {
  readonly program: ESTree.Program;
  readonly comments: readonly Comment[];
}

export const isCode = (file: TreeFile): boolean => /\.tsx?$/.test(file.path);

export const codeFiles = (tree: Tree): TreeFile[] => tree.files.filter(isCode);

const known = new WeakMap<TreeFile, Syntax>();

/** Parses on the first question and remembers. Throws on a syntax error: then nothing is known. */
export function syntaxOf(file: TreeFile): Syntax {
  const before = known.get(file);
  if (before) return before;
  const { program, comments, errors } = parseSync(file.path, file.text);
  const [error] = errors;
  if (error) throw new SyntaxError(`${file.path}: ${error.message}`);
  const syntax = { program, comments };
  known.set(file, syntax);
  return syntax;
}

/** Walks the whole file; the visitor's keys are node types. */
export const walk = (file: TreeFile, visitor: VisitorObject): void =>
  new Visitor(visitor).visit(syntaxOf(file).program);

/** Line of a position in the text, counted from 1. */
export const lineAt = (file: TreeFile, position: number): number =>
  file.text.slice(0, position).split('\n').length;

export interface Text {
  readonly text: string;
  readonly start: number;
}

/** Stands where a template has a value, so that words around it stay apart. */
const hole = '0';

/** Every string literal and template of the file, as text. Types and import paths are left out. */
export function textsOf(file: TreeFile): Text[] {
  const texts: Text[] = [];
  const leftOut = new Set<number>();
  const leaveOut = ({ source }: { source?: { start: number } | null }) => {
    if (source) leftOut.add(source.start);
  };
  walk(file, {
    ImportDeclaration: leaveOut,
    ImportExpression: leaveOut,
    ExportAllDeclaration: leaveOut,
    ExportNamedDeclaration: leaveOut,
    TSLiteralType: ({ literal }) => leftOut.add(literal.start),
    Literal: ({ value, start }) => {
      if (typeof value === 'string') texts.push({ text: value, start });
    },
    TemplateLiteral: ({ quasis, start }) => {
      texts.push({ text: quasis.map(({ value }) => value.cooked ?? '').join(hole), start });
    },
    JSXText: ({ value, start }) => {
      texts.push({ text: value, start });
    },
  });
  return texts.filter(({ start }) => !leftOut.has(start));
}

/** Name of a called function: `a` for `a(…)`, `a.b` for `a.b(…)`; empty when it has none. */
export function nameOf(node: ESTree.Node): string {
  if (node.type === 'Identifier') return node.name;
  if (node.type !== 'MemberExpression' || node.computed) return '';
  return `${nameOf(node.object)}.${nameOf(node.property)}`;
}
