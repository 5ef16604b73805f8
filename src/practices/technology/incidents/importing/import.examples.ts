/** An agency with two square beats on a database of its own, and imports into it, for tests. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importBeats } from '#practices/engagement/beats/import-beats.action.ts';
import { createAgency } from '#trust/agencies/create-agency.action.ts';
import type { Refusal } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { Command, CommandTools } from '#platform/commands.ts';
import type { Database } from '#platform/postgres/database.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import { readSettings } from '#platform/settings.ts';
import { exampleBeats } from '../incident.examples.ts';
import { incidentCommands } from './incidents.commands.ts';
import { rematchIncidents } from '../points/rematch-incidents.action.ts';

export const NOW = new Date('2019-06-01T12:00:00Z');

export interface ExampleAgency {
  readonly agencyId: number;
  readonly slug: string;
  readonly timezone: string;
}

export async function addAgency(
  database: Database,
  slug: string,
  timezone = 'America/New_York',
): Promise<ExampleAgency> {
  const worker = database.pool('peelian_worker');
  const created = await createAgency(worker, { slug, name: slug, place: slug, timezone });
  if (!created.ok) throw new Error(JSON.stringify(created.refusal));
  return { agencyId: created.value.agencyId, slug, timezone };
}

export const asWorker = <Value>(
  database: Database,
  { agencyId }: Pick<ExampleAgency, 'agencyId'>,
  act: (work: Work) => Promise<Value>,
): Promise<Value> =>
  withinAgency(
    database.pool('peelian_worker'),
    { agencyId, actorId: 'system:test', duty: 'worker' },
    act,
  );

/** Imports boundaries as main does: incidents follow in the same transaction. */
export async function addBeats(
  database: Database,
  agency: ExampleAgency,
  { text = exampleBeats(), from = '2018-01-01', id = 'code' } = {},
): Promise<void> {
  await asWorker(database, agency, async (work) => {
    const imported = await importBeats(work, {
      fileName: 'beats.geojson',
      text,
      fields: { id },
      mayJoin: false,
      effectiveFrom: from as Day,
      actorId: 'system:test',
      now: NOW,
      afterBoundariesChange: async (_work, { effectiveFrom }) => {
        await rematchIncidents(work, effectiveFrom);
      },
    });
    if (!imported.ok) throw new Error(JSON.stringify(imported.refusal.refusals));
  });
}

export interface Said {
  readonly exitCode: number;
  /** Standard error, a line each; a refusal is said as its code and parameters. */
  readonly said: readonly string[];
  /** The last line of standard output. */
  readonly json: Record<string, unknown>;
}

/** A folder for files and PEELIAN_HOME; `remove()` at the end. */
export async function exampleHome() {
  const home = await mkdtemp(join(tmpdir(), 'peelian-incidents-'));
  return { home, remove: () => rm(home, { recursive: true, force: true }) };
}

/** Runs `import incidents` as the command line does, without its process. */
export async function runImport(
  database: Database,
  home: string,
  args: readonly string[],
): Promise<Said> {
  const [command] = incidentCommands as readonly [Command];
  const settings = readSettings({ PEELIAN_HOME: home });
  if (!settings.ok) throw new Error(JSON.stringify(settings.refusal));
  const said: string[] = [];
  const printed: string[] = [];
  const tools: CommandTools = {
    settings: settings.value,
    database: () => Promise.resolve(database),
    say: (line) => said.push(line),
    print: (line) => printed.push(line),
    translate: sayCode,
    now: () => NOW,
  };
  const exitCode = await command.run([...args, '--quiet', '--json'], tools);
  const json: unknown = JSON.parse(printed.at(-1) ?? '{}');
  return { exitCode, said, json: { ...(json as object) } };
}

/** Tests ask for codes: sentences may be worded anew. */
const sayCode = ({ code, field, parameters = {} }: Refusal) =>
  [
    code,
    ...(field ? [field] : []),
    ...Object.entries(parameters).map(([k, v]) => `${k}=${v}`),
  ].join(' ');
