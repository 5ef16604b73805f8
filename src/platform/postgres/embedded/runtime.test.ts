/** PostgreSQL's programs are made runnable wherever and however their package was installed. */
import { cpSync, existsSync, lstatSync, readFileSync, rmSync } from 'node:fs';
import { chmod, mkdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { done } from '#kernel/result.ts';
import { type Runtime, findRuntime, programPath } from './binaries.ts';
import { runProgram } from './run-program.ts';
import { completeLinks, usableRuntime } from './runtime.ts';
import { chooseServerUser, isRoot } from './system-user.ts';
import { codesOf, removeTrials, trialHome } from './trial-home.ts';

afterEach(removeTrials);

const neverCopied = () => Promise.reject(new Error('no copy is needed'));

/** A second installation, without the links that an install script would have made. */
async function installation(around: string): Promise<Runtime> {
  const found = await findRuntime();
  if (!found.ok) throw new Error('This test needs the embedded PostgreSQL.');
  const folder = join(around, 'package');
  const nativeFolder = join(folder, 'native');
  await mkdir(folder);
  cpSync(found.value.nativeFolder, nativeFolder, { recursive: true, verbatimSymlinks: true });
  for (const link of linksOf(nativeFolder)) rmSync(join(folder, link), { force: true });
  return { ...found.value, nativeFolder };
}

function linksOf(nativeFolder: string): readonly string[] {
  const list: unknown = JSON.parse(readFileSync(join(nativeFolder, 'pg-symlinks.json'), 'utf8'));
  if (!Array.isArray(list)) throw new Error('The list of links is no list.');
  return list.map((link: { target: string }) => link.target);
}

// The package for Windows has no links.
test.skipIf(process.platform === 'win32')(
  'links to libraries that the install script has not made are made',
  async () => {
    const { around } = await trialHome();
    const runtime = await installation(around);
    const broken = await runProgram(programPath(runtime, 'postgres'), ['--version'], undefined);
    expect(broken.exitCode).not.toBe(0);
    const usable = await usableRuntime(runtime, undefined, neverCopied);
    expect(usable).toEqual(done(runtime));
    for (const link of linksOf(runtime.nativeFolder))
      expect(lstatSync(join(around, 'package', link)).isSymbolicLink()).toBe(true);
    expect(await completeLinks(runtime)).toBe(true);
  },
);

// Only root runs the server as somebody else.
test.skipIf(!isRoot())(
  'programs that the server user cannot enter are copied, once, and nothing of theirs is changed',
  async () => {
    const { around } = await trialHome();
    const runtime = await installation(around);
    const copies = join(around, 'copies');
    await mkdir(copies, { mode: 0o711 });
    await chmod(join(around, 'package'), 0o700);
    const user = await chooseServerUser(undefined);
    if (!user.ok) throw new Error('This test needs the user postgres or nobody.');
    const chooseFolder = () => Promise.resolve(done(copies));
    const first = await usableRuntime(runtime, user.value, chooseFolder);
    const nativeFolder = join(copies, `runtime-${runtime.version}`, 'native');
    expect(first).toEqual(done({ ...runtime, nativeFolder }));
    const made = await stat(nativeFolder);
    expect(await usableRuntime(runtime, user.value, chooseFolder)).toEqual(first);
    expect((await stat(nativeFolder)).ctimeMs).toBe(made.ctimeMs);
    expect((await stat(join(around, 'package'))).mode & 0o777).toBe(0o700);
  },
);

// Only root runs the server as somebody else.
test.skipIf(!isRoot())('programs whose shared files are hidden are copied readable', async () => {
  const { around } = await trialHome();
  const runtime = await installation(around);
  const hidden = join('share', 'postgresql', 'postgres.bki');
  await chmod(join(runtime.nativeFolder, hidden), 0o600);
  const user = await chooseServerUser(undefined);
  if (!user.ok) throw new Error('This test needs the user postgres or nobody.');
  const copy = await usableRuntime(runtime, user.value, () => Promise.resolve(done(around)));
  if (!copy.ok) throw new Error(JSON.stringify(copy.refusal));
  expect((await stat(join(copy.value.nativeFolder, hidden))).mode & 0o777).toBe(0o644);
});

// The program that does not run is a shell script.
test.skipIf(process.platform === 'win32')(
  'programs that do not run are refused with what the system said',
  async () => {
    const { around } = await trialHome();
    const runtime = await installation(around);
    const script = '#!/bin/sh\necho "wrong kind of machine" >&2\nexit 127\n';
    await writeFile(programPath(runtime, 'postgres'), script, { mode: 0o755 });
    const refused = await usableRuntime(runtime, undefined, neverCopied);
    expect(codesOf(refused)).toEqual(['postgres-binaries-do-not-run']);
    expect(JSON.stringify(refused)).toContain('wrong kind of machine');
    expect(existsSync(runtime.nativeFolder)).toBe(true);
  },
);
