/**
 * How fast one network may ask the public API: an average a second, and so many at once. A program
 * that asks one after another is slowed to the average and never refused; one that asks all at once
 * is. Nothing is set apart for our own machine: programs there are told the same.
 */
import { createNetworkMemory, networkOf } from './network-memory.ts';

export interface ApiRate {
  readonly perSecond: number;
  /** As many may come at once after a pause. */
  readonly burst: number;
}

/** What police.uk's clients are written for. */
export const defaultApiRate: ApiRate = { perSecond: 15, burst: 30 };

/** So many more may wait for their turn; with the next one a network is told to come later. */
const MOST_WAITING = 4;
const A_MICROSECOND_MS = 0.001;

export type Admission =
  | { readonly kind: 'enter'; readonly afterMs: number }
  | { readonly kind: 'refuse'; readonly waitSeconds: number };

export interface ApiPace {
  /** Counts one request of this address. */
  admit(address: string): Admission;
}

/** Keeps one number a network: when it would have used up what it was given (GCRA). */
export function createApiPace({ perSecond, burst }: ApiRate, now: () => number): ApiPace {
  const stepMs = 1_000 / perSecond;
  const evenAt = createNetworkMemory<number>(now);
  return {
    admit(address) {
      const time = now();
      const name = evenAt.nameOf('api', networkOf(address));
      const even = Math.max(time, evenAt.get(name) ?? time);
      const afterMs = Math.max(0, even - time - (burst - 1) * stepMs);
      // A sum of thirds is not whole to the last digit: a microsecond neither waits nor refuses.
      if (afterMs > MOST_WAITING * stepMs + A_MICROSECOND_MS)
        return { kind: 'refuse', waitSeconds: Math.max(1, Math.ceil(afterMs / 1_000)) };
      evenAt.set(name, even + stepMs);
      return { kind: 'enter', afterMs: afterMs < A_MICROSECOND_MS ? 0 : afterMs };
    },
  };
}
