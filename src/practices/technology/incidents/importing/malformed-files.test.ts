/** Nearly right files, the same few hundred in every run; the drills try ten thousand of each. */
import { expect, it } from 'vitest';
import { tryMalformed } from './malformed-files.examples.ts';

const RUNS = 300;

it.each(['csv', 'geojson'] as const)('malformed %s is read or refused by name', async (format) => {
  const codes = await tryMalformed(format, { runs: RUNS });
  expect(codes.size).toBeGreaterThan(1);
});
