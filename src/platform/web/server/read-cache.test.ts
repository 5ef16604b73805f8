import { expect, test } from 'vitest';
import { createReadCache } from './read-cache.ts';

function countedCache(mostEntries = 100) {
  const clock = { nowMs: 0 };
  const versions = new Map([
    [1, 1],
    [2, 1],
  ]);
  const asked: number[] = [];
  const cache = createReadCache({
    now: () => clock.nowMs,
    mostEntries,
    readVersion: (agencyId) => {
      asked.push(agencyId);
      return Promise.resolve(versions.get(agencyId) ?? 0);
    },
  });
  let loads = 0;
  const beats = (agencyId: number, page = 1) =>
    cache.read({ agencyId, name: 'beats', parameters: [page] }, () => {
      loads += 1;
      return Promise.resolve(`agency ${agencyId}, page ${page}, load ${loads}`);
    });
  return { clock, versions, asked, cache, beats };
}

test('what was read is read once for all readers', async () => {
  const { beats } = countedCache();
  expect(await Promise.all([beats(1), beats(1)])).toEqual(
    Array(2).fill('agency 1, page 1, load 1'),
  );
  expect(await beats(1)).toBe('agency 1, page 1, load 1');
});

test('agencies and parameters do not share', async () => {
  const { beats } = countedCache();
  expect([await beats(1), await beats(2), await beats(1, 2)]).toEqual([
    'agency 1, page 1, load 1',
    'agency 2, page 1, load 2',
    'agency 1, page 2, load 3',
  ]);
});

test('what an agency publishes shows within a second, and only there is read anew', async () => {
  const { beats, versions, clock } = countedCache();
  await beats(1);
  await beats(2);
  versions.set(1, 2);
  clock.nowMs = 999;
  expect(await beats(1)).toContain('load 1');
  clock.nowMs = 1_000;
  expect(await beats(1)).toContain('load 3');
  expect(await beats(2)).toContain('load 2');
});

test('the version is asked for once a second at most', async () => {
  const { beats, asked, clock } = countedCache();
  await Promise.all([beats(1), beats(1), beats(1, 2)]);
  clock.nowMs = 1_000;
  await beats(1);
  expect(asked).toEqual([1, 1]);
});

test('a failed read is tried again by the next reader', async () => {
  const { cache } = countedCache();
  const key = { agencyId: 1, name: 'beats' };
  await expect(cache.read(key, () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(await cache.read(key, () => Promise.resolve('back'))).toBe('back');
});

test('a full cache forgets what was not asked for longest', async () => {
  const { beats } = countedCache(2);
  await beats(1, 1);
  await beats(1, 2);
  await beats(1, 1);
  await beats(1, 3);
  expect(await beats(1, 1)).toContain('load 1');
  expect(await beats(1, 2)).toContain('load 4');
});
