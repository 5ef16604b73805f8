/** A key that comes again is always known; a new one almost never. */
import { expect, it } from 'vitest';
import { makeKeyFilter } from './key-filter.rules.ts';

const keys = Array.from({ length: 150_000 }, (_, at) => String(201_800_000_000 + at * 7));

it('knows every key that it was asked for before', () => {
  const mayBeKnown = makeKeyFilter();
  keys.forEach(mayBeKnown);
  expect(keys.every(mayBeKnown)).toBe(true);
});

it('takes hardly any new key for a known one', () => {
  const mayBeKnown = makeKeyFilter();
  expect(keys.filter(mayBeKnown).length).toBeLessThanOrEqual(3);
});
