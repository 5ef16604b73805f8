import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { clearChange, eTest } from './comparison.ts';
import type { TwoCounts } from './comparison.ts';
import { poissonTerm } from './gamma.ts';
import { rateRatio } from './rate-ratio.ts';

/** Every pair of counts, one by one. Source: krishnamoorthy-thomson-2004 */
function eTestPlainly({ before, after, beforeExposure = 1, afterExposure = 1 }: TwoCounts): number {
  const distance = (one: number, other: number): number =>
    one + other === 0
      ? 0
      : Math.abs(one / beforeExposure - other / afterExposure) /
        Math.sqrt(one / beforeExposure ** 2 + other / afterExposure ** 2);
  const rate = (before + after) / (beforeExposure + afterExposure);
  let chance = 0;
  for (let one = 0; one < 150; one += 1)
    for (let other = 0; other < 150; other += 1)
      if (distance(one, other) >= distance(before, after) - 1e-9)
        chance +=
          poissonTerm(one, rate * beforeExposure) * poissonTerm(other, rate * afterExposure);
  return chance;
}

describe('the e-test', () => {
  test.each([
    [6, 2, 0.174875],
    [0, 3, 0.088379],
    [20, 10, 0.068832],
  ])('of %d and %d is as published', (before, after, published) => {
    expect(eTest({ before, after })).toBeCloseTo(published, 6);
    expect(eTest({ before: after, after: before })).toBeCloseTo(published, 6);
  });

  test.each([
    [{ before: 3, after: 19, beforeExposure: 2, afterExposure: 5 }, 0.07526705827133937],
    [{ before: 150, after: 201 }, 0.006451689369156582],
    [{ before: 2000, after: 2150 }, 0.019886672751962535],
    [{ before: 11, after: 21, beforeExposure: 800, afterExposure: 3011 }, 0.13862291985862774],
  ])('of %o agrees with SciPy', (counts, truth) => {
    expect(eTest(counts)).toBeCloseTo(truth, 9);
  });

  test('agrees with summing over every pair, for any small counts and exposures', () => {
    const count = fc.integer({ min: 0, max: 25 });
    const exposure = fc.integer({ min: 1, max: 4 });
    const pairs = fc.record({
      before: count,
      after: count,
      beforeExposure: exposure,
      afterExposure: exposure,
    });
    fc.assert(
      fc.property(pairs, (counts) => {
        if (counts.before + counts.after > 0)
          expect(eTest(counts)).toBeCloseTo(eTestPlainly(counts), 9);
      }),
      { numRuns: 60 },
    );
  });

  test('finds no difference between nothing and nothing, nor between equal rates', () => {
    expect(eTest({ before: 0, after: 0 })).toBe(1);
    expect(eTest({ before: 10, after: 30, beforeExposure: 1, afterExposure: 3 })).toBe(1);
  });

  test('is refused for what is no count or no exposure', () => {
    for (const wrong of [Number.NaN, -1, 0.5, Infinity]) {
      expect(() => eTest({ before: wrong, after: 1 })).toThrow(/before/);
      expect(() => eTest({ before: 1, after: wrong })).toThrow(/after/);
    }
    expect(() => eTest({ before: 1, after: 1, afterExposure: 0 })).toThrow(/afterExposure/);
  });
});

describe('a change', () => {
  test('is clear when chance would seldom make it, and says which way', () => {
    expect(clearChange({ before: 30, after: 60 }).change).toBe('up');
    expect(clearChange({ before: 60, after: 30 }).change).toBe('down');
  });

  test('of ten fewer in a hundred is not clear', () => {
    expect(clearChange({ before: 100, after: 90 }).change).toBe('no-clear-change');
  });

  test('is never claimed or denied when even the most lopsided split would not be clear', () => {
    expect(clearChange({ before: 0, after: 3 }).change).toBe('too-few');
    expect(clearChange({ before: 0, after: 0 }).change).toBe('too-few');
    expect(clearChange({ before: 2, after: 2 }).change).toBe('no-clear-change');
    expect(clearChange({ before: 0, after: 4 }).change).toBe('up');
  });

  test('goes by rates, not counts, where the periods differ in length', () => {
    const counts = { before: 100, after: 150, beforeExposure: 28, afterExposure: 84 };
    expect(clearChange(counts).change).toBe('down');
  });

  test('is called clear by mistake at most about once in twenty, whatever the mean', () => {
    for (const mean of [2, 5, 12]) {
      let mistakes = 0;
      for (let before = 0; before < 40; before += 1)
        for (let after = 0; after < 40; after += 1)
          if (['up', 'down'].includes(clearChange({ before, after }).change))
            mistakes += poissonTerm(before, mean) * poissonTerm(after, mean);
      expect(mistakes).toBeLessThan(0.055);
    }
  });

  test.each([0, 1, Number.NaN])('is refused for level %d', (level) => {
    expect(() => clearChange({ before: 1, after: 1 }, level)).toThrow(/level/);
  });
});

describe('the ratio of two rates', () => {
  test('has the exact interval that R gives in its own example', () => {
    const ratio = rateRatio({ before: 21, after: 11, beforeExposure: 3011, afterExposure: 800 });
    expect(ratio.value).toBeCloseTo(1.971488, 6);
    expect(ratio.low).toBeCloseTo(0.8584264, 6);
    expect(ratio.high).toBeCloseTo(4.277266, 6);
  });

  test('turned round gives the turned interval', () => {
    const ratio = rateRatio({ before: 10, after: 20 });
    const turned = rateRatio({ before: 20, after: 10 });
    expect(ratio.low * turned.high).toBeCloseTo(1, 12);
    expect(ratio.high * turned.low).toBeCloseTo(1, 12);
  });

  test('has no upper limit after nothing, and none at all from nothing to nothing', () => {
    expect(rateRatio({ before: 0, after: 3 })).toMatchObject({ value: undefined, high: Infinity });
    expect(rateRatio({ before: 0, after: 0 })).toEqual({
      value: undefined,
      low: 0,
      high: Infinity,
    });
    expect(rateRatio({ before: 3, after: 0 })).toMatchObject({ value: 0, low: 0 });
  });
});
