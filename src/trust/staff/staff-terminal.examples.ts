/** The staff commands of one agency as a terminal runs them, for tests. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CommandTools } from '#platform/commands.ts';
import type { Database } from '#platform/postgres/database.ts';
import { withinAgency, type Work } from '#platform/postgres/unit-of-work.ts';
import { readSettings } from '#platform/settings.ts';
import { refusalSentence } from '#platform/web/messages/translate.ts';
import { createAgency } from '#trust/agencies/create-agency.action.ts';
import { staffCommands } from './staff.commands.ts';
import type { Leaving } from './staff.ts';

export const NOW = new Date('2020-06-15T12:00:00Z');

/** What `--json` prints after an import. */
export interface ImportSummary {
  readonly read: number;
  readonly imported: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  readonly rejectsFile: string | null;
}

export type StaffTerminal = Awaited<ReturnType<typeof openStaffTerminal>>;

let count = 0;

export async function openStaffTerminal(database: Database) {
  count += 1;
  const slug = `staff-${count}`;
  const worker = database.pool('peelian_worker');
  const zone = { place: slug, timezone: 'America/New_York' };
  const created = await createAgency(worker, { slug, name: slug, ...zone });
  if (!created.ok) throw new Error(JSON.stringify(created.refusal));
  const { agencyId } = created.value;
  const home = await mkdtemp(join(tmpdir(), 'peelian-staff-'));
  const settings = readSettings({ PEELIAN_HOME: home });
  if (!settings.ok) throw new Error(JSON.stringify(settings.refusal));
  const leavings: Leaving[] = [];
  const commands = staffCommands((_work, leaving) => {
    leavings.push(...leaving);
    return Promise.resolve([]);
  });
  const run = async (words: string, ...more: readonly string[]) => {
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
    const [topic, verb, ...rest] = words.split(' ');
    const command = commands.find(({ path }) => path[0] === topic && path[1] === verb);
    if (!command) throw new Error(`There is no command ${words}`);
    const code = await command.run([...rest, '--agency', slug, ...more], tools);
    return { code, said: said.join('\n'), printed };
  };
  const json = async (words: string): Promise<unknown> =>
    JSON.parse((await run(`${words} --json`)).printed.at(-1) ?? 'null');
  return {
    agencyId,
    /** What others were told of those who leave. */
    leavings,
    run,
    async bring(content: string | Uint8Array, ...flags: readonly string[]) {
      const path = join(home, 'staff.csv');
      await writeFile(path, content);
      const end = await run('import staff --json --quiet', path, ...flags);
      const summary: ImportSummary = JSON.parse(end.printed.at(-1) ?? '{}');
      return { ...end, summary };
    },
    show: (badge: string, on = '2020-06-15') => json(`staff show --badge ${badge} --on ${on}`),
    all: () => json('staff list'),
    asWorker: <Value>(act: (work: Work) => Promise<Value>): Promise<Value> =>
      withinAgency(worker, { agencyId, actorId: 'system:test', duty: 'test' }, act),
    remove: () => rm(home, { recursive: true, force: true }),
  };
}
