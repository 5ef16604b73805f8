/** Counts what the test runners report and says it in the one line that closes every run. */
import { z } from 'zod';

export interface Count {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export const none: Count = { passed: 0, failed: 0, skipped: 0 };

/** A runner that could not run at all counts as one failure, so that nobody reads it as success. */
export const broken: Count = { ...none, failed: 1 };

const vitestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numPendingTests: z.number(),
  numTodoTests: z.number(),
  testResults: z.array(z.object({ status: z.string(), assertionResults: z.array(z.unknown()) })),
});

const playwrightReport = z.object({
  stats: z.object({
    expected: z.number(),
    unexpected: z.number(),
    flaky: z.number(),
    skipped: z.number(),
  }),
  errors: z.array(z.unknown()),
});

export interface Run {
  /** Text of the JSON report; undefined when the runner wrote none. */
  readonly report: string | undefined;
  readonly exitCode: number;
}

/** A runner that failed without naming a test (an error between tests) has one failure. */
const withExit = (count: Count, exitCode: number): Count =>
  exitCode !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;

export function vitestCount({ report, exitCode }: Run): Count {
  if (report === undefined) return exitCode === 0 ? none : broken;
  const read = vitestReport.parse(JSON.parse(report));
  const fallenFiles = read.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const count = {
    passed: read.numPassedTests,
    failed: read.numFailedTests + fallenFiles.length,
    skipped: read.numPendingTests + read.numTodoTests,
  };
  return withExit(count, exitCode);
}

/** A flaky journey failed once: it counts as failed. */
export function playwrightCount({ report, exitCode }: Run): Count {
  if (report === undefined) return exitCode === 0 ? none : broken;
  const { stats, errors } = playwrightReport.parse(JSON.parse(report));
  const count = {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
  };
  return withExit(count, exitCode);
}

export const sumOf = (counts: readonly Count[]): Count =>
  counts.reduce(
    (sum, { passed, failed, skipped }) => ({
      passed: sum.passed + passed,
      failed: sum.failed + failed,
      skipped: sum.skipped + skipped,
    }),
    none,
  );

/** `12 passed, 0 failed`, and `, 1 skipped` where something was. */
export const closingLine = ({ passed, failed, skipped }: Count): string =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

/** Green means: something ran, and nothing failed. */
export const isGreen = ({ passed, failed }: Count): boolean => passed > 0 && failed === 0;
