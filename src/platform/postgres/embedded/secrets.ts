/** Random secrets of one installation, each in its own file under PEELIAN_HOME/secrets. */
import { randomBytes } from 'node:crypto';
import { chmod, link, mkdir, open, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SecretDamaged, hasErrorCode } from './faults.ts';

const secretName = /^[a-z0-9][a-z0-9.-]{0,63}$/;
const secretValue = /^[\w-]{43}$/;

/**
 * Reads PEELIAN_HOME/secrets/<name>, or creates it: 32 random bytes as base64url. Two processes at
 * once get the same value. Throws when the folder cannot be used or the file holds something else.
 */
export async function secret(home: string, name: string): Promise<string> {
  if (!secretName.test(name)) throw new Error(`Not a name for a secret: ${name}`);
  const folder = join(home, 'secrets');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await chmod(folder, 0o700);
  const path = join(folder, name);
  return (await readSecret(path)) ?? (await createSecret(path));
}

async function readSecret(path: string): Promise<string | undefined> {
  try {
    const value = (await readFile(path, 'utf8')).trim();
    if (!secretValue.test(value)) throw new SecretDamaged(path);
    await chmod(path, 0o600);
    return value;
  } catch (fault) {
    if (hasErrorCode(fault, 'ENOENT')) return undefined;
    throw fault;
  }
}

/** A hard link appears whole or not at all, and fails when another process was first. */
async function createSecret(path: string): Promise<string> {
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  const value = randomBytes(32).toString('base64url');
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(`${value}\n`);
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, path);
    return value;
  } catch (fault) {
    const winner = hasErrorCode(fault, 'EEXIST') ? await readSecret(path) : undefined;
    if (winner === undefined) throw fault;
    return winner;
  } finally {
    await rm(draft, { force: true });
  }
}
