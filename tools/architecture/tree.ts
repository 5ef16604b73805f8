/** The files that the architecture rules look at, read from disk or given as text by a test. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

export interface TreeFile {
  /** From the root, with forward slashes on every platform. */
  readonly path: string;
  readonly text: string;
}

export interface Tree {
  readonly files: readonly TreeFile[];
  readonly fileAt: (path: string) => TreeFile | undefined;
}

/** One broken rule: which file, what is wrong there, and the way out. */
export interface Finding {
  readonly rule: string;
  readonly path: string;
  /** Counted from 1; absent when the finding is about the file as a whole. */
  readonly line?: number;
  readonly problem: string;
  readonly wayOut: string;
}

export interface Rule {
  readonly name: string;
  readonly check: (tree: Tree) => readonly Finding[];
}

export const FOLDERS = ['src', 'packages', 'demo', 'tools', 'tests', 'bench'] as const;

/** Files elsewhere that a rule needs to read. */
const alsoRead = ['docs/sources.md'];

/** Fetched, built or written by a program: not ours to keep tidy by hand. */
const ignored = new RegExp(
  [
    String.raw`(^|/)(node_modules|\.[^/]*)(/|$)`,
    String.raw`^packages/[^/]+/(build|dist)/`,
    String.raw`^src/platform/postgres/tables\.ts$`,
  ].join('|'),
);

/** Large files that are not source; their text is never looked at. */
const isBinary = (path: string) => !/\.(tsx?|sql|css|json|md|txt|csv|html)$/.test(path);

function filesBelow(root: string, folder: string): string[] {
  try {
    return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(root, '/').length))
      .map((path) => path.split(sep).join('/'))
      .filter((path) => !ignored.test(path));
  } catch {
    return [];
  }
}

function readText(root: string, path: string): string {
  if (isBinary(path) || (path.startsWith('demo/') && path.endsWith('.json'))) return '';
  try {
    return readFileSync(join(root, path), 'utf8');
  } catch {
    return '';
  }
}

/** A tree of given texts, by path. */
export function treeOf(texts: Readonly<Record<string, string>>): Tree {
  const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
  const byPath = new Map(files.map((file) => [file.path, file]));
  return { files, fileAt: (path) => byPath.get(path) };
}

/** The project's tree on disk. A folder that does not exist yet counts as empty. */
export function readTree(root: string): Tree {
  const paths = [...FOLDERS.flatMap((folder) => filesBelow(root, folder)), ...alsoRead].sort();
  return treeOf(Object.fromEntries(paths.map((path) => [path, readText(root, path)])));
}

/** The sentence that a failing test shows. */
export const sentence = ({ rule, path, line, problem, wayOut }: Finding): string =>
  `${path}${line === undefined ? '' : `:${line}`}: ${problem} [${rule}]. Way out: ${wayOut}.`;
