/** The long count of malformed files: 10,000 of CSV and of GeoJSON, with a seed of the day. */
import { expect, it } from 'vitest';
import { tryMalformed } from '#practices/technology/incidents/importing/malformed-files.examples.ts';

const RUNS = 10_000;
const A_DAY_MS = 86_400_000;
/** A failure tells its seed, so each day may try something new. */
const seed = Math.floor(Date.now() / A_DAY_MS);
const MIB = 1024 * 1024;
/** What is held while reading is freed: ten thousand files leave no more behind than a few. */
const GROWTH_MIB_MAX = 150;

it.each(['csv', 'geojson'] as const)(
  '10,000 malformed %s files, in flat memory',
  async (format) => {
    await tryMalformed(format, { runs: 500, seed });
    const before = process.memoryUsage().rss;
    await tryMalformed(format, { runs: RUNS, seed });
    expect((process.memoryUsage().rss - before) / MIB).toBeLessThan(GROWTH_MIB_MAX);
  },
);
