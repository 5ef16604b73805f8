/** What a restore refuses, by name and with nothing changed; and what it needs no superuser for. */
import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { commentOf, FORMAT } from '#platform/backup/manifest.ts';
import { restoreBackup } from '#platform/backup/restore-backup.ts';
import { MIGRATIONS_FOLDER, type Database } from '#platform/postgres/database.ts';
import { migrate } from '#platform/postgres/migrator.ts';
import { readMigrations } from '#platform/postgres/migrations.ts';
import { OWNER_ROLE, prepareDatabase, ROLES } from '#platform/postgres/roles.ts';
import { inDatabase, signedIn } from '#platform/postgres/sign-in.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { backupCommand } from './backup.ts';
import {
  changedCopy,
  digestsOf,
  fillAgency,
  newHome,
  removeHomes,
  rowsIn,
  runCommand,
  type Running,
} from './backup.examples.ts';
import { restoreCommand } from './restore.ts';

const cluster = inject('cluster');
const open: Database[] = [];
const another = async () => {
  const clone = await cloneDatabase(cluster);
  open.push(clone);
  return { database: clone, home: await newHome() };
};

let from: { database: Database; home: string };
let empty: { database: Database; home: string };
let file: string;
let changed: string;

beforeAll(async () => {
  [from, empty] = [await another(), await another()];
  await fillAgency(from, 'refused');
  file = join(from.home, 'whole.backup');
  changed = join(from.home, 'changed.backup');
  await runCommand(backupCommand, from, [file]);
});
afterAll(async () => {
  await Promise.all(open.map((one) => one.close()));
  await removeHomes();
});

const restoreChanged = async (change: (bytes: Buffer) => Buffer) =>
  runCommand(restoreCommand, empty, [await changedCopy(file, changed, change)]);

describe('a restore refuses, and changes nothing', () => {
  it('an archive with any one byte changed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true }), async (share) => {
        const ended = await restoreChanged((bytes) => {
          const place = Math.floor(share * (bytes.length - 1));
          bytes[place] = (bytes[place] ?? 0) ^ 0x20;
          return bytes;
        });
        expect(ended.code).toBe(2);
        expect(['backup-damaged', 'backup-not-ours']).toContain(ended.said[0]);
      }),
      { numRuns: 60 },
    );
    expect(await rowsIn(empty.database)).toBe(0);
  });

  it('an archive that was cut off anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 0.999_99, noNaN: true }), async (share) => {
        const ended = await restoreChanged((bytes) =>
          bytes.subarray(0, Math.floor(share * bytes.length)),
        );
        expect(ended.code).toBe(2);
        expect(['backup-damaged', 'backup-not-ours']).toContain(ended.said[0]);
      }),
      { numRuns: 60 },
    );
    expect(await rowsIn(empty.database)).toBe(0);
  });

  it('what is no backup, and what is not there', async () => {
    const other = join(from.home, 'other.zip');
    await writeFile(other, randomBytes(5000));
    const ended = await runCommand(restoreCommand, empty, [other]);
    expect(ended).toMatchObject({ code: 2, said: ['backup-not-ours'] });
    const missing = await runCommand(restoreCommand, empty, [join(from.home, 'missing')]);
    expect(missing).toMatchObject({ code: 2, said: ['backup-not-found'] });
    expect(await runCommand(restoreCommand, empty, [])).toMatchObject({
      said: ['backup-takes-one-file'],
    });
  });

  it('a newer format, and migrations that this version does not have', async () => {
    const ended = await restoreChanged((bytes) => {
      const at = bytes.length - commentOf('0'.repeat(64)).length;
      bytes.write(`peelian-backup/${FORMAT + 1}`, at, 'latin1');
      return bytes;
    });
    expect(ended).toMatchObject({ code: 2, said: ['backup-newer'] });
    const migrations = (await readMigrations(MIGRATIONS_FOLDER)).slice(0, -1);
    const older = await restoreBackup(empty.database, {
      path: file,
      home: empty.home,
      folders: [],
      migrations,
      afterLoad: () => Promise.resolve(),
    });
    expect(older).toMatchObject({ ok: false, refusal: [{ code: 'backup-of-newer-version' }] });
    expect(await rowsIn(empty.database)).toBe(0);
  });

  it('a database that has any row', async () => {
    const before = await rowsIn(from.database);
    const ended = await runCommand(restoreCommand, from, [file]);
    expect(ended).toMatchObject({ code: 2, said: ['restore-not-empty'] });
    expect(await rowsIn(from.database)).toBe(before);
  });
});

it('a restore that is killed just before it commits leaves an empty database', async () => {
  const to = await another();
  const killed = restoreBackup(to.database, {
    path: file,
    home: to.home,
    folders: [],
    afterLoad: async (client) => {
      const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
      await from.database.asAdministrator((other) =>
        other.query('select pg_terminate_backend($1)', [rows[0]?.pid]),
      );
    },
  });
  await expect(killed).rejects.toThrow();
  expect(await rowsIn(to.database)).toBe(0);
  expect((await runCommand(restoreCommand, to, [file])).code).toBe(0);
});

it('a backup of an older version is restored at its schema and migrated on', async () => {
  const name = `peelian_test_older_${randomBytes(4).toString('hex')}`;
  const administrator = inDatabase(cluster.administrator, name);
  const all = await readMigrations(MIGRATIONS_FOLDER);
  await signedIn(cluster.administrator, (client) => client.query(`create database ${name}`));
  try {
    await signedIn(administrator, async (client) => {
      await prepareDatabase(client);
      await migrate(
        client,
        all.filter(({ number }) => number < 13),
      );
      await client.query(
        `insert into agency (slug, name, place, timezone) values ('old', 'Old', 'Old', 'UTC')`,
      );
      await client.query(`insert into beat (agency_id, code) select agency_id, '7' from agency`);
    });
    const old = join(from.home, 'older.backup');
    const asAdministrator: Database['asAdministrator'] = (act) => signedIn(administrator, act);
    const older = { database: { asAdministrator }, home: await newHome() };
    expect((await runCommand(backupCommand, older, [old])).code).toBe(0);
    const to = await another();
    const restored = await runCommand(restoreCommand, to, [old]);
    expect(restored.json).toMatchObject({
      migratedOn: all.filter(({ number }) => number >= 13).length,
      rows: 2,
    });
    const { rows } = await to.database.asAdministrator((client) =>
      client.query('select slug, licence from agency'),
    );
    expect(rows).toEqual([{ slug: 'old', licence: null }]);
    const again = join(from.home, 'newer.backup');
    expect((await runCommand(backupCommand, to, [again])).code).toBe(0);
  } finally {
    await signedIn(cluster.administrator, (client) => client.query(`drop database ${name}`));
  }
});

describe('row level security', () => {
  it('a sign-in that would see a part only may not make a backup', async () => {
    const asWorker: Running = {
      home: from.home,
      database: {
        asAdministrator: (act) =>
          from.database.asAdministrator(async (client) => {
            await client.query('set role peelian_worker');
            return act(client);
          }),
      },
    };
    const ended = await runCommand(backupCommand, asWorker, [join(from.home, 'part.backup')]);
    expect(ended).toMatchObject({ code: 2, said: ['backup-sees-not-all-rows'] });
  });

  it('a sign-in that passes over it and reads, and may nothing else, makes the same', async () => {
    const role = `keeper_${randomBytes(4).toString('hex')}`;
    const to = await another();
    await runCommand(restoreCommand, to, [file]);
    const asKeeper: Running = {
      home: from.home,
      database: {
        asAdministrator: (act) =>
          from.database.asAdministrator(async (client) => {
            await client.query(`create role ${role} bypassrls in role pg_read_all_data`);
            await client.query(`set role ${role}`);
            const value = await act(client);
            await client.query(`reset role; drop role ${role}`);
            return value;
          }),
      },
    };
    const path = join(from.home, 'keeper.backup');
    expect((await runCommand(backupCommand, asKeeper, [path])).code).toBe(0);
    expect(await digestsOf(path)).toEqual(await digestsOf(file));
  });

  it('a sign-in that migrates, no superuser, may restore', async () => {
    const role = `deployer_${randomBytes(4).toString('hex')}`;
    const to = await another();
    await to.database.asAdministrator((client) =>
      client.query(`create role ${role} nobypassrls in role ${[OWNER_ROLE, ...ROLES].join(', ')}`),
    );
    const asDeployer: Running = {
      home: to.home,
      database: {
        asAdministrator: (act) =>
          to.database.asAdministrator(async (client) => {
            await client.query(`set session authorization ${role}`);
            return act(client);
          }),
      },
    };
    expect(await runCommand(restoreCommand, asDeployer, [file])).toMatchObject({ code: 0 });
    await to.database.asAdministrator((client) => client.query(`drop role ${role}`));
  });
});
