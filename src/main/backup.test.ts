/** What a backup holds, and that a restore brings back all of it or changes nothing. */
import { hash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { openArchive } from '#platform/backup/read-archive.ts';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { createAgency } from '#trust/agencies/create-agency.action.ts';
import { backupCommand } from './backup.ts';
import {
  digestsOf,
  fillAgency,
  importRows,
  newHome,
  removeHomes,
  retractKey,
  rowsIn,
  runCommand,
} from './backup.examples.ts';
import { restoreCommand } from './restore.ts';

let database: Database;
let home: string;
let file: string;
const open: Database[] = [];

const another = async () => {
  const clone = await cloneDatabase(inject('cluster'));
  open.push(clone);
  return { database: clone, home: await newHome() };
};

beforeAll(async () => {
  ({ database, home } = await another());
  await fillAgency({ database, home }, 'kept-one');
  await fillAgency({ database, home }, 'kept-two');
  await mkdir(join(home, 'reports'));
  await writeFile(join(home, 'reports', 'beats-kept-one-2026-01-01.html'), '<p>Checked</p>');
  await mkdir(join(home, 'secrets'));
  await writeFile(join(home, 'secrets', 'form-tokens'), 'SECRETSECRET');
  file = join(home, 'one.backup');
  expect(await runCommand(backupCommand, { database, home }, [file])).toMatchObject({ code: 0 });
});

afterAll(async () => {
  await Promise.all(open.map((one) => one.close()));
  await removeHomes();
});

describe('a backup', () => {
  it('holds every row of every table of every agency', async () => {
    const opened = await openArchive(file);
    if (!opened.ok) throw new Error('refused');
    const { tables, migrations } = opened.value.manifest;
    const { rows } = await database.asAdministrator((client) =>
      client.query<{ name: string }>(
        `select tablename as name from pg_tables where schemaname = 'public'
         and tablename <> 'schema_migration' order by 1`,
      ),
    );
    expect(tables.map(({ name }) => name).toSorted()).toEqual(rows.map(({ name }) => name));
    expect(tables.reduce((sum, table) => sum + table.rows, 0)).toBe(await rowsIn(database));
    expect(migrations.length).toBeGreaterThan(10);
  });

  it('holds reports, and no secret, no rejects, no list of retractions', async () => {
    const opened = await openArchive(file);
    expect(opened.ok && opened.value.manifest.files.map(({ path }) => path)).toEqual([
      'reports/beats-kept-one-2026-01-01.html',
    ]);
    expect((await readdir(home)).toSorted()).toEqual(expect.arrayContaining(['retractions']));
    expect((await readFile(file)).includes('form-tokens')).toBe(false);
  });

  it('is read by its owner alone, never overwrites, and leaves no draft', async () => {
    const before = await readFile(file);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const again = await runCommand(backupCommand, { database, home }, [file]);
    expect(again).toMatchObject({ code: 2, said: ['backup-file-exists'] });
    expect(await readFile(file)).toEqual(before);
    expect((await readdir(home)).filter((name) => name.includes('draft'))).toEqual([]);
  });

  it('is a zip archive that other programs open', async () => {
    const members = unzipSync(await readFile(file));
    const opened = await openArchive(file);
    if (!opened.ok) throw new Error('refused');
    for (const { name, sha256 } of opened.value.manifest.tables)
      expect(hash('sha256', members[`tables/${name}.copy`] ?? '', 'hex'), name).toBe(sha256);
  });

  it('has rows in the order of their key, not of their coming', async () => {
    const [first, second] = [await digestsOf(file), join(home, 'two.backup')];
    await database.asAdministrator((client) =>
      // The same rows, in another order on the disk.
      client.query(
        `update incident set block = block
         where month = (select min(month) from incident)`,
      ),
    );
    await runCommand(backupCommand, { database, home }, [second]);
    expect(await digestsOf(second)).toEqual(first);
  });
});

describe('a restore into an empty database', () => {
  it('brings back every row, so that the same backup can be written of it', async () => {
    const to = await another();
    const restored = await runCommand(restoreCommand, to, [file]);
    expect(restored).toMatchObject({ code: 0, json: { migratedOn: 0, files: 1 } });
    const again = join(to.home, 'again.backup');
    await runCommand(backupCommand, to, [again]);
    const [was, is] = [await digestsOf(file), await digestsOf(again)];
    // A draft past its days is forgotten before anybody sees it.
    const differing = [...was].filter(([name, digest]) => is.get(name) !== digest);
    expect(differing.map(([name]) => name)).toEqual(['form_draft']);
    const left = await to.database.asAdministrator((client) =>
      client.query('select distinct resident_key from form_draft'),
    );
    expect(left.rows).toEqual([{ resident_key: 'a'.repeat(64) }]);
    const report = join(to.home, 'reports', 'beats-kept-one-2026-01-01.html');
    expect(await readFile(report, 'utf8')).toBe('<p>Checked</p>');
  });

  it('forces row level security again, and gives the next agency a number of its own', async () => {
    const to = await another();
    await runCommand(restoreCommand, to, [file]);
    const { rows } = await to.database.asAdministrator((client) =>
      client.query(
        `select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
         where n.nspname = 'public' and relkind = 'r' and relrowsecurity
           and not relforcerowsecurity`,
      ),
    );
    expect(rows).toEqual([]);
    const details = { slug: 'third', name: 'Third', place: 'Third', timezone: 'UTC' };
    const created = await createAgency(to.database.pool('peelian_worker'), details);
    expect(created).toMatchObject({ ok: true, value: { agencyId: 3 } });
  });
});

describe('records that were taken away after the backup', () => {
  it('are taken away again, counted, and told as on their day', async () => {
    const from = await another();
    const agency = await fillAgency(from, 'court');
    const older = join(from.home, 'older.backup');
    await runCommand(backupCommand, from, [older]);
    await retractKey(from, agency, '201800000011');
    await retractKey(from, agency, '201800000012');
    const to = { ...(await another()), home: from.home };
    const restored = await runCommand(restoreCommand, to, [older]);
    expect(restored.json).toMatchObject({
      retractionsReplayed: 2,
      recordsRemovedAgain: 2,
      agenciesWithoutRetractionList: [],
    });
    // As if they had never been back: counts, corrections and all.
    const later = [join(from.home, 'was.backup'), join(from.home, 'is.backup')] as const;
    await runCommand(backupCommand, from, [later[0]]);
    await runCommand(backupCommand, to, [later[1]]);
    const [was, is] = [await digestsOf(later[0]), await digestsOf(later[1])];
    for (const name of ['incident', 'incident_month_count', 'point_month_count'])
      expect(is.get(name), name).toBe(was.get(name));
    await importRows(to, agency, { count: 20 });
    const back = await to.database.asAdministrator((client) =>
      client.query(`select key from incident where key in ('201800000011', '201800000012')`),
    );
    expect(back.rows).toEqual([]);
  });

  it('are said to be public again where nobody kept the list', async () => {
    const to = await another();
    const restored = await runCommand(restoreCommand, to, [file]);
    expect(restored.json).toMatchObject({
      agenciesWithoutRetractionList: ['kept-one', 'kept-two'],
    });
  });

  it('stop the restore when their list is unreadable, but not for a line cut off', async () => {
    const list = (folder: string) => join(folder, 'retractions', 'kept-one.jsonl');
    const lines = await readFile(list(home), 'utf8');
    const to = await another();
    await mkdir(join(to.home, 'retractions'));
    await writeFile(list(to.home), `{"source":"phil\n${lines}`);
    const refused = await runCommand(restoreCommand, to, [file]);
    expect(refused).toMatchObject({ code: 2, said: ['retractions-unreadable'] });
    expect(await rowsIn(to.database)).toBe(0);
    await writeFile(list(to.home), `${lines}{"source":"phil`);
    expect((await runCommand(restoreCommand, to, [file])).code).toBe(0);
  });
});
