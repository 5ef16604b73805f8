/** Imports point inward: packages, kernel, words, rules, use case, edge, main. The tables. */
import { importsOf, packageOf, type Import } from './imports.ts';
import { kindOf, practiceOf, type Kind } from './kinds.ts';
import { codeFiles } from './syntax.ts';
import type { Finding, Rule, TreeFile } from './tree.ts';

/** Which kinds a kind may import. Kinds that are not a key here may import anything. */
export const MAY_IMPORT: Partial<Record<Kind, readonly Kind[]>> = {
  package: ['package'],
  kernel: ['kernel', 'package'],
  words: ['words', 'kernel', 'package'],
  pack: ['pack', 'words', 'kernel', 'package'],
  rules: ['rules', 'pack', 'words', 'kernel', 'package'],
  thread: ['words', 'kernel', 'package'],
  island: ['island', 'words', 'kernel', 'package'],
  store: ['words', 'pack', 'kernel', 'package', 'platform'],
  'use case': ['use case', 'rules', 'store', 'pack', 'words', 'kernel', 'package', 'platform'],
  edge: ['edge', 'use case', 'pack', 'words', 'kernel', 'package', 'platform'],
  platform: ['platform', 'kernel', 'package'],
  demo: ['demo', 'use case', 'rules', 'pack', 'words', 'kernel', 'package', 'platform'],
};

/** Kinds that are closed to npm and Node, but for what is named here. */
export const MAY_USE_OUTSIDE: Partial<Record<Kind, readonly string[]>> = {
  package: [],
  kernel: ['temporal-polyfill', 'proj4'],
  words: ['zod'],
  pack: ['zod'],
  rules: [],
};

/** What a package of ours may use at run time, by its name; its users install that too. */
export const PACKAGE_USES: Readonly<Record<string, readonly string[]>> = {};

/**
 * Which practice may use which others: their use cases and words only. Keep it short; where two
 * practices need each other, `src/main/` hands the one to the other as a value.
 */
export const PRACTICE_USES: Readonly<Record<string, readonly string[]>> = {
  technology: ['engagement'],
};

type Problem = Pick<Finding, 'problem' | 'wayOut'>;

const packageNameOf = (path: string) => /^packages\/([^/]+)\//.exec(path)?.[1];

function outsideProblem(file: TreeFile, target: string): Problem | undefined {
  const kind = kindOf(file.path);
  const allowed = kind && MAY_USE_OUTSIDE[kind];
  const ofPackage = PACKAGE_USES[packageNameOf(file.path) ?? ''] ?? [];
  if (!allowed || [...allowed, ...ofPackage].includes(packageOf(target))) return undefined;
  return {
    problem: `${kind} files may not import ${target}`,
    wayOut:
      kind === 'package'
        ? 'compute it in the package, or list it in PACKAGE_USES (tools/architecture/layers.ts)'
        : 'take the value as a parameter and let a store, use case or platform file fetch it',
  };
}

/** Whole areas that may not see others, whatever the kinds are. */
function areaProblem(from: string, to: string): Problem | undefined {
  const inArea = (path: string, area: string) => path.startsWith(area);
  if (inArea(to, 'src/main/') && !inArea(from, 'src/main/'))
    return { problem: 'only main may import main', wayOut: 'let main pass in what is needed' };
  if (inArea(from, 'src/platform/') && /^src\/(practices|trust)\//.test(to))
    return {
      problem: `platform knows nothing of policing, but this imports ${to}`,
      wayOut: 'take it as a parameter that main fills in, or move the file to its topic',
    };
  if (inArea(from, 'src/trust/') && inArea(to, 'src/practices/'))
    return {
      problem: `trust serves every practice, but this imports ${to}`,
      wayOut: 'let the practice call trust, or let main pass the value in',
    };
  if (/^(demo|tools|tests|bench)\//.test(to) && /^(src|packages)\//.test(from))
    return inArea(from, 'src/main/') && inArea(to, 'demo/')
      ? undefined
      : { problem: `production code may not import ${to}`, wayOut: 'move what is shared to src/' };
  return undefined;
}

function practiceProblem(from: string, to: string): Problem | undefined {
  const [user, used] = [practiceOf(from), practiceOf(to)];
  if (!user || !used || user === used) return undefined;
  if (!PRACTICE_USES[user]?.includes(used))
    return {
      problem: `practice ${user} may not use ${used}`,
      wayOut: 'declare it in PRACTICE_USES (tools/architecture/layers.ts), or let main pass it in',
    };
  const kind = kindOf(to);
  return kind === 'use case' || kind === 'words'
    ? undefined
    : {
        problem: `of another practice only use cases and words may be used, not ${to}`,
        wayOut: `call a use case of ${used}`,
      };
}

function kindProblem(from: string, to: string): Problem | undefined {
  if (from.startsWith('src/platform/') && to.startsWith('src/platform/')) return undefined;
  const [kind, targetKind] = [kindOf(from), kindOf(to)];
  const allowed = kind && MAY_IMPORT[kind];
  const isText = targetKind === 'messages' || targetKind === 'mapping';
  if (!allowed || !targetKind || isText || allowed.includes(targetKind)) return undefined;
  return {
    problem: `${kind} files may not import ${targetKind} files (${to})`,
    wayOut: `a ${kind} file sees only ${allowed.join(', ')}`,
  };
}

function packageProblem(from: string, to: string): Problem | undefined {
  const [user, used] = [packageNameOf(from), packageNameOf(to)];
  if (!user || !used || user === used || PACKAGE_USES[user]?.includes(`@peelian/${used}`))
    return undefined;
  return {
    problem: `package ${user} may not import package ${used}`,
    wayOut: 'list it in PACKAGE_USES (tools/architecture/layers.ts), or pass the value in',
  };
}

function problemOf(file: TreeFile, { target, isOurs }: Import): Problem | undefined {
  if (!isOurs) return outsideProblem(file, target);
  return (
    areaProblem(file.path, target) ??
    packageProblem(file.path, target) ??
    practiceProblem(file.path, target) ??
    kindProblem(file.path, target)
  );
}

/** Tests, tools and benches see everything: they are nobody's dependency. */
const isFree = (path: string) => ['test', 'tool'].includes(kindOf(path) ?? '');

export const layersRule: Rule = {
  name: 'imports',
  check: (tree) =>
    codeFiles(tree)
      .filter(({ path }) => !isFree(path))
      .flatMap((file) =>
        importsOf(file).flatMap((found) => {
          const problem = problemOf(file, found);
          return problem
            ? [{ rule: 'imports', path: file.path, line: found.line, ...problem }]
            : [];
        }),
      ),
};

/** A way from a practice back to itself, or undefined when the table has none. */
export function cycleIn(uses: Readonly<Record<string, readonly string[]>>): string[] | undefined {
  const wayBack = (trail: readonly string[]): string[] | undefined => {
    for (const next of uses[trail.at(-1) ?? ''] ?? []) {
      if (trail.includes(next)) return [...trail.slice(trail.indexOf(next)), next];
      const found = wayBack([...trail, next]);
      if (found) return found;
    }
    return undefined;
  };
  return Object.keys(uses)
    .map((practice) => wayBack([practice]))
    .find((way) => way !== undefined);
}
