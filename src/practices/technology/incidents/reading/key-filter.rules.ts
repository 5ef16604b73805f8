/** Remembers keys in the same few megabytes however many there are. */

/** Says false only for a key that was certainly never asked for before; remembers it. */
export type MayBeKnown = (key: string) => boolean;

const BITS = 2 ** 25;
const PROBES = 4;

/**
 * A Bloom filter: with 150,000 keys about one new key in ten million is taken for a known one, with
 * 1.5 million one in a thousand; far beyond that nearly all are, and are then looked up one by one.
 * Source: bloom-1970
 */
export function makeKeyFilter(): MayBeKnown {
  const words = new Int32Array(BITS / 32);
  return (key) => {
    let [one, other] = [0x811c9dc5, 0x2f0b4a27];
    for (let at = 0; at < key.length; at += 1) {
      const code = key.charCodeAt(at);
      one = Math.imul(one ^ code, 0x01000193);
      other = Math.imul(other ^ code, 0x5bd1e995) ^ (other >>> 15);
    }
    one = mixed(one);
    other = mixed(other) | 1;
    let isKnown = true;
    for (let probe = 0; probe < PROBES; probe += 1) {
      const bit = (one + Math.imul(probe, other)) & (BITS - 1);
      const mask = 1 << (bit & 31);
      const word = words[bit >>> 5] ?? 0;
      if ((word & mask) === 0) {
        isKnown = false;
        words[bit >>> 5] = word | mask;
      }
    }
    return isKnown;
  };
}

/** Every bit of the input moves about half of the output's: neighbours lie far apart. */
function mixed(hash: number): number {
  const half = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const most = Math.imul(half ^ (half >>> 13), 0xc2b2ae35);
  return most ^ (most >>> 16);
}
