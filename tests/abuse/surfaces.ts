/** The real portal and console on a database of a test, without a port. */
import { createConsole } from '../../src/main/console.ts';
import { createPortal } from '../../src/main/portal.ts';
import type { Surroundings } from '../../src/main/surroundings.ts';
import type { Database } from '#platform/postgres/database.ts';
import { readSettings, type Settings } from '#platform/settings.ts';
import type { ApiRate } from '#platform/web/server/api-pace.ts';
import type { WebApp } from '#platform/web/server/app.ts';
import { NOW } from './marked-agency.ts';

export interface Around {
  readonly variables?: NodeJS.ProcessEnv;
  readonly now?: () => Date;
  /** How fast one network may ask the API; without it these tests are let in as they come. */
  readonly apiRate?: ApiRate;
  /** Takes the lines that the server logs at the level of an installation. */
  readonly takeLine?: (line: string) => void;
}

function settingsOf(variables: NodeJS.ProcessEnv): Settings {
  const settings = readSettings(variables);
  if (!settings.ok) throw new Error(JSON.stringify(settings.refusal));
  return settings.value;
}

const UNHURRIED: ApiRate = { perSecond: 1_000_000, burst: 1_000_000 };

const surroundingsOf = (
  database: Database,
  { variables = {}, now = () => NOW, takeLine = () => undefined, apiRate = UNHURRIED }: Around,
): Surroundings => ({
  database,
  settings: settingsOf(variables),
  formSecret: Buffer.alloc(32, 5),
  log: { level: 'info', stream: { write: takeLine } },
  apiRate,
  now,
});

export const portalOn = async (database: Database, around: Around = {}): Promise<WebApp> =>
  (await createPortal(surroundingsOf(database, around))).app;

export const consoleOn = async (database: Database, around: Around = {}): Promise<WebApp> =>
  (await createConsole(surroundingsOf(database, around))).app;

/** An installation as agencies run it. */
export const PRODUCTION = { PEELIAN_PUBLIC_URL: 'https://police.example' };

/** A path for each listed route: its parameters filled in, its wildcard with the name of a file. */
export const pathsOf = (app: WebApp, parameter: string): string[] => [
  ...new Set(
    app.routeList.map(({ url }) =>
      url.replaceAll(/:\w+/g, encodeURIComponent(parameter)).replace('*', 'look.css'),
    ),
  ),
];
