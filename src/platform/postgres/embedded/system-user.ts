/** Who runs the server: PostgreSQL refuses root, so that root runs it as an existing user. */
import { readFile, stat } from 'node:fs/promises';
import { type Result, done, refusedFor } from '#kernel/result.ts';

export interface ServerUser {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

export const isRoot = (): boolean => process.getuid?.() === 0;

/**
 * Undefined means: as ourselves. As root it is the owner of the cluster that is there already, else
 * `postgres`, else `nobody`. We create no user.
 */
export async function chooseServerUser(
  existingFolder: string | undefined,
): Promise<Result<ServerUser | undefined>> {
  if (!isRoot()) return done(undefined);
  const users = parseUsers(await readFile('/etc/passwd', 'utf8').catch(() => ''));
  const owner =
    existingFolder === undefined ? undefined : await stat(existingFolder).catch(() => undefined);
  if (owner !== undefined && owner.uid !== 0)
    return done(
      users.find((user) => user.uid === owner.uid) ?? {
        name: String(owner.uid),
        uid: owner.uid,
        gid: owner.gid,
      },
    );
  const named = (name: string) => users.find((user) => user.name === name && user.uid !== 0);
  const chosen = named('postgres') ?? named('nobody');
  return chosen === undefined ? refusedFor('postgres-no-user') : done(chosen);
}

function parseUsers(passwd: string): readonly ServerUser[] {
  return passwd.split('\n').flatMap((line) => {
    const [name, , uid, gid] = line.split(':');
    if (!name || !/^\d+$/.test(uid ?? '') || !/^\d+$/.test(gid ?? '')) return [];
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
}
