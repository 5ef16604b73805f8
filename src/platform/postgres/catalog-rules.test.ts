/** The thirteen database rules: our schema keeps them, and each planted breach is found. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { brokenCatalogRules } from './catalog-rules.ts';
import { readCatalog } from './catalog.ts';
import type { Database } from './database.ts';
import { cloneDatabase } from './test-database.ts';

let database: Database;
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
});
afterAll(() => database.close());

/** A table that keeps every rule; each plant changes one thing. */
const good = (name: string, more = '', comment = 'dist: planted') => `
  create table ${name} (agency_id integer not null, id uuid, primary key (agency_id, id)${more});
  comment on table ${name} is '${comment}';
  alter table ${name} enable row level security; alter table ${name} force row level security;
  create policy agency_rows on ${name} using (agency_id = (select current_agency()));`;

const PLANTS: readonly (readonly [rule: number, sql: string])[] = [
  [0, 'create table planted (agency_id integer primary key);'],
  [1, good('planted').replace('agency_id integer not null', 'agency_id bigint not null')],
  [2, good('planted').replace(', primary key (agency_id, id)', '')],
  [3, good('planted').replace('primary key (agency_id, id)', 'primary key (id)')],
  [4, `${good('planted')} create unique index on planted (id);`],
  [5, good('planted', ', period int4range, exclude using gist (period with &&)')],
  [
    6,
    `${good('parent', ', unique (id, agency_id)')}
     ${good(
       'planted',
       ', other integer, foreign key (other, id) references parent (agency_id, id)',
     )}`,
  ],
  [
    7,
    `${good('parent')} create table planted (a integer, i uuid,
       foreign key (a, i) references parent (agency_id, id));
     comment on table planted is 'ref: planted';`,
  ],
  [
    8,
    `${good('parent')} ${good(
      'planted',
      ', parent_id uuid, foreign key (agency_id, parent_id) references parent on delete set null',
    )}`,
  ],
  [
    9,
    `${good('planted')} create trigger planted_trigger before update on planted
       for each row execute function suppress_redundant_updates_trigger();`,
  ],
  [10, `${good('planted')} create rule planted_rule as on delete to planted do instead nothing;`],
  [11, good('planted', ', serial_no integer generated always as identity')],
  [12, good('planted').replace('alter table planted force row level security;', '')],
  [13, good('planted').replace(/create policy[^;]+;/, '')],
];

describe('the database rules', () => {
  it('are kept by the whole schema', async () => {
    expect(brokenCatalogRules(await database.asAdministrator(readCatalog))).toEqual([]);
  });

  it.each(PLANTS)('rule %i: a planted breach is found', async (rule, sql) => {
    const broken = await database.asAdministrator(async (client) => {
      await client.query('begin');
      await client.query(sql);
      const found = brokenCatalogRules(await readCatalog(client));
      await client.query('rollback');
      return found;
    });
    expect(broken.map((found) => found.rule)).toContain(rule);
    expect(broken.every(({ table }) => table === 'planted')).toBe(true);
  });

  it('a resident table that keeps a time is found', async () => {
    const broken = await database.asAdministrator(async (client) => {
      await client.query('begin');
      await client.query(good('planted', ', at timestamptz', 'dist resident: planted'));
      const found = brokenCatalogRules(await readCatalog(client));
      await client.query('rollback');
      return found;
    });
    expect(broken.map(({ problem }) => problem).join()).toContain("time of a resident's act");
  });
});
