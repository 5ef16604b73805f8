/**
 * How Playwright walks our journeys: with Debian's Chromium, against a peelian process that the
 * set-up starts. Journeys import nothing of `src/` that holds JSX: Playwright compiles it its own way.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { findChromium } from './tools/chromium.ts';

const isDrill = process.env.PEELIAN_DRILLS === '1';
const setup = join(import.meta.dirname, 'tests/setup/journeys.ts');

const quiet = [
  '--no-sandbox', // Chromium refuses to sandbox as root, which is what a container gives us
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Maps draw with WebGL; without a graphics card only this way, and never with --disable-gpu. */
const graphics = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
];

export default defineConfig({
  testDir: isDrill ? 'tests/drills' : 'tests/journeys',
  testMatch: isDrill ? '**/*.journey.ts' : ['**/*.journey.ts', '**/*.test.ts'],
  outputDir: 'test-results',
  ...(existsSync(setup) ? { globalSetup: setup } : {}),
  forbidOnly: true,
  workers: process.env.CI ? 1 : 2,
  retries: 0,
  timeout: isDrill ? 600_000 : 60_000,
  expect: { timeout: 10_000 },
  reporter: 'list',
  use: {
    browserName: 'chromium',
    viewport: { width: 1280, height: 900 },
    locale: 'en-US',
    timezoneId: 'America/New_York',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: findChromium() ?? '/usr/bin/chromium',
      args: [...quiet, ...graphics],
    },
  },
});
