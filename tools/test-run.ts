/** Starts Vitest and Playwright as programs of their own, and counts what they report. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromiumAdvice, ensureChromium } from './chromium.ts';
import { broken, none, playwrightCount, vitestCount, type Count, type Run } from './test-count.ts';

export const root = join(import.meta.dirname, '..');

interface Runner {
  /** Program file, from the root. */
  readonly program: string;
  readonly arguments: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
}

function exitOf({ program, arguments: given, environment }: Runner): Promise<number> {
  const child = spawn(process.execPath, [join(root, program), ...given], {
    cwd: root,
    env: { ...process.env, ...environment },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs with a place for the JSON report that is gone afterwards. */
async function reported(start: (reportPath: string) => Runner): Promise<Run> {
  const folder = mkdtempSync(join(tmpdir(), 'peelian-tests-'));
  const reportPath = join(folder, 'report.json');
  try {
    const exitCode = await exitOf(start(reportPath));
    const report = existsSync(reportPath) ? readFileSync(reportPath, 'utf8') : undefined;
    return { report, exitCode };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Everything that needs no browser. */
export const runVitest = async (given: readonly string[]): Promise<Count> =>
  vitestCount(
    await reported((reportPath) => ({
      program: 'node_modules/vitest/vitest.mjs',
      arguments: [
        'run',
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${reportPath}`,
        ...given,
      ],
    })),
  );

/** The journeys through a real browser. Without a browser they fail, and say what to do. */
export async function runJourneys(given: readonly string[]): Promise<Count> {
  if (!existsSync(join(root, 'tests/journeys'))) return none;
  const chromium = ensureChromium();
  if (!chromium) {
    process.stderr.write(`${chromiumAdvice}\n`);
    return broken;
  }
  return playwrightCount(
    await reported((reportPath) => ({
      program: 'node_modules/@playwright/test/cli.js',
      arguments: ['test', '--pass-with-no-tests', '--reporter=list,json', ...given],
      environment: { CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: reportPath },
    })),
  );
}
