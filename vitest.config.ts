/**
 * How Vitest runs our tests: the files are loaded by plain Node with the hook that production uses
 * for `.tsx`, not by Vite's module runner, so that a test sees what a process sees (worker threads
 * and `import.meta.url` included). The price is that `vi.mock` does nothing; we do not mock our own.
 */
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

const rootPath = fileURLToPath(new URL('.', import.meta.url));
const isDrill = process.env.PEELIAN_DRILLS === '1';
const databaseSetup = 'tests/setup/database.ts';

const folders = isDrill
  ? ['tests/drills/**']
  : ['src/**', 'packages/**', 'tools/**', 'demo/**', 'bench/**', 'tests/{contracts,abuse}/**'];

export default defineConfig({
  root: rootPath,
  test: {
    include: folders.map((folder) => `${folder}/*.test.{ts,tsx}`),
    exclude: [...configDefaults.exclude, 'build/**'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    execArgv: ['--import', new URL('src/platform/run/tsx.ts', import.meta.url).href],
    experimental: { viteModuleRunner: false, nodeLoader: false },
    testTimeout: isDrill ? 1_800_000 : 60_000,
    hookTimeout: 120_000,
    globalSetup: existsSync(`${rootPath}${databaseSetup}`) ? [databaseSetup] : [],
  },
});
