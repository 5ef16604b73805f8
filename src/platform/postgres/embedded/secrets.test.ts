/** Secrets: private, random, the same for everybody who asks, and never made twice. */
import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { secret } from './secrets.ts';

let home: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), 'secrets-'));
});
afterEach(() => rm(home, { recursive: true }));

test('many who ask at once for a new secret get the same one', async () => {
  const values = await Promise.all(Array.from({ length: 20 }, () => secret(home, 'session-key')));
  expect(new Set(values).size).toBe(1);
  expect(await secret(home, 'session-key')).toBe(values[0]);
  expect(await readdir(join(home, 'secrets'))).toEqual(['session-key']);
});

test('two secrets differ, and each has 32 bytes', async () => {
  const [one, other] = [await secret(home, 'one'), await secret(home, 'other')];
  expect(one).not.toBe(other);
  expect(Buffer.from(one, 'base64url')).toHaveLength(32);
});

// Windows has no such modes.
test.skipIf(process.platform === 'win32')(
  'only the owner may read a secret, also after somebody opened it up',
  async () => {
    const path = join(home, 'secrets', 'one');
    const modes = async () =>
      (await Promise.all([stat(join(home, 'secrets')), stat(path)])).map(
        ({ mode }) => mode & 0o777,
      );
    await secret(home, 'one');
    expect(await modes()).toEqual([0o700, 0o600]);
    await chmod(join(home, 'secrets'), 0o755);
    await chmod(path, 0o644);
    await secret(home, 'one');
    expect(await modes()).toEqual([0o700, 0o600]);
  },
);

test('a file that holds no secret is not overwritten', async () => {
  await secret(home, 'one');
  await writeFile(join(home, 'secrets', 'one'), '');
  await expect(secret(home, 'one')).rejects.toThrow(/damaged/);
});

test.each(['../one', 'a/b', '', '.hidden'])('%j is no name for a secret', async (name) => {
  await expect(secret(home, name)).rejects.toThrow(/Not a name/);
});
