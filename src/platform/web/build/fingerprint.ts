/** Names a build by what went into it, so that a start builds nothing when nothing changed. */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

export interface Inputs {
  /** Absolute path of the checkout. */
  readonly root: string;
  /** The one stylesheet, absolute. */
  readonly stylesheet: string;
  /** Every `*.island.ts` under src, absolute, sorted. */
  readonly islands: readonly string[];
  /** 16 hexadecimal digits over every file that the build reads. */
  readonly fingerprint: string;
}

/** Bump when the way of building changes, so that an old build is not taken for a new one. */
const BUILD_VERSION = '2';

const IMPORT = /(?:from|import|import\()\s*['"]([^'"]+)['"]/g;

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Where an island's import leads inside the checkout; npm packages are covered by the lockfile. */
function resolveImport(root: string, from: string, specifier: string): string | undefined {
  const bare = specifier.replace(/\?.*$/, '');
  if (bare.startsWith('.')) return resolve(dirname(from), bare);
  const room = /^#(kernel|platform|trust|practices)\/(.+)$/.exec(bare);
  if (room) return join(root, 'src', String(room[1]), String(room[2]));
  const own = /^@peelian\/([a-z-]+)/.exec(bare);
  return own ? join(root, 'packages', String(own[1])) : undefined;
}

/** The file itself and everything that it imports from this checkout. */
function reach(root: string, path: string, seen: Set<string>): void {
  if (seen.has(path) || !existsSync(path)) return;
  if (!/\.[a-z]+$/.test(path)) {
    for (const file of filesUnder(path))
      if (file.endsWith('.ts') && !file.includes('node_modules')) seen.add(file);
    return;
  }
  seen.add(path);
  for (const [, specifier = ''] of readFileSync(path, 'utf8').matchAll(IMPORT)) {
    const next = resolveImport(root, path, specifier);
    if (next !== undefined) reach(root, next, seen);
  }
}

/** Reads all inputs (a few hundred small files): about 20 ms. */
export function readInputs(root: string): Inputs {
  const sources = filesUnder(join(root, 'src'));
  const stylesheet = join(root, 'src/platform/web/look/look.css');
  const islands = sources.filter((path) => path.endsWith('.island.ts')).toSorted();
  const read = new Set(sources.filter((path) => /\.(tsx|css)$/.test(path)));
  for (const island of islands) reach(root, island, read);
  read.add(join(root, 'package-lock.json'));
  const hash = createHash('sha256').update(BUILD_VERSION);
  for (const path of [...read].toSorted())
    hash.update(relative(root, path)).update('\0').update(readFileSync(path)).update('\0');
  return { root, stylesheet, islands, fingerprint: hash.digest('hex').slice(0, 16) };
}
