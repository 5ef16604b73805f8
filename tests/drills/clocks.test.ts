/** Ten thousand clocks of each kind against counting one by one, in two zones of the process. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const RUNS = 10_000;
const EXAMPLES = join(import.meta.dirname, '../../src/kernel/clock.examples.ts');

it.each(['UTC', 'Asia/Kolkata'])('every clock is right in a process of %s', (zone) => {
  const seed = Math.floor(Math.random() * 2 ** 31);
  const code = `
    const { checkClocks } = await import(${JSON.stringify(EXAMPLES)});
    checkClocks(${RUNS}, ${seed});
    console.log('right');`;
  const run = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    encoding: 'utf8',
    env: { ...process.env, TZ: zone, NODE_OPTIONS: '' },
  });
  expect(run.stderr, `seed ${seed}`).toBe('');
  expect(run.stdout.trim()).toBe('right');
});
