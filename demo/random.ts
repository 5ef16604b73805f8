/** Seeded chance for the invented agency: the same seed gives the same city on every machine. */

export interface Chance {
  /** A number from 0 up to, but not including, 1. */
  next(): number;
  between(low: number, high: number): number;
  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number;
  pick<Item>(items: readonly Item[]): Item;
  /** An index, each as likely as its weight. */
  weighted(weights: readonly number[]): number;
  isTrue(probability: number): boolean;
  /** How often something rare happens that is expected `mean` times. */
  count(mean: number): number;
  shuffled<Item>(items: readonly Item[]): Item[];
}

/** 32-bit FNV-1a of a text and a salt: four of them seed one generator. */
function hashOf(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ salt;
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  }
  return hash >>> 0;
}

/** The generator sfc32, warmed up so that similar seeds do not begin alike. */
function generator(seed: string): () => number {
  let [a, b, c, d] = [hashOf(seed, 1), hashOf(seed, 2), hashOf(seed, 3), 1];
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

/** Knuth's product for small means; a rounded normal above, where the product would underflow. */
function countOf(next: () => number, mean: number): number {
  if (mean > 60) {
    const normal = Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal));
  }
  const limit = Math.exp(-mean);
  let [count, product] = [0, next()];
  while (product > limit) {
    product *= next();
    count += 1;
  }
  return count;
}

function weightedIndex(next: () => number, weights: readonly number[]): number {
  let rest = next() * weights.reduce((sum, weight) => sum + weight, 0);
  const index = weights.findIndex((weight) => (rest -= weight) < 0);
  return index < 0 ? weights.length - 1 : index;
}

/** One seed a subject, so that a change to the staff does not move a single address. */
export function chanceOf(seed: string): Chance {
  const next = generator(seed);
  const whole = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    whole,
    between: (low, high) => low + next() * (high - low),
    pick: (items) => {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new RangeError('Nothing to pick from.');
      return item;
    },
    weighted: (weights) => weightedIndex(next, weights),
    isTrue: (probability) => next() < probability,
    count: (mean) => countOf(next, mean),
    shuffled: (items) =>
      items
        .map((item) => ({ item, order: next() }))
        .sort((left, right) => left.order - right.order)
        .map(({ item }) => item),
  };
}
