/**
 * How Vitest runs our tests: the files are loaded by plain Node with the hook that production uses
 * for `.tsx`, not by Vite's module runner, so that a test sees what a process sees (worker threads
 * and `import.meta.url` included). The price is that `vi.mock` does nothing; we do not mock our own.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';

const isDrill = process.env.PEELIAN_DRILLS === '1';
const databaseSetup = join(import.meta.dirname, 'tests/setup/database.ts');

const testsIn = (...places: readonly string[]) => places.map((place) => `${place}.test.{ts,tsx}`);

/** Tests that touch no database: they run without waiting for one to start. */
const pure = testsIn('{src/kernel,packages,tools,bench,demo/city}/**/*', 'src/**/*.rules');

const others = isDrill
  ? testsIn('tests/drills/**/*')
  : testsIn('{src,demo}/**/*', 'tests/{contracts,abuse}/**/*');

const pureProject = {
  extends: true,
  test: { name: 'pure', include: pure },
} as const;

const databaseProject = {
  extends: true,
  test: {
    name: 'database',
    include: others,
    exclude: [...configDefaults.exclude, ...pure],
    globalSetup: existsSync(databaseSetup) ? [databaseSetup] : [],
  },
};

export default defineConfig({
  root: import.meta.dirname,
  test: {
    projects: isDrill ? [databaseProject] : [pureProject, databaseProject],
    environment: 'node',
    setupFiles: ['tests/setup/seed.ts'],
    pool: 'forks',
    maxWorkers: 2,
    execArgv: ['--import', new URL('src/platform/run/tsx.ts', import.meta.url).href],
    experimental: { viteModuleRunner: false, nodeLoader: false },
    testTimeout: isDrill ? 1_800_000 : 60_000,
    hookTimeout: 120_000,
  },
});
