/** Makes PostgreSQL's programs runnable for the server's user: library links, a copy if needed. */
import { randomBytes } from 'node:crypto';
import { existsSync, type Stats } from 'node:fs';
import {
  chmod,
  constants,
  copyFile,
  mkdir,
  readFile,
  readdir,
  readlink,
  rename,
  rm,
  stat,
  symlink,
} from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { z } from 'zod';
import { type Result, done, refusedFor } from '#kernel/result.ts';
import { type Runtime, programPath } from './binaries.ts';
import { hasErrorCode } from './faults.ts';
import { runProgram } from './run-program.ts';
import type { ServerUser } from './system-user.ts';

/**
 * The runtime as the server's user can run it: where it is installed, or, when that user cannot
 * enter or read it or its links cannot be completed there, a copy in `chooseFolder()`.
 */
export async function usableRuntime(
  installed: Runtime,
  user: ServerUser | undefined,
  chooseFolder: () => Promise<Result<string>>,
): Promise<Result<Runtime>> {
  if ((await completeLinks(installed)) && (await mayReadShare(installed, user))) {
    const trial = await tryRuntime(installed, user);
    if (trial.ok || trial.refusal !== 'not-allowed') return explained(trial, installed);
  }
  const folder = await chooseFolder();
  if (!folder.ok) return folder;
  const copy = await copyRuntime(installed, folder.value);
  return explained(await tryRuntime(copy, user), copy);
}

type Trial = Result<Runtime, string>;

const explained = (trial: Trial, runtime: Runtime): Result<Runtime> =>
  trial.ok
    ? trial
    : refusedFor('postgres-binaries-do-not-run', {
        parameters: { folder: runtime.nativeFolder, reason: trial.refusal },
      });

async function tryRuntime(runtime: Runtime, user: ServerUser | undefined): Promise<Trial> {
  const { exitCode, output, errorCode } = await runProgram(
    programPath(runtime, 'postgres'),
    ['--version'],
    user,
  );
  if (exitCode === 0) return done(runtime);
  return { ok: false, refusal: errorCode === 'EACCES' ? 'not-allowed' : output.trim() };
}

/** The package may have been installed by a root whose umask hid its files from everybody else. */
async function mayReadShare(runtime: Runtime, user: ServerUser | undefined): Promise<boolean> {
  if (user === undefined) return true;
  const entries: Stats[] = await Promise.all(
    ['share', 'lib', await sharedFile(runtime)].map((name) =>
      stat(join(runtime.nativeFolder, name)),
    ),
  );
  return entries.every(({ mode, uid, gid }) => {
    const shift = uid === user.uid ? 6 : gid === user.gid ? 3 : 0;
    return ((mode >> shift) & 0o4) !== 0;
  });
}

async function sharedFile(runtime: Runtime): Promise<string> {
  const deeper = join('share', 'postgresql', 'postgres.bki');
  return existsSync(join(runtime.nativeFolder, deeper)) ? deeper : join('share', 'postgres.bki');
}

const linkList = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * npm packages hold no symbolic links: the package lists them, and its install script, which may
 * not have run, makes them. False when they are missing and may not be made there.
 */
export async function completeLinks(runtime: Runtime): Promise<boolean> {
  try {
    for (const { target, source } of await listLinks(runtime)) await makeLink(target, source);
    return true;
  } catch (fault) {
    if (hasErrorCode(fault, 'EACCES', 'EPERM', 'EROFS')) return false;
    throw fault;
  }
}

/** Paths in the list begin with `native/`. */
async function listLinks(runtime: Runtime): Promise<z.infer<typeof linkList>> {
  const path = join(runtime.nativeFolder, 'pg-symlinks.json');
  if (!existsSync(path)) return [];
  const inPackage = (name: string) => join(dirname(runtime.nativeFolder), name);
  return linkList
    .parse(JSON.parse(await readFile(path, 'utf8')))
    .map(({ source, target }) => ({ source: inPackage(source), target: inPackage(target) }));
}

async function makeLink(target: string, source: string): Promise<void> {
  if (existsSync(target)) return;
  try {
    await symlink(relative(dirname(target), source), target);
  } catch (fault) {
    if (!hasErrorCode(fault, 'EEXIST')) throw fault;
  }
}

/** A copy that everybody may read and run, complete as soon as it has its name. */
async function copyRuntime(installed: Runtime, folder: string): Promise<Runtime> {
  const path = join(folder, `runtime-${installed.version}`);
  const copy = { ...installed, nativeFolder: join(path, 'native') };
  if (existsSync(path)) return copy;
  const draft = `${path}.${randomBytes(6).toString('hex')}.new`;
  try {
    await mkdir(draft, { mode: 0o755 });
    await chmod(draft, 0o755);
    await copyFolder(installed.nativeFolder, join(draft, 'native'));
    await completeLinks({ ...installed, nativeFolder: join(draft, 'native') });
    await rename(draft, path);
  } catch (fault) {
    if (!hasErrorCode(fault, 'EEXIST', 'ENOTEMPTY')) throw fault;
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
  return copy;
}

async function copyFolder(from: string, to: string): Promise<void> {
  await mkdir(to);
  await chmod(to, 0o755);
  for (const entry of await readdir(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) await copyFolder(source, target);
    else if (entry.isSymbolicLink()) await symlink(await readlink(source), target);
    else {
      await copyFile(source, target, constants.COPYFILE_FICLONE);
      await chmod(target, (await stat(source)).mode & 0o100 ? 0o755 : 0o644);
    }
  }
}
