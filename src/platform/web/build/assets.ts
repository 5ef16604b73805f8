/** What the browser loads: reads the manifest of a finished build. Never loads the builder. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readInputs } from './fingerprint.ts';

export const CHECKOUT = join(import.meta.dirname, '../../../..');

/** The URL prefix of everything built. Names carry a hash, so a browser may keep them for ever. */
export const ASSETS_PREFIX = '/assets/';

export interface IslandFiles {
  readonly script: string;
  readonly css: readonly string[];
}

export interface Assets {
  /** Folder to serve under `/assets/`. */
  readonly folder: string;
  /** URL path of the one stylesheet. */
  readonly stylesheet: string;
  /** URL paths of an island, by its file name without `.island.ts`. Throws when there is none. */
  island(name: string): IslandFiles;
}

const manifestOf = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    imports: z.array(z.string()).optional(),
    isEntry: z.boolean().optional(),
  }),
);

type Manifest = z.infer<typeof manifestOf>;

/** Styles of an entry and of every chunk that it shares: the manifest lists them apart. */
function stylesOf(manifest: Manifest, source: string, seen = new Set<string>()): string[] {
  const entry = manifest[source];
  if (!entry || seen.has(source)) return [];
  seen.add(source);
  const shared = (entry.imports ?? []).flatMap((chunk) => stylesOf(manifest, chunk, seen));
  return [...shared, ...(entry.css ?? [])];
}

export const buildFolder = (root: string, fingerprint: string): string =>
  join(root, 'build/web', fingerprint);

/** Reads a build's folder into URL paths. Throws when it holds no stylesheet. */
export function readBuild(folder: string): Assets {
  const manifest = manifestOf.parse(
    JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')),
  );
  const entries = Object.entries(manifest).filter(([, entry]) => entry.isEntry === true);
  const url = (file: string) => `/${file}`;
  const sheet = entries.find(([source]) => source.endsWith('look.css'));
  if (!sheet) throw new Error(`${folder} holds no stylesheet: delete it and start again.`);
  const islands = new Map<string, IslandFiles>();
  for (const [source, { file }] of entries) {
    const name = /([^/]+)\.island\.ts$/.exec(source)?.[1];
    if (name !== undefined)
      islands.set(name, { script: url(file), css: stylesOf(manifest, source).map(url) });
  }
  return {
    folder: join(folder, 'assets'),
    stylesheet: url(sheet[1].file),
    island(name) {
      const files = islands.get(name);
      if (!files) throw new Error(`There is no island "${name}" in the build.`);
      return files;
    },
  };
}

/** The build that fits the sources as they are now. Throws when it has not been made. */
export function readAssets(root: string = CHECKOUT): Assets {
  const folder = buildFolder(root, readInputs(root).fingerprint);
  if (!existsSync(folder)) throw new Error('The web assets are not built: run `npm run build`.');
  return readBuild(folder);
}
