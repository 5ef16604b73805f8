/**
 * How many requests one network may send a minute. Our own code and not @fastify/rate-limit, whose
 * limits hang on single routes: this one also counts what is not found, and groups an IPv6
 * household as one. Nothing of an address is kept: see `network-memory.ts`.
 */
import { createNetworkMemory, networkOf } from './network-memory.ts';

export { networkOf } from './network-memory.ts';

export interface RateLimits {
  /** A library or a school may share one address, so this is generous. */
  readonly readsPerMinute: number;
  readonly actsPerMinute: number;
}

export const defaultRateLimits: RateLimits = { readsPerMinute: 900, actsPerMinute: 60 };

export interface RateLimiter {
  /** Counts one request; answers with the seconds to wait when it is one too many, else 0. */
  waitSeconds(address: string, kind: 'read' | 'act'): number;
}

const A_MINUTE_MS = 60_000;
/** Behind our own machine stands an onion service or a proxy, that is: everybody who uses it. */
const SHARED_FACTOR = 1_000;

export function createRateLimiter(limits: RateLimits, now: () => number): RateLimiter {
  const windows = createNetworkMemory<{ count: number; until: number }>(now);
  return {
    waitSeconds(address, kind) {
      const time = now();
      const network = networkOf(address);
      const name = windows.nameOf(kind, network);
      const known = windows.get(name);
      const window = known && known.until > time ? known : { count: 0, until: time + A_MINUTE_MS };
      window.count += 1;
      windows.set(name, window);
      const limit = kind === 'read' ? limits.readsPerMinute : limits.actsPerMinute;
      const most = isOwnMachine(network) ? limit * SHARED_FACTOR : limit;
      return window.count <= most ? 0 : Math.max(1, Math.ceil((window.until - time) / 1000));
    },
  };
}

const isOwnMachine = (network: string): boolean => /^127\.|^0:0:0:0$/.test(network);
