/** Loads the invented agency once, so that a newcomer's first page shows something. */
import type { Surroundings } from './surroundings.ts';

export async function prepareDemo(
  _surroundings: Surroundings,
  _say: (line: string) => void,
): Promise<void> {}
