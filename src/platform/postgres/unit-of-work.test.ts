/** What the helper promises: an agency's rows inside it, nothing outside it. */
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { raiseContentVersion, readContentVersion } from './content-version.ts';
import type { Database } from './database.ts';
import { kindOf } from './catalog-rules.ts';
import { readCatalog } from './catalog.ts';
import { ROLES } from './roles.ts';
import { cloneDatabase } from './test-database.ts';
import { settingsFor, withinAgency, withoutAgency } from './unit-of-work.ts';

let database: Database;
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
});
afterAll(() => database.close());

const actor = (agencyId: number) => ({ agencyId, actorId: 'system:test', duty: 'worker' });
const worker = () => database.pool('peelian_worker');

describe('a unit of work', () => {
  it('sees and writes the rows of its own agency only', async () => {
    await withinAgency(worker(), actor(1), (work) => raiseContentVersion(work, 'beats'));
    await withinAgency(worker(), actor(1), (work) => raiseContentVersion(work, 'beats'));
    const own = await withinAgency(worker(), actor(1), readContentVersion);
    const other = await withinAgency(worker(), actor(2), ({ db }) =>
      db.selectFrom('contentVersion').selectAll().execute(),
    );
    expect(own).toBe(2);
    expect(other).toEqual([]);
  });

  it("refuses to write another agency's row", async () => {
    const write = withinAgency(worker(), actor(2), ({ db }) =>
      db.insertInto('contentVersion').values({ agencyId: 1, topic: 'theft' }).execute(),
    );
    await expect(write).rejects.toThrow('row-level security');
  });

  it('undoes everything when the act throws', async () => {
    const act = withinAgency(worker(), actor(3), async (work) => {
      await raiseContentVersion(work, 'beats');
      throw new Error('changed my mind');
    });
    await expect(act).rejects.toThrow('changed my mind');
    expect(await withinAgency(worker(), actor(3), readContentVersion)).toBe(0);
  });

  it('leaves no setting behind on the connection', async () => {
    await withinAgency(worker(), actor(1), readContentVersion);
    const seen = await withoutAgency(worker(), (db) =>
      sql<{ agency: number | null }>`select current_agency() as agency`.execute(db),
    );
    expect(seen.rows[0]?.agency).toBeNull();
  });

  it('takes only plain identifiers into its literal settings', () => {
    expect(() => settingsFor({ agencyId: 1.5, actorId: 'a', duty: 'b' })).toThrow('agency');
    expect(() => settingsFor({ agencyId: 1, actorId: "a'; drop", duty: 'b' })).toThrow('plain');
    expect(() => settingsFor({ agencyId: 1, actorId: '', duty: 'b' })).toThrow('plain');
  });
});

describe('without a unit of work', () => {
  it('every table of every agency yields nothing, to every role', async () => {
    await withinAgency(worker(), actor(1), (work) => raiseContentVersion(work, 'beats'));
    const { tables } = await database.asAdministrator(readCatalog);
    const agencyTables = tables.filter((table) => kindOf(table) === 'dist');
    expect(agencyTables.length).toBeGreaterThan(5);
    for (const role of ROLES)
      for (const { name } of agencyTables) {
        const rows = await withoutAgency(database.pool(role), (db) =>
          sql`select 1 from ${sql.table(name)} limit 1`.execute(db),
        ).catch((fault: unknown) => {
          expect(String(fault)).toContain('permission denied');
          return { rows: [] };
        });
        expect(rows.rows, `${role} reads ${name}`).toEqual([]);
      }
  });
});
