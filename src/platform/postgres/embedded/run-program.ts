/** Runs one of PostgreSQL's programs to its end, as the cluster's user, in a clean environment. */
import { spawn } from 'node:child_process';
import type { ServerUser } from './system-user.ts';

export interface ProgramEnd {
  /** Exit code; undefined when the program could not be run or was killed. */
  readonly exitCode: number | undefined;
  readonly output: string;
  /** Such as EACCES or ENOENT, when the program could not even be started. */
  readonly errorCode: string | undefined;
}

const passedOn = [
  'PATH',
  'TMPDIR',
  'SystemRoot',
  'SYSTEMDRIVE',
  'TEMP',
  'TMP',
  'windir',
  'COMSPEC',
];

/** Only what a program needs to run: nothing of PG*, and no secret that this process was given. */
export function cleanEnvironment(): Record<string, string> {
  const kept = passedOn.flatMap((name) => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}

/** How a child becomes the server's user. The working folder is one that everybody may enter. */
export const asUser = (user: ServerUser | undefined) => ({
  ...(user === undefined ? {} : { uid: user.uid, gid: user.gid }),
  ...(process.platform === 'win32' ? {} : { cwd: '/' }),
  env: cleanEnvironment(),
});

export function runProgram(
  path: string,
  programArguments: readonly string[],
  user: ServerUser | undefined,
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    let output = '';
    const child = spawn(path, programArguments, {
      ...asUser(user),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const listen = (piece: Buffer) => (output += piece.toString('utf8'));
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', (fault: NodeJS.ErrnoException) =>
      resolve({ exitCode: undefined, output: fault.message, errorCode: fault.code }),
    );
    child.on('close', (exitCode) =>
      resolve({ exitCode: exitCode ?? undefined, output, errorCode: undefined }),
    );
  });
}
