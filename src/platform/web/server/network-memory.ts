/**
 * What is known of a network for a short while. Networks are known by an HMAC under a key that
 * lives in memory only and changes every hour: no address is kept, and yesterday's could not be
 * matched.
 */
import { createHmac, createSecretKey, randomBytes } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { createRecent } from './recent.ts';

export interface NetworkMemory<Value> {
  /** The network's place in this memory; the same within an hour. */
  nameOf(kind: string, network: string): string;
  get(name: string): Value | undefined;
  set(name: string, value: Value): void;
}

const AN_HOUR_MS = 60 * 60_000;
const MOST_NETWORKS = 50_000;

/** With the hour the key changes and all that was known is forgotten. */
export function createNetworkMemory<Value>(now: () => number): NetworkMemory<Value> {
  let key = newKey();
  let keyUntil = now() + AN_HOUR_MS;
  let known = createRecent<Value>(MOST_NETWORKS);
  const renewKey = (time: number): void => {
    key = newKey();
    keyUntil = time + AN_HOUR_MS;
    known = createRecent(MOST_NETWORKS);
  };
  return {
    nameOf(kind, network) {
      const time = now();
      if (time >= keyUntil) renewKey(time);
      return createHmac('sha256', key).update(`${kind} ${network}`).digest('base64');
    },
    get: (name) => known.get(name),
    set: (name, value) => known.set(name, value),
  };
}

/** A key object is made once; from bytes it would be made anew for each request. */
const newKey = () => createSecretKey(randomBytes(32));

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
