/** Every import of a file, resolved to a path of the tree or to a package's name. */
import { posix } from 'node:path';
import { lineAt, walk } from './syntax.ts';
import type { TreeFile } from './tree.ts';

export interface Import {
  /** A path of the tree (`src/kernel/time.ts`) or what stands outside (`zod`, `node:fs`). */
  readonly target: string;
  readonly isOurs: boolean;
  readonly line: number;
}

/** The `imports` of package.json; `#demo/` lies beside `src/`, the others in it. */
const subpath = /^#(kernel|platform|trust|practices)\//;

function resolved(from: string, named: string): Omit<Import, 'line'> {
  if (named.startsWith('.'))
    return { target: posix.join(posix.dirname(from), named), isOurs: true };
  if (named.startsWith('#demo/')) return { target: named.slice(1), isOurs: true };
  if (subpath.test(named)) return { target: `src/${named.slice(1)}`, isOurs: true };
  const ours = /^@peelian\/([^/]+)(?:\/(.+))?$/.exec(named);
  if (ours) return { target: `packages/${ours[1]}/${ours[2] ?? 'index'}.ts`, isOurs: true };
  return { target: named, isOurs: false };
}

interface Named {
  readonly source?: { readonly value?: unknown; readonly start: number } | null;
}

export function importsOf(file: TreeFile): Import[] {
  const found: Import[] = [];
  const add = ({ source }: Named) => {
    if (typeof source?.value !== 'string') return;
    found.push({ ...resolved(file.path, source.value), line: lineAt(file, source.start) });
  };
  walk(file, {
    ImportDeclaration: add,
    ExportAllDeclaration: add,
    ExportNamedDeclaration: add,
    ImportExpression: (node) =>
      add({ source: node.source.type === 'Literal' ? node.source : null }),
    TSImportType: add,
  });
  return found;
}

/** `node:fs/promises` -> `node:fs`, `@a/b/c` -> `@a/b`, `d/e` -> `d`. */
export const packageOf = (target: string): string =>
  target.split('/', target.startsWith('@') ? 2 : 1).join('/');
