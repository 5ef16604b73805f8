/** Whether a process that we once saw is still the same one: their numbers are used again. */
import { readFile } from 'node:fs/promises';
import { hasErrorCode } from './faults.ts';

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (fault) {
    return hasErrorCode(fault, 'EPERM');
  }
}

/**
 * When a process started, as a word to compare, never to read. Linux tells it in clock ticks since
 * the machine started; elsewhere it is empty, and then the number alone has to do.
 */
export async function startOfProcess(pid: number): Promise<string> {
  if (process.platform !== 'linux') return '';
  const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  // The second field is the program's name in brackets and may hold anything, also spaces.
  return line.slice(line.lastIndexOf(')') + 2).split(' ')[19] ?? '';
}

export const isSameProcess = async (pid: number, start: string): Promise<boolean> =>
  isAlive(pid) && (start === '' || (await startOfProcess(pid)) === start);
