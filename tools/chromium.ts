/**
 * Finds Debian's Chromium for the browser journeys, and fetches it by apt where that is possible.
 * Playwright's own browser is not used: it is a download that no package list covers.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';

const usualPaths = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** What to do when no browser can be found or fetched; printed whole. */
export const chromiumAdvice = [
  'The browser journeys need Chromium, and it is not here.',
  '  Debian, Ubuntu:  sudo apt-get update && sudo apt-get install --yes chromium',
  '  elsewhere:       install Chromium or Chrome and set CHROMIUM_PATH to its program file,',
  '                   for example CHROMIUM_PATH=/opt/chromium/chrome',
].join('\n');

const isProgram = (path: string) => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The path of a Chromium that is installed. A CHROMIUM_PATH that leads nowhere finds nothing. */
export function findChromium(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const named = environment.CHROMIUM_PATH;
  return (named ? [named] : usualPaths).find(isProgram);
}

const mayInstall = () =>
  process.platform === 'linux' && process.getuid?.() === 0 && isProgram('/usr/bin/apt-get');

function aptGet(...rest: readonly string[]): boolean {
  const { status, stderr } = spawnSync('apt-get', [...rest], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) process.stderr.write(stderr);
  return status === 0;
}

/** Finds Chromium or, as root with apt-get, installs it. `undefined` means: show the advice. */
export function ensureChromium(): string | undefined {
  const found = findChromium();
  if (found || process.env.CHROMIUM_PATH || !mayInstall()) return found;
  process.stdout.write('Chromium is missing: installing it with apt-get, once (a minute or two)\n');
  const isInstalled =
    aptGet('update') && aptGet('install', '--yes', '--no-install-recommends', 'chromium');
  return isInstalled ? findChromium() : undefined;
}
