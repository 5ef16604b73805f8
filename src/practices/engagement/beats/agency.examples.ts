/** Agencies on their own database, acting in each role; commands run as the terminal does. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Day } from '#kernel/time.ts';
import type { Command, CommandTools } from '#platform/commands.ts';
import type { Database } from '#platform/postgres/database.ts';
import type { Role } from '#platform/postgres/roles.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import { readSettings } from '#platform/settings.ts';
import { refusalSentence } from '#platform/web/messages/translate.ts';
import { createAgency } from '#trust/agencies/create-agency.action.ts';
import { exampleBeats, EXAMPLE_FIELDS } from './beat.examples.ts';
import { importBeats, type BeatsToImport } from './import-beats.action.ts';

export const NOW = new Date('2020-06-15T12:00:00Z');
export const TODAY = '2020-06-15' as Day;

export async function addAgency(database: Database, slug: string): Promise<number> {
  const details = { slug, name: `Police of ${slug}`, place: slug, timezone: 'America/New_York' };
  const created = await createAgency(database.pool('peelian_worker'), details);
  if (!created.ok) throw new Error(JSON.stringify(created.refusal));
  return created.value.agencyId;
}

/** One unit of work as one of the roles. */
export const asRole =
  (database: Database, role: Role) =>
  <Value>(agencyId: number, act: (work: Work) => Promise<Value>): Promise<Value> =>
    withinAgency(database.pool(role), { agencyId, actorId: 'system:test', duty: 'test' }, act);

export const exampleImport = (more: Partial<BeatsToImport> = {}): BeatsToImport => ({
  fileName: 'beats.geojson',
  text: exampleBeats(),
  fields: EXAMPLE_FIELDS,
  mayJoin: false,
  effectiveFrom: '2018-01-01' as Day,
  actorId: 'system:test',
  now: NOW,
  ...more,
});

export async function bringBeats(work: Work, more: Partial<BeatsToImport> = {}) {
  const imported = await importBeats(work, exampleImport(more));
  if (!imported.ok) throw new Error(JSON.stringify(imported.refusal.refusals));
  return imported.value;
}

export interface Terminal {
  readonly home: string;
  /** Writes a file and answers its path. */
  write(name: string, content: string | Uint8Array): Promise<string>;
  run(command: Command, args: readonly string[]): Promise<CommandEnd>;
  remove(): Promise<void>;
}

export interface CommandEnd {
  readonly code: number;
  readonly said: string;
  readonly printed: readonly string[];
}

export async function openTerminal(database: Database): Promise<Terminal> {
  const home = await mkdtemp(join(tmpdir(), 'peelian-terminal-'));
  const settings = readSettings({ PEELIAN_HOME: home });
  if (!settings.ok) throw new Error(JSON.stringify(settings.refusal));
  return {
    home,
    async write(name, content) {
      await writeFile(join(home, name), content);
      return join(home, name);
    },
    async run(command, args) {
      const said: string[] = [];
      const printed: string[] = [];
      const tools: CommandTools = {
        settings: settings.value,
        database: () => Promise.resolve(database),
        say: (line) => said.push(line),
        print: (line) => printed.push(line),
        translate: (refusal) => refusalSentence('en', refusal),
        now: () => NOW,
      };
      const code = await command.run(args, tools);
      return { code, said: said.join('\n'), printed };
    },
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
