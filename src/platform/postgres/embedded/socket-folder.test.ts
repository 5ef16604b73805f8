/** Where the socket lies: beside the cluster if its path fits, else in a short private folder. */
import { existsSync } from 'node:fs';
import { chmod, mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { done } from '#kernel/result.ts';
import { isShortEnough, makeSocketFolder, removeSocketFolder } from './socket-folder.ts';
import { chooseServerUser, isRoot } from './system-user.ts';
import { codesOf, removeTrials, trialHome } from './trial-home.ts';

afterEach(removeTrials);

const longPlace = { folder: `/${'å'.repeat(60)}`, isComplete: false };

test('the limit counts bytes, not letters', () => {
  expect(isShortEnough(`/${'a'.repeat(60)}`)).toBe(true);
  expect(isShortEnough(longPlace.folder)).toBe(false);
});

test('a short path keeps the socket beside the cluster', async () => {
  const place = { folder: '/srv/peelian/postgres', isComplete: false };
  expect(await makeSocketFolder(place, undefined, [])).toEqual(done(place.folder));
});

test('without any short folder the long path is refused', async () => {
  const { around } = await trialHome();
  const none = [join(around, 'absent'), longPlace.folder];
  const refused = await makeSocketFolder(longPlace, undefined, none);
  expect(codesOf(refused)).toEqual(['postgres-socket-path-too-long']);
});

test('each start gets a folder that nobody could guess, and only that is taken away', async () => {
  const { around } = await trialHome();
  const one = await makeSocketFolder(longPlace, undefined, [around]);
  const other = await makeSocketFolder(longPlace, undefined, [around]);
  if (!one.ok || !other.ok) throw new Error('A short folder was expected.');
  expect(one.value).not.toBe(other.value);
  expect((await stat(one.value)).mode & 0o777).toBe(0o700);
  await removeSocketFolder(one.value);
  await removeSocketFolder(around);
  expect(existsSync(one.value)).toBe(false);
  expect(existsSync(other.value)).toBe(true);
});

// Only root runs the server as somebody else.
test.skipIf(!isRoot())('a folder that the server user cannot enter is passed over', async () => {
  const { around } = await trialHome();
  const [closed, open] = [join(around, 'closed'), join(around, 'open')];
  await mkdir(closed, { mode: 0o700 });
  await mkdir(open);
  await chmod(open, 0o711);
  const user = await chooseServerUser(undefined);
  if (!user.ok) throw new Error('This test needs the user postgres or nobody.');
  const made = await makeSocketFolder(longPlace, user.value, [closed, open]);
  expect(made.ok && made.value.startsWith(open)).toBe(true);
  expect(await readdir(closed)).toEqual([]);
});
