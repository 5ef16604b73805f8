import { describe, expect, test } from 'vitest';
import { seededNumbers } from '../geography/wavy-city.examples.ts';
import { poissonTerm } from './gamma.ts';
import { usualRange } from './usual-range.ts';

const months = (count: number, length = 12): number[] => Array.from({ length }, () => count);

/** A Poisson count, by walking up its distribution. */
function poissonCount(mean: number, random: () => number): number {
  let left = random();
  let count = 0;
  while (left > poissonTerm(count, mean) && count < 1000) {
    left -= poissonTerm(count, mean);
    count += 1;
  }
  return count;
}

describe('the usual range of a month', () => {
  test('agrees with the quantiles of the negative binomial distribution that SciPy gives', () => {
    const range = usualRange([5, 3, 6, 4, 5, 7, 2, 5, 4, 6, 5, 8]);
    expect(range).toMatchObject({ kind: 'range', low: 1, high: 10, mean: 5, dispersion: 1 });
    const hundreds = usualRange([100, 98, 103, 101, 97, 99, 102, 100]);
    expect(hundreds).toMatchObject({ low: 80, high: 121, mean: 100, dispersion: 1 });
  });

  test('holds the next month about 19 times of 20 when nothing changes', () => {
    const random = seededNumbers(5);
    for (const mean of [0.5, 4, 30, 200]) {
      let held = 0;
      for (let trial = 0; trial < 400; trial += 1) {
        const range = usualRange(months(0).map(() => poissonCount(mean, random)));
        const next = poissonCount(mean, random);
        if (range.kind === 'range' && range.low <= next && next <= range.high) held += 1;
      }
      expect(held / 400).toBeGreaterThan(0.92);
    }
  });

  test('widens when months vary more than chance would make them', () => {
    const steady = usualRange([100, 98, 103, 101, 97, 99, 102, 100]);
    const restless = usualRange([100, 60, 140, 90, 150, 55, 120, 85]);
    if (steady.kind !== 'range' || restless.kind !== 'range') throw new Error('no range');
    expect(restless.dispersion).toBeGreaterThan(5);
    expect(restless.high - restless.low).toBeGreaterThan(2 * (steady.high - steady.low));
  });

  test('of nothing, month after month, still allows one', () => {
    expect(usualRange(months(0))).toMatchObject({ low: 0, high: 1 });
  });

  test('is not told from fewer than six months', () => {
    expect(usualRange([4, 5, 6])).toEqual({ kind: 'too-few-months', months: 3, needed: 6 });
    expect(usualRange([])).toMatchObject({ kind: 'too-few-months' });
  });

  test('is refused for what is no count', () => {
    for (const wrong of [Number.NaN, -1, 0.5, Infinity])
      expect(() => usualRange([1, 2, wrong])).toThrow(/count/);
  });
});
