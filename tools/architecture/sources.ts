/** Every `Source:` that a comment names stands in docs/sources.md, where a reader can follow it. */
import { isCode, lineAt, syntaxOf, type Comment } from './syntax.ts';
import type { Finding, Rule, Tree, TreeFile } from './tree.ts';

const SOURCES = 'docs/sources.md';

/** Keys are headings, or stand in backticks at the start of a line, list item or table row. */
export function sourceKeys(page: string): Set<string> {
  const starts = /^(?:#{2,4}\s+`?|[-*|]?\s*`)([a-z0-9][a-z0-9.-]*)`?(?=\s|$)/gm;
  return new Set([...page.matchAll(starts)].map(([, key = '']) => key));
}

const key = String.raw`(?:docs\/sources\.md#)?([a-z0-9][a-z0-9-]*(?:\.[a-z0-9-]+)*)`;

/** `Source: a-1990, b-2004, section 3` names two keys: after the first, a key has a hyphen. */
function keysNamed(line: string): string[] {
  const [, first, rest = ''] =
    new RegExp(String.raw`\bSource:\s+\x60?${key}\x60?(.*)`).exec(line) ?? [];
  if (!first) return /\bSource:\s*(\S*)/.exec(line)?.slice(1) ?? [];
  const more = rest
    .split(/[,;]|\band\b/)
    .map((part) => new RegExp(String.raw`^\s*\x60?${key}\x60?[.\s]*$`).exec(part)?.[1])
    .filter((found) => found?.includes('-'));
  return [first, ...more].filter((found) => found !== undefined);
}

function commentsOf(file: TreeFile): readonly Pick<Comment, 'value' | 'start'>[] {
  if (isCode(file)) return syntaxOf(file).comments;
  return [...file.text.matchAll(/--.*$/gm)].map(({ 0: value, index }) => ({ value, start: index }));
}

function findingsIn(file: TreeFile, known: ReadonlySet<string>): Finding[] {
  return commentsOf(file).flatMap(({ value, start }) =>
    value.split('\n').flatMap((line, index) =>
      keysNamed(line)
        .filter((named) => !known.has(named))
        .map((named) => ({
          rule: 'sources',
          path: file.path,
          line: lineAt(file, start) + index,
          problem: `${SOURCES} has no key "${named}"`,
          wayOut: `add it to ${SOURCES} as a heading, or correct the key`,
        })),
    ),
  );
}

export const sourcesRule: Rule = {
  name: 'sources',
  check: (tree: Tree) => {
    const known = sourceKeys(tree.fileAt(SOURCES)?.text ?? '');
    return tree.files
      .filter(({ path }) => /^(src|packages|demo)\/.*\.(tsx?|sql)$/.test(path))
      .flatMap((file) => findingsIn(file, known));
  },
};
