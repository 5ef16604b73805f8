/** The tests of stores are green on an agency's own PostgreSQL 15, reached by `DATABASE_URL`. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasPostgres15, sayIfMissing, startPostgres15 } from './postgres-15.ts';
import type { RunningPostgres } from './postgres-15.ts';

const ROOT = join(import.meta.dirname, '../..');
sayIfMissing('the suite on PostgreSQL 15');

// Why it is left out was said above.
describe.skipIf(!hasPostgres15)('on PostgreSQL 15', () => {
  let server: RunningPostgres;
  beforeAll(async () => {
    server = await startPostgres15();
  });
  afterAll(() => server.stop());

  it('every test of a store, an import and a use case is green', async () => {
    const { PEELIAN_DRILLS: _drills, ...variables } = process.env;
    const places = ['src/platform/postgres', 'src/trust', 'src/practices', 'tests/abuse'];
    const result = spawnSync(
      process.execPath,
      ['node_modules/vitest/vitest.mjs', 'run', '--reporter=default', ...places],
      {
        cwd: ROOT,
        encoding: 'utf8',
        env: {
          ...Object.fromEntries(
            Object.entries(variables).filter(([name]) => !name.startsWith('VITEST')),
          ),
          DATABASE_URL: server.url,
        },
      },
    );
    expect(result.status, `${result.stdout.slice(-6_000)}\n${result.stderr.slice(-3_000)}`).toBe(0);
    expect(result.stdout).toMatch(/Tests\s.*passed/);
  });
});
