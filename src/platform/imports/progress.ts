/** Says how far an import is, at most twice a second. */
import { stat } from 'node:fs/promises';
import type { ReadingProgress } from './read-files.ts';

const SAY_EVERY_MS = 500;

export interface ProgressLines {
  readonly say: (line: string) => void;
  /** Of all files together; 0 where unknown. */
  readonly bytesTotal: number;
  /** A clock that only goes forward. */
  readonly nowMs: () => number;
}

export function progressLines({ say, bytesTotal, nowMs }: ProgressLines) {
  const startMs = nowMs();
  let lastMs = startMs;
  return ({ readCount, rejectedCount, bytesRead }: ReadingProgress): void => {
    const atMs = nowMs();
    if (atMs - lastMs < SAY_EVERY_MS) return;
    lastMs = atMs;
    const perSecond = Math.round((readCount * 1000) / (atMs - startMs));
    const share = bytesTotal > 0 ? `${Math.floor((100 * bytesRead) / bytesTotal)} %` : '';
    const parts = [
      `${counted(readCount)} rows`,
      `${(bytesRead / 1e6).toFixed(1)} MB`,
      share,
      `${counted(perSecond)} rows/s`,
      rejectedCount > 0 ? `${counted(rejectedCount)} rejected` : '',
    ];
    say(parts.filter((part) => part !== '').join(', '));
  };
}

const counted = (count: number) => count.toLocaleString('en-US');

/** Bytes of all files; 0 for one that is missing, which reading will refuse by name. */
export async function bytesOf(paths: readonly string[]): Promise<number> {
  const sizes = await Promise.all(
    paths.map((path) =>
      stat(path).then(
        ({ size }) => size,
        () => 0,
      ),
    ),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
