/** An agency with something in its tables, and the two commands as the command line runs them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openArchive } from '#platform/backup/read-archive.ts';
import type { Command, CommandTools } from '#platform/commands.ts';
import type { Database } from '#platform/postgres/database.ts';
import { readSettings } from '#platform/settings.ts';
import {
  addAgency,
  addBeats,
  runImport,
  type ExampleAgency,
} from '#practices/technology/incidents/importing/import.examples.ts';
import { variedRows, writeExample } from '#practices/technology/incidents/incident.examples.ts';

export const NOW = new Date('2026-03-01T12:00:00Z');

export interface Ended {
  readonly code: number;
  /** Refusals are said as their codes. */
  readonly said: readonly string[];
  readonly json: Record<string, unknown>;
}

export interface Running {
  readonly database: Pick<Database, 'asAdministrator'>;
  readonly home: string;
}

/** @param database may be another's sign-in than the test's own */
export async function runCommand(
  command: Command,
  { database, home }: Running,
  args: readonly string[],
): Promise<Ended> {
  const settings = readSettings({ PEELIAN_HOME: home });
  if (!settings.ok) throw new Error(JSON.stringify(settings.refusal));
  const said: string[] = [];
  const printed: string[] = [];
  const tools: CommandTools = {
    settings: settings.value,
    database: () => Promise.resolve({ ...noPools, ...database }),
    say: (line) => said.push(line),
    print: (line) => printed.push(line),
    translate: ({ code }) => code,
    now: () => NOW,
  };
  const code = await command.run([...args, '--json'], tools);
  const json: unknown = JSON.parse(printed.at(-1) ?? '{}');
  return { code, said, json: { ...(json as object) } };
}

/** Neither command may use one: they act as administrator. */
const noPools: Pick<Database, 'pool' | 'notices' | 'close'> = {
  pool: () => {
    throw new Error('A backup uses no pool');
  },
  notices: [],
  close: () => Promise.resolve(),
};

/** A new PEELIAN_HOME; `removeHomes` at the end. */
export async function newHome(): Promise<string> {
  const home = await mkdtemp(join(tmpdir(), 'peelian-backup-'));
  homes.push(home);
  return home;
}

const homes: string[] = [];

export const removeHomes = (): Promise<unknown> =>
  Promise.all(homes.splice(0).map((home) => rm(home, { recursive: true, force: true })));

export async function importRows(
  { database, home }: { readonly database: Database; readonly home: string },
  agency: ExampleAgency,
  { count, firstKey = 201800000000 }: { readonly count: number; readonly firstKey?: number },
): Promise<void> {
  const path = await writeExample(home, `rows-${firstKey}.csv`, variedRows(count, firstKey));
  const flags = ['--agency', agency.slug, '--mapping', 'philadelphia'];
  const ended = await runImport(database, home, [path, ...flags]);
  if (ended.exitCode !== 0) throw new Error(ended.said.join('\n'));
}

export async function retractKey(
  { database, home }: { readonly database: Database; readonly home: string },
  agency: ExampleAgency,
  key: string,
): Promise<void> {
  const list = join(home, `list-${key}.csv`);
  await writeFile(list, `key,reason\n${key},expunged\n`);
  const ended = await runImport(database, home, ['--retract', list, '--agency', agency.slug]);
  if (ended.exitCode !== 0) throw new Error(ended.said.join('\n'));
}

/** Beats, incidents, a retraction, a mistake report and drafts, one of them past its time. */
export async function fillAgency(
  on: { readonly database: Database; readonly home: string },
  slug: string,
): Promise<ExampleAgency> {
  const agency = await addAgency(on.database, slug);
  await addBeats(on.database, agency);
  await importRows(on, agency, { count: 200 });
  await retractKey(on, agency, '201800000007');
  await on.database.asAdministrator(async (client) => {
    await client.query(
      `insert into mistake_report (agency_id, id, reference, received_on, page, problem)
       values ($1, gen_random_uuid(), 'ABCDEFGH', '2026-02-27', '/beats/1', $2)`,
      [agency.agencyId, 'A tab\tand a\nline, a \\ and Ünïcode 🙂'],
    );
    for (const [days, digit] of [
      [0, 'a'],
      [30, 'b'],
    ] as const)
      await client.query(
        `insert into form_draft (agency_id, id, resident_key, form, received_on, answers)
         values ($1, gen_random_uuid(), $2, 'mistake', current_date - $3::integer,
           decode(repeat('00ff', 2048) || repeat('5c', 29), 'hex'))`,
        [agency.agencyId, digit.repeat(64), days],
      );
  });
  return agency;
}

export type Digests = ReadonlyMap<string, string>;

/** What the archive at a path says that each table hashes to. */
export async function digestsOf(path: string): Promise<Digests> {
  const opened = await openArchive(path);
  if (!opened.ok) throw new Error(JSON.stringify(opened.refusal));
  return new Map(opened.value.manifest.tables.map(({ name, sha256 }) => [name, sha256]));
}

/** How many rows all tables but the list of migrations have. */
export const rowsIn = ({ asAdministrator }: Pick<Database, 'asAdministrator'>): Promise<number> =>
  asAdministrator(async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select tablename as name from pg_tables
       where schemaname = 'public' and tablename <> 'schema_migration'`,
    );
    let count = 0;
    for (const { name } of rows) {
      const found = await client.query<{ count: number }>(`select count(*) as count from ${name}`);
      count += found.rows[0]?.count ?? 0;
    }
    return count;
  });

/** A copy of a file with some bytes changed. */
export async function changedCopy(
  from: string,
  to: string,
  change: (bytes: Buffer) => Buffer,
): Promise<string> {
  await writeFile(to, change(await readFile(from)));
  return to;
}
