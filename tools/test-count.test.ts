/** What the closing line of a test run counts. */
import { describe, expect, test } from 'vitest';
import { closingLine, isGreen, none, playwrightCount, sumOf, vitestCount } from './test-count.ts';

const vitestReport = (over: object = {}) =>
  JSON.stringify({
    numPassedTests: 3,
    numFailedTests: 0,
    numPendingTests: 1,
    numTodoTests: 0,
    testResults: [{ status: 'passed', assertionResults: [{}, {}, {}, {}] }],
    ...over,
  });

const playwrightReport = (stats: object, errors: readonly unknown[] = []) =>
  JSON.stringify({ stats: { expected: 2, unexpected: 0, flaky: 0, skipped: 0, ...stats }, errors });

describe('a Vitest run', () => {
  test('counts passed, failed and skipped tests', () => {
    const report = vitestReport({ numFailedTests: 2 });
    expect(vitestCount({ report, exitCode: 1 })).toEqual({ passed: 3, failed: 2, skipped: 1 });
  });

  test('counts a file that could not be loaded as a failure', () => {
    const report = vitestReport({ testResults: [{ status: 'failed', assertionResults: [] }] });
    expect(vitestCount({ report, exitCode: 1 }).failed).toBe(1);
  });

  test('has one failure when it ended badly without naming a test', () => {
    expect(vitestCount({ report: vitestReport(), exitCode: 1 }).failed).toBe(1);
    expect(vitestCount({ report: undefined, exitCode: 1 }).failed).toBe(1);
  });
});

describe('a Playwright run', () => {
  test('counts a flaky journey as failed', () => {
    const report = playwrightReport({ flaky: 1, skipped: 4 });
    expect(playwrightCount({ report, exitCode: 0 })).toEqual({ passed: 2, failed: 1, skipped: 4 });
  });

  test('counts an error outside every journey as a failure', () => {
    const report = playwrightReport({ expected: 0 }, ['the set-up broke']);
    expect(playwrightCount({ report, exitCode: 1 })).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

test('the closing line names skipped tests only where there are some', () => {
  expect(closingLine({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
  expect(closingLine({ passed: 1, failed: 2, skipped: 3 })).toBe('1 passed, 2 failed, 3 skipped');
});

test('a run is green when something ran and nothing failed', () => {
  const passed = { passed: 1, failed: 0, skipped: 0 };
  const failed = { passed: 0, failed: 1, skipped: 0 };
  expect([none, passed, failed, sumOf([passed, failed])].map(isGreen)).toEqual([
    false,
    true,
    false,
    false,
  ]);
});
