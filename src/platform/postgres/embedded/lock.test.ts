/** The lock between processes: never two at once, and a dead holder holds nothing. */
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { holdingLock } from './lock.ts';
import { startOfProcess } from './processes.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'lock-'));
});
afterEach(() => rm(folder, { recursive: true }));

const nameOf = (pid: number, start: string) => `${pid}_${start}_0123456789abcdef`;
const neverEnding = 4_194_304 + 1;

test('of many who want the lock at once one holds it, and each gets its turn', async () => {
  let inside = 0;
  let most = 0;
  const turn = () =>
    holdingLock(folder, async () => {
      inside += 1;
      most = Math.max(most, inside);
      await delay(5);
      inside -= 1;
    });
  const held = await Promise.all(Array.from({ length: 8 }, turn));
  expect(held.every(({ isHeld }) => isHeld)).toBe(true);
  expect(most).toBe(1);
  expect(await readdir(folder)).toEqual([]);
});

test('a process that died holding the lock does not keep it', async () => {
  await writeFile(join(folder, nameOf(neverEnding, '1')), '');
  expect(await holdingLock(folder, () => Promise.resolve('mine'))).toEqual({
    isHeld: true,
    value: 'mine',
  });
});

// Only Linux tells when a process started.
test.skipIf(process.platform !== 'linux')(
  'another process that got the number of a dead holder does not keep the lock',
  async () => {
    await writeFile(join(folder, nameOf(process.pid, '1')), '');
    expect((await holdingLock(folder, () => Promise.resolve(1))).isHeld).toBe(true);
  },
);

test('a living holder is named when patience ends, and keeps its lock', async () => {
  const other = nameOf(process.ppid, await startOfProcess(process.ppid));
  await writeFile(join(folder, other), '');
  const held = await holdingLock(folder, () => Promise.resolve(1), 0);
  expect(held).toEqual({ isHeld: false, holderPid: process.ppid });
  expect(await readdir(folder)).toEqual([other]);
});

test('the lock is given back when the act fails', async () => {
  const failing = holdingLock(folder, () => Promise.reject(new Error('no')));
  await expect(failing).rejects.toThrow('no');
  expect(await readdir(folder)).toEqual([]);
});
