/**
 * How many requests one network may send a minute. Networks are known by an HMAC under a key that
 * lives in memory only and changes every hour: no address is kept, and yesterday's counts could not
 * be matched to one. Our own code and not @fastify/rate-limit, whose limits hang on single routes:
 * this one also counts what is not found, and groups an IPv6 household as one.
 */
import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { createRecent } from './recent.ts';

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
const AN_HOUR_MS = 60 * A_MINUTE_MS;
const MOST_NETWORKS = 50_000;
/** Behind our own machine stands an onion service or a proxy, that is: everybody who uses it. */
const SHARED_FACTOR = 1_000;

export function createRateLimiter(limits: RateLimits, now: () => number): RateLimiter {
  let key = newKey();
  let keyUntil = now() + AN_HOUR_MS;
  let counts = createRecent<{ count: number; until: number }>(MOST_NETWORKS);
  const renewKey = (time: number): void => {
    key = newKey();
    keyUntil = time + AN_HOUR_MS;
    counts = createRecent(MOST_NETWORKS);
  };
  return {
    waitSeconds(address, kind) {
      const time = now();
      if (time >= keyUntil) renewKey(time);
      const network = networkOf(address);
      const name = createHmac('sha256', key).update(`${kind} ${network}`).digest('base64');
      const known = counts.get(name);
      const window = known && known.until > time ? known : { count: 0, until: time + A_MINUTE_MS };
      window.count += 1;
      counts.set(name, window);
      const limit = kind === 'read' ? limits.readsPerMinute : limits.actsPerMinute;
      const most = isOwnMachine(network) ? limit * SHARED_FACTOR : limit;
      return window.count <= most ? 0 : Math.max(1, Math.ceil((window.until - time) / 1000));
    },
  };
}

/** A key object is made once; from bytes it would be made anew for each request. */
const newKey = () => createSecretKey(randomBytes(32));

const isOwnMachine = (network: string): boolean => /^127\.|^0:0:0:0$/.test(network);

/** An IPv6 household owns a /64 and could spend a fresh address on each request. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined) return mapped;
  if (!isIPv6(address)) return address;
  const [head = '', tail] = address.split('::', 2);
  const groups = head === '' ? [] : head.split(':');
  const missing =
    tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length;
  const whole = [...groups, ...Array<string>(missing).fill('0'), ...(tail ?? '').split(':')];
  return whole.slice(0, 4).join(':');
}
