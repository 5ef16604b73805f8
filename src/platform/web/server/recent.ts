/** A bounded memory of what was used last: full, it forgets what has not been asked for longest. */

export interface Recent<Value> {
  get(key: string): Value | undefined;
  set(key: string, value: Value, weight?: number): void;
  delete(key: string): void;
}

/** `limit` is the sum of all weights that are kept; an entry weighs 1 unless it says otherwise. */
export function createRecent<Value>(limit: number): Recent<Value> {
  // A Map remembers the order of insertion: the first key is the one unused for longest.
  const entries = new Map<string, { readonly value: Value; readonly weight: number }>();
  let total = 0;
  const forget = (key: string): void => {
    total -= entries.get(key)?.weight ?? 0;
    entries.delete(key);
  };
  return {
    delete: forget,
    get(key) {
      const entry = entries.get(key);
      if (!entry) return undefined;
      entries.delete(key);
      entries.set(key, entry);
      return entry.value;
    },
    set(key, value, weight = 1) {
      forget(key);
      if (weight > limit) return;
      entries.set(key, { value, weight });
      total += weight;
      for (const oldest of entries.keys()) {
        if (total <= limit) break;
        forget(oldest);
      }
    },
  };
}
