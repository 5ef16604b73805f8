/**
 * Builds the stylesheet and the islands into `build/web/<fingerprint>/`. A build whose inputs did
 * not change is found by its name and nothing is done: vite is loaded only when it is needed.
 */
import { randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { type Assets, buildFolder, CHECKOUT, readBuild } from './assets.ts';
import { type Inputs, readInputs } from './fingerprint.ts';

/** A process that runs on an older build still serves it: keep a few. */
const BUILDS_KEPT = 4;
const LEFT_BEHIND_AFTER_MS = 60 * 60 * 1000;

/** Makes the build that fits the sources, if it is not there, and reads it. */
export async function buildAssets(root: string = CHECKOUT): Promise<Assets> {
  const inputs = readInputs(root);
  const folder = buildFolder(root, inputs.fingerprint);
  if (!existsSync(folder)) await buildInto(folder, inputs);
  return readBuild(folder);
}

/**
 * Two may build at once, in one process or two: each writes a folder of its own, the first to
 * finish gives it
 * the name, the other finds the name taken and drops its copy, which is the same.
 */
async function buildInto(folder: string, inputs: Inputs): Promise<void> {
  const draft = `${folder}.${randomUUID()}.draft`;
  mkdirSync(dirname(folder), { recursive: true });
  try {
    await runVite(draft, inputs);
    precompress(join(draft, 'assets'));
    renameSync(draft, folder);
  } catch (fault) {
    if (!existsSync(folder)) throw fault;
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  sweep(dirname(folder), basename(folder));
}

async function runVite(draft: string, { root, stylesheet, islands }: Inputs): Promise<void> {
  const [{ build }, { default: tailwind }] = await Promise.all([
    import('vite'),
    import('@tailwindcss/vite'),
  ]);
  await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins: [tailwind()],
    build: {
      outDir: draft,
      emptyOutDir: true,
      manifest: 'manifest.json',
      target: ['chrome111', 'firefox128', 'safari16.4'],
      modulePreload: false,
      assetsInlineLimit: 0,
      rolldownOptions: { input: [stylesheet, ...islands] },
    },
  });
}

/** Text is compressed once, as well as it can be, and not at each request. Fonts are so already. */
function precompress(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => /\.(css|js|mjs)$/.test(file))) {
    const path = join(folder, name);
    const text = readFileSync(path);
    writeFileSync(`${path}.gz`, gzipSync(text, { level: 9 }));
    writeFileSync(`${path}.br`, brotliCompressSync(text));
  }
}

/** Deletes old builds and the drafts of processes that died. */
function sweep(builds: string, current: string): void {
  const byAge = readdirSync(builds)
    .filter((name) => name !== current)
    .map((name) => ({ name, changedAt: statSync(join(builds, name)).mtimeMs }))
    .toSorted((a, b) => b.changedAt - a.changedAt);
  const finished = byAge.filter(({ name }) => !name.endsWith('.draft')).slice(BUILDS_KEPT - 1);
  const abandoned = byAge.filter(
    ({ name, changedAt }) =>
      name.endsWith('.draft') && changedAt < Date.now() - LEFT_BEHIND_AFTER_MS,
  );
  for (const { name } of [...finished, ...abandoned])
    rmSync(join(builds, name), { recursive: true, force: true });
}
