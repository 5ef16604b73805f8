import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import type { WebApp } from './app.ts';
import { exampleApp } from './web.examples.ts';

const style = 'body { color: navy } '.repeat(100);

async function appWithAssets(): Promise<WebApp> {
  const folder = mkdtempSync(join(tmpdir(), 'peelian-assets-'));
  const assetsFolder = join(folder, 'assets');
  mkdirSync(assetsFolder);
  writeFileSync(join(folder, 'outside.css'), 'secret');
  writeFileSync(join(assetsFolder, '.hidden.css'), 'secret');
  writeFileSync(join(assetsFolder, 'look-1a2b.css'), style);
  writeFileSync(join(assetsFolder, 'look-1a2b.css.br'), brotliCompressSync(style));
  const app = await exampleApp(() => undefined, { assetsFolder, isProduction: true });
  onTestFinished(async () => {
    await app.close();
    rmSync(folder, { recursive: true });
  });
  return app;
}

test('built files may be kept for ever, on every host', async () => {
  const app = await appWithAssets();
  const answer = await app.inject('/assets/look-1a2b.css');
  expect([answer.statusCode, answer.body]).toEqual([200, style]);
  expect(answer.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'text/css; charset=utf-8',
    'x-content-type-options': 'nosniff',
  });
});

test('the packed file beside a built one is sent to those who take it', async () => {
  const app = await appWithAssets();
  const headers = { 'accept-encoding': 'gzip, br' };
  const answer = await app.inject({ url: '/assets/look-1a2b.css', headers });
  expect(answer.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(answer.rawPayload).toString()).toBe(style);
});

test('nothing outside the folder, hidden or absent is served', async () => {
  const app = await appWithAssets();
  const odd = ['../outside.css', '%2e%2e/outside.css', '..%2foutside.css', '..%5coutside.css'];
  for (const name of [...odd, '.hidden.css', '', 'none.css', 'look-1a2b.css/', '//etc/passwd']) {
    const answer = await app.inject(`/assets/${name}`);
    expect(answer.statusCode, name).toBeGreaterThanOrEqual(300);
    expect(answer.statusCode, name).toBeLessThan(500);
    expect(answer.body).not.toContain('secret');
  }
});
