/** What every surface of a process is given: the database, the settings and the clock. */
import type { Database } from '#platform/postgres/database.ts';
import type { ApiRate } from '#platform/web/server/api-pace.ts';
import type { Settings } from '#platform/settings.ts';
import type { LogSettings } from '#platform/web/server/log.ts';

export interface Surroundings {
  readonly database: Database;
  readonly settings: Settings;
  /** The installation's own secret, at least 32 bytes, the same in all its processes. */
  readonly formSecret: Uint8Array;
  /** Warnings, and in production every page read, to standard output when absent. */
  readonly log?: LogSettings;
  /** How fast one network may ask the public API; as police.uk's when absent. */
  readonly apiRate?: ApiRate;
  now(): Date;
}
