/** Refuses numbers that no count can be: a wrong figure must not reach a page as an interval. */

/** Above this, terms of the exact methods lose their last digits; no agency counts so far. */
export const LARGEST_COUNT = 1e9;

export function requireCount(name: string, count: number): void {
  if (!Number.isInteger(count) || count < 0 || count > LARGEST_COUNT)
    throw new RangeError(`${name} must be a whole number from 0 to ${LARGEST_COUNT}, not ${count}`);
}

export function requirePositive(name: string, value: number): void {
  if (!(value > 0 && Number.isFinite(value)))
    throw new RangeError(`${name} must be a positive number, not ${value}`);
}

/** Confidence from a half up: less says nothing, and 1 would need an endless interval. */
export function requireConfidence(confidence: number): void {
  if (!(confidence >= 0.5 && confidence < 1))
    throw new RangeError(`confidence must be from 0.5 to below 1, not ${confidence}`);
}
