/** What every surface of a process is given: the database, the settings and the clock. */
import type { Database } from '#platform/postgres/database.ts';
import type { Settings } from '#platform/settings.ts';

export interface Surroundings {
  readonly database: Database;
  readonly settings: Settings;
  now(): Date;
}
