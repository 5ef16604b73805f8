/** What every surface of a process is given: the database, the settings and the clock. */
import type { Database } from '#platform/postgres/database.ts';
import type { Settings } from '#platform/settings.ts';

export interface Surroundings {
  readonly database: Database;
  readonly settings: Settings;
  /** The installation's own secret, at least 32 bytes, the same in all its processes. */
  readonly formSecret: Uint8Array;
  now(): Date;
}
