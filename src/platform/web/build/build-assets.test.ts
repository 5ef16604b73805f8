/** The build: named by its inputs, made once, small enough. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { buildAssets } from './build-assets.ts';
import { readInputs } from './fingerprint.ts';

const root = mkdtempSync(join(tmpdir(), 'assets-'));
afterAll(() => rmSync(root, { recursive: true }));

function write(path: string, text: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

write('package-lock.json', '{}');
write('src/platform/web/look/look.css', '.a { color: red; }');
write('src/page.tsx', 'export const a = 1;');
write('src/page.ts', 'export const unread = 1;');
write('src/kernel/words.ts', 'export const word: string = "sixteen";');
write('src/map.css', '.map { color: green; }');
write(
  'src/kernel/draw.ts',
  "import '../map.css'; export const draw = () => document.body.append('drawn');",
);
const island = "import { draw } from './kernel/draw.ts'; import { word } from './kernel/words.ts';";
write('src/beat-map.island.ts', `${island} draw(); document.title = word;`);
write('src/crime-map.island.ts', `${island} draw(); document.title = word + word;`);

const fingerprint = () => readInputs(root).fingerprint;

describe('a fingerprint', () => {
  it('changes with a page, the styles, an island and what the island imports', () => {
    const seen = new Set([fingerprint()]);
    write('src/page.tsx', 'export const a = 2;');
    seen.add(fingerprint());
    write('src/platform/web/look/look.css', '.a { color: blue; }');
    seen.add(fingerprint());
    write('src/kernel/words.ts', 'export const word: string = "seventeen";');
    seen.add(fingerprint());
    expect(seen.size).toBe(4);
  });

  it('does not change with a file that no build reads', () => {
    const before = fingerprint();
    write('src/page.ts', 'export const unread = 2;');
    expect(fingerprint()).toBe(before);
  });
});

describe('a build', () => {
  it('survives two builders at once, and both get the same files', async () => {
    const [one, other] = await Promise.all([buildAssets(root), buildAssets(root)]);
    expect(one.stylesheet).toBe(other.stylesheet);
    expect(readdirSync(join(root, 'build/web'))).toEqual([fingerprint()]);
    const { script } = one.island('beat-map');
    expect(readFileSync(join(one.folder, '..', script), 'utf8')).toContain('document.title');
    expect(() => one.island('no-such')).toThrow('no island');
  });

  it('names the styles of an island, also those that it shares with another', async () => {
    const assets = await buildAssets(root);
    for (const name of ['beat-map', 'crime-map']) {
      const [sheet = ''] = assets.island(name).css;
      expect(readFileSync(join(assets.folder, '..', sheet), 'utf8')).toContain('.map');
    }
  });

  it('is found and not made again while nothing changed', async () => {
    const { folder, stylesheet } = await buildAssets(root);
    const file = join(folder, '..', stylesheet);
    writeFileSync(file, 'touched');
    expect((await buildAssets(root)).stylesheet).toBe(stylesheet);
    expect(readFileSync(file, 'utf8')).toBe('touched');
  });
});

describe('our own build', () => {
  it('holds at most 15 kB of style, compressed', async () => {
    const { folder, stylesheet } = await buildAssets();
    const compressed = readFileSync(join(folder, '..', `${stylesheet}.gz`));
    expect(compressed.length).toBeLessThanOrEqual(15 * 1024);
  });
});
