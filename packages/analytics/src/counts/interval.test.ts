import { describe, expect, test } from 'vitest';
import { poissonTerm } from './gamma.ts';
import { poissonInterval, ratePer, shareOf } from './interval.ts';

const WRONG_COUNTS = [Number.NaN, -1, 1.5, Infinity, 1e9 + 1];

describe('the interval of a count', () => {
  test('has the published exact limits', () => {
    expect(poissonInterval(0).low).toBe(0);
    expect(poissonInterval(0).high).toBeCloseTo(3.688879, 6);
    expect(poissonInterval(10).low).toBeCloseTo(4.795389, 6);
    expect(poissonInterval(10).high).toBeCloseTo(18.39036, 5);
    expect(poissonInterval(1, 0.9).high).toBeCloseTo(4.743865, 6);
  });

  test('holds the true mean at least 95 times of 100, whatever the mean', () => {
    const limits = Array.from({ length: 120 }, (_, count) => poissonInterval(count));
    for (let mean = 0.05; mean < 60; mean += 0.173) {
      const held = limits.reduce(
        (sum, { low, high }, count) =>
          low <= mean && mean <= high ? sum + poissonTerm(count, mean) : sum,
        0,
      );
      expect(held).toBeGreaterThanOrEqual(0.95 - 1e-9);
    }
  });

  test.each(WRONG_COUNTS)('is refused for %d', (count) => {
    expect(() => poissonInterval(count)).toThrow(RangeError);
  });

  test.each([0, 0.4, 1, Number.NaN])('is refused for confidence %d', (confidence) => {
    expect(() => poissonInterval(3, confidence)).toThrow(/confidence/);
  });
});

describe('a rate', () => {
  test('is per 1,000 unless told otherwise, and its interval scales with it', () => {
    const rate = ratePer({ count: 10, population: 2000 });
    expect(rate.value).toBe(5);
    expect(rate.low).toBeCloseTo(4.795389 / 2, 6);
    expect(rate.high).toBeCloseTo(18.39036 / 2, 5);
    expect(ratePer({ count: 10, population: 2000, per: 100_000 }).value).toBe(500);
  });

  test.each([0, -5, Number.NaN, Infinity])('is refused for a population of %d', (population) => {
    expect(() => ratePer({ count: 1, population })).toThrow(/population/);
  });
});

describe('a share', () => {
  test('has the interval of Wilson: 15 of 20 is 53.1 % to 88.8 %', () => {
    expect(shareOf(15, 20).value).toBe(0.75);
    expect(shareOf(15, 20).low).toBeCloseTo(0.5313, 5);
    expect(shareOf(15, 20).high).toBeCloseTo(0.88814, 5);
  });

  test('is never below nothing or above all', () => {
    expect(shareOf(0, 5).low).toBe(0);
    expect(shareOf(5, 5).high).toBe(1);
    expect(shareOf(5, 5).low).toBeCloseTo(1 - shareOf(0, 5).high, 12);
  });

  test('is refused for more than all, of nothing, and for what is no count', () => {
    expect(() => shareOf(3, 2)).toThrow(/exceeds/);
    expect(() => shareOf(0, 0)).toThrow(/total/);
    for (const count of WRONG_COUNTS) expect(() => shareOf(count, 5)).toThrow(RangeError);
  });
});
