/** Migrations: in order, once, unchanged, and with their data steps where they have an effect. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Database, MIGRATIONS_FOLDER } from './database.ts';
import { readMigration, readMigrations } from './migrations.ts';
import { migrate } from './migrator.ts';
import { cloneDatabase } from './test-database.ts';
import { withinAgency } from './unit-of-work.ts';

let database: Database;
let agencyIds: number[];
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  agencyIds = await database.asAdministrator(async (client) => {
    const made = await client.query<{ agency_id: number }>(
      `insert into agency (slug, name, place, timezone)
       values ('one', 'One', 'One', 'UTC'), ('two', 'Two', 'Two', 'UTC') returning agency_id`,
    );
    await client.query(
      `insert into content_version (agency_id, topic) select agency_id, 'beats' from agency`,
    );
    return made.rows.map((row) => row.agency_id);
  });
});
afterAll(() => database.close());

const run = async (...added: { number: number; text: string }[]) => {
  const known = await readMigrations(MIGRATIONS_FOLDER);
  const planted = added.map(({ number, text }) => readMigration(`${number}.planted.sql`, text));
  return database.asAdministrator((client) => migrate(client, [...known, ...planted]));
};

describe('the migrator', () => {
  it('runs nothing twice', async () => {
    expect(await run()).toBe(0);
  });

  it('refuses a data step outside "for each agency" as soon as it reads it', () => {
    const plant = (sql: string) => () => readMigration('9000.planted.sql', sql);
    expect(plant('update content_version set version = 9;')).toThrow('for each agency');
    expect(plant('with x as (select 1) delete from beat;')).toThrow('for each agency');
    expect(plant('do $$ begin update beat set code = code; end $$;')).toThrow('for each agency');
    expect(plant('create function f() returns int language sql as $$ select 1 $$;')).not.toThrow();
  });

  it('fails when a hidden data step would silently change no row', async () => {
    const text = `create function planted() returns void language sql as
        $$ update content_version set version = 9 $$;
      select planted();`;
    await expect(run({ number: 9001, text })).rejects.toThrow('outside "-- for each agency"');
  });

  it('runs a data step once for each agency, within its unit of work', async () => {
    const text = `-- for each agency\nupdate content_version set version = version + 41;`;
    expect(await run({ number: 9002, text })).toBe(1);
    for (const agencyId of agencyIds) {
      const actor = { agencyId, actorId: 'system:test', duty: 'worker' };
      const rows = await withinAgency(database.pool('peelian_worker'), actor, ({ db }) =>
        db.selectFrom('contentVersion').select('version').execute(),
      );
      expect(rows).toEqual([{ version: 42 }]);
    }
  });

  it('refuses a file that was changed after it was applied', async () => {
    const text = `-- for each agency\nupdate content_version set version = 1;`;
    await expect(run({ number: 9002, text })).rejects.toThrow('changed after it was applied');
  });

  it('refuses to work on a database newer than itself', async () => {
    await expect(run()).rejects.toThrow('does not know');
  });

  it('undoes a migration that fails halfway', async () => {
    const earlier = {
      number: 9002,
      text: `-- for each agency\nupdate content_version set version = version + 41;`,
    };
    const broken = 'create table half (x integer); select 1 / 0;';
    await expect(run(earlier, { number: 9003, text: broken })).rejects.toThrow('was undone');
    const found = await database.asAdministrator((client) =>
      client.query(`select from pg_class where relname = 'half'`),
    );
    expect(found.rowCount).toBe(0);
  });
});
