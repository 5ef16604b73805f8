/** What figures mean: middle, drift, verdict and exit code. */
import { describe, expect, test } from 'vitest';
import { driftOf, exitCodeOf, median, ratioOf, verdictOf, type Budget } from './figures.ts';

const steady = [1, 1.1] as const;
const atMost = (budget: number, budgetOn: 'ratio' | 'ours'): Budget => ({
  budget,
  budgetOn,
  isLowerBetter: true,
});

test('the median is the middle value, and one outlier does not move it', () => {
  expect(median([3, 1, 2])).toBe(2);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([5, 5, 5, 5, 900])).toBe(5);
  expect(median([7])).toBe(7);
  expect(median([])).toBeNaN();
});

test('drift is the same in both directions', () => {
  expect(driftOf([1, 1])).toBe(0);
  expect(driftOf([2, 3])).toBe(0.5);
  expect(driftOf([3, 2])).toBe(0.5);
});

describe('a budget', () => {
  test('on the figure does not look at the peer', () => {
    const figures = { ours: 240, peerValue: 1, calibration: steady };
    expect(verdictOf(figures, atMost(250, 'ours'))).toBe('within');
    expect(verdictOf({ ...figures, ours: 251 }, atMost(250, 'ours'))).toBe('over');
  });

  test('on the ratio does not look at the figure', () => {
    const figures = { ours: 900, peerValue: 300, calibration: steady };
    expect(ratioOf(figures)).toBe(3);
    expect(verdictOf(figures, atMost(3, 'ratio'))).toBe('within');
    expect(verdictOf(figures, atMost(2.9, 'ratio'))).toBe('over');
  });

  test('of at least so many is missed from below', () => {
    const pages = { budget: 1500, budgetOn: 'ours', isLowerBetter: false } as const;
    const figures = { ours: 1500, peerValue: undefined, calibration: steady };
    expect(verdictOf(figures, pages)).toBe('within');
    expect(verdictOf({ ...figures, ours: 1499 }, pages)).toBe('over');
  });

  test('has no verdict when the machine drifted by over 30 %, good or bad', () => {
    const figures = { ours: 1, peerValue: undefined, calibration: [1, 1.31] as const };
    expect(verdictOf(figures, atMost(2, 'ours'))).toBe('unsteady');
    expect(verdictOf(figures, atMost(0.5, 'ours'))).toBe('unsteady');
    expect(verdictOf({ ...figures, calibration: [1.29, 1] }, atMost(2, 'ours'))).toBe('within');
  });

  test('on a ratio without a peer is a mistake', () => {
    const figures = { ours: 1, peerValue: undefined, calibration: steady };
    expect(() => verdictOf(figures, atMost(3, 'ratio'))).toThrow('needs a peer');
  });
});

test('a missed budget exits 1, an untrusted figure 3, and the missed one is told first', () => {
  expect(exitCodeOf(['within', 'within'])).toBe(0);
  expect(exitCodeOf(['within', 'unsteady'])).toBe(3);
  expect(exitCodeOf(['over', 'unsteady'])).toBe(1);
});
