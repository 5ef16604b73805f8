/** The settings of one process: every environment variable that Peelian reads is read here. */
import { resolve } from 'node:path';
import { z } from 'zod';
import { done, refused, type Refusal, type Result } from '#kernel/result.ts';

export interface Settings {
  /** Absolute folder of the embedded database, secrets and files. */
  readonly home: string;
  readonly portalPort: number;
  readonly consolePort: number;
  readonly bindAddress: string;
  /** Public address of the portal without a trailing slash; undefined outside an installation. */
  readonly publicUrl: string | undefined;
  readonly consoleUrl: string | undefined;
  /** Addresses or CIDR blocks of proxies whose `X-Forwarded-*` headers are believed. */
  readonly trustedProxies: readonly string[];
  /** Slug of the agency that unlisted hosts show. */
  readonly agencySlug: string | undefined;
  /** Absolute path of a PMTiles file for the map's background; undefined means our own drawing. */
  readonly basemap: string | undefined;
  /** An external PostgreSQL; undefined means the embedded one. */
  readonly databaseUrl: string | undefined;
  /** Load the invented agency at start: on the embedded database unless `PEELIAN_DEMO=0`. */
  readonly isDemoWanted: boolean;
  /** `PEELIAN_PUBLIC_URL` is set and https: unlisted hosts are refused, HSTS is sent. */
  readonly isProduction: boolean;
  /** `npm start` and `npm run`: npm stands between us and whoever started it. */
  readonly isRunByNpm: boolean;
}

const port = z.coerce.number().int().min(0).max(65_535);
const url = z
  .url({ protocol: /^https?$/ })
  .transform((text) => text.replace(/\/+$/, ''))
  .optional();
const listed = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter((item) => item !== ''),
);

const environment = z.object({
  PEELIAN_HOME: z.string().default('.peelian'),
  PEELIAN_PORTAL_PORT: port.default(8080),
  PEELIAN_CONSOLE_PORT: port.default(8081),
  PEELIAN_BIND: z.string().default('127.0.0.1'),
  PEELIAN_PUBLIC_URL: url,
  PEELIAN_CONSOLE_URL: url,
  PEELIAN_TRUSTED_PROXIES: listed.default([]),
  PEELIAN_AGENCY: z
    .string()
    .regex(/^[a-z0-9-]{1,63}$/)
    .optional(),
  PEELIAN_BASEMAP: z
    .string()
    .regex(/\.pmtiles$/)
    .optional(),
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  PEELIAN_DEMO: z.enum(['0', '1']).optional(),
  npm_lifecycle_event: z.string().optional(),
});

/** Reads the environment; empty variables count as unset. Every wrong one is refused at once. */
export function readSettings(variables: NodeJS.ProcessEnv): Result<Settings> {
  const present = Object.entries(variables).filter(([, value]) => value?.trim());
  const parsed = environment.safeParse(Object.fromEntries(present));
  if (!parsed.success) return refused(parsed.error.issues.map(settingRefusal));
  const read = parsed.data;
  const isProduction = read.PEELIAN_PUBLIC_URL?.startsWith('https:') ?? false;
  const isTrial = read.DATABASE_URL === undefined && !isProduction;
  return done({
    home: resolve(read.PEELIAN_HOME),
    portalPort: read.PEELIAN_PORTAL_PORT,
    consolePort: read.PEELIAN_CONSOLE_PORT,
    bindAddress: read.PEELIAN_BIND,
    publicUrl: read.PEELIAN_PUBLIC_URL,
    consoleUrl: read.PEELIAN_CONSOLE_URL,
    trustedProxies: read.PEELIAN_TRUSTED_PROXIES,
    agencySlug: read.PEELIAN_AGENCY,
    basemap: read.PEELIAN_BASEMAP === undefined ? undefined : resolve(read.PEELIAN_BASEMAP),
    databaseUrl: read.DATABASE_URL,
    isDemoWanted: read.PEELIAN_DEMO === undefined ? isTrial : read.PEELIAN_DEMO === '1',
    isProduction,
    isRunByNpm: read.npm_lifecycle_event !== undefined,
  });
}

const settingRefusal = (issue: z.core.$ZodIssue): Refusal => ({
  code: 'setting-not-understood',
  field: String(issue.path[0]),
  parameters: { setting: String(issue.path[0]), problem: issue.message },
});
