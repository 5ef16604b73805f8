/** How outcomes are shown to a person and to a program. */
import { expect, test } from 'vitest';
import type { Outcome } from './harness.ts';
import { reported, tableOf } from './report.ts';

const outcome: Outcome = {
  bench: {
    name: 'import',
    unit: 's',
    peer: 'COPY of the same rows',
    budget: 3,
    budgetOn: 'ratio',
    isLowerBetter: true,
    prepare: () => ({ ours: () => 0 }),
  },
  figures: { ours: 12.34567, peerValue: 6, calibration: [1, 1] },
  verdict: 'within',
};

test('a program gets every figure of a bench, rounded to what can be meant', () => {
  expect(reported(outcome)).toEqual({
    name: 'import',
    ours: 12.35,
    unit: 's',
    peer: 'COPY of the same rows',
    peerValue: 6,
    ratio: 2.058,
    budget: 3,
    ok: true,
  });
});

test('a bench without verdict is neither good nor bad', () => {
  expect(reported({ ...outcome, verdict: 'unsteady' }).ok).toBeNull();
  expect(reported({ ...outcome, verdict: 'over' }).ok).toBe(false);
});

test('a person reads what was measured, against what, and what it may be', () => {
  const [headings, row] = tableOf([outcome]).split('\n');
  expect(headings).toMatch(/^bench +ours +peer +ratio +budget +verdict$/);
  expect(row).toMatch(
    /^import +12\.35 s +6 s \(COPY of the same rows\) +2\.058 x +at most 3 x +within budget$/,
  );
});
