/**
 * One process at a time, over all processes that share a folder. Everybody who wants the lock first
 * leaves a file of its own and then looks for other files: whoever sees a living other withdraws
 * and tries again. Of two the later always sees the earlier, so that two never hold it; and since
 * no name is used twice, removing a dead process's file can never remove that of a living one.
 */
import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { isSameProcess, startOfProcess } from './processes.ts';

export type Held<Value> =
  | { readonly isHeld: true; readonly value: Value }
  | { readonly isHeld: false; readonly holderPid: number };

/** Waits for the lock, acts, gives it back. Does not act when that takes over `patienceMs`. */
export async function holdingLock<Value>(
  folder: string,
  act: () => Promise<Value>,
  patienceMs = 180_000,
): Promise<Held<Value>> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const deadline = performance.now() + patienceMs;
  for (;;) {
    const attempt = await tryLock(folder);
    if (attempt.isHeld) {
      try {
        return { isHeld: true, value: await act() };
      } finally {
        await rm(join(folder, attempt.value), { force: true });
      }
    }
    if (performance.now() > deadline) return attempt;
    await delay(20 + Math.random() * 60);
  }
}

async function tryLock(folder: string): Promise<Held<string>> {
  const start = await startOfProcess(process.pid);
  const own = `${process.pid}_${start}_${randomBytes(8).toString('hex')}`;
  await writeFile(join(folder, own), '', { flag: 'wx', mode: 0o600 });
  for (const name of await readdir(folder)) {
    if (name === own) continue;
    const holderPid = await livingHolder(name);
    if (holderPid === undefined) await rm(join(folder, name), { force: true });
    else {
      await rm(join(folder, own), { force: true });
      return { isHeld: false, holderPid };
    }
  }
  return { isHeld: true, value: own };
}

async function livingHolder(name: string): Promise<number | undefined> {
  const [, pid, start] = /^(\d+)_([\w.-]*)_[0-9a-f]{16}$/.exec(name) ?? [];
  if (pid === undefined || start === undefined) return undefined;
  return (await isSameProcess(Number(pid), start)) ? Number(pid) : undefined;
}
