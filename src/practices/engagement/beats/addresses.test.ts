/** The address list on a real PostgreSQL: replaced as a whole, searched as people type. */
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { addAgency, asRole, bringBeats, openTerminal, TODAY } from './agency.examples.ts';
import type { Terminal } from './agency.examples.ts';
import { addressCommands } from './addresses.commands.ts';
import { findAddress } from './find-address.action.ts';

let database: Database;
let terminal: Terminal;
let agencyId: number;
let slug: string;
let count = 0;

beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
  terminal = await openTerminal(database);
});
afterAll(async () => {
  await database.close();
  await terminal.remove();
});
beforeEach(async () => {
  count += 1;
  slug = `agency-${count}`;
  agencyId = await addAgency(database, slug);
  await asRole(database, 'peelian_worker')(agencyId, (work) => bringBeats(work));
});

const LIST = [
  'NUMBER,STREET,UNIT,LON,LAT',
  '2,Quay St,,10.001,50.005',
  '4,Quay St,,10.004,50.005',
  '4,Quay St,2,10.004,50.005',
  '100,Quay St,,10.012,50.005',
  '12A,Quay St,,10.013,50.005',
  '1,N. 5th Ave,,10.015,50.004',
  '7,"Muñoz, Ct",,10.002,50.002',
  '9,Far Road,,11,50.002',
].join('\n');

async function bring(content: string | Uint8Array, ...flags: readonly string[]) {
  const [command] = addressCommands;
  if (!command) throw new Error('There is no command');
  const path = await terminal.write('addresses.csv', content);
  const end = await terminal.run(command, [path, '--agency', slug, '--json', ...flags]);
  return { ...end, summary: JSON.parse(end.printed.at(-1) ?? '{}') };
}

const find = async (typed: string, agency = agencyId) => {
  const found = await asRole(database, 'peelian_portal')(agency, (work) =>
    findAddress(work, typed, TODAY),
  );
  return found.ok ? found.value : found.refusal[0];
};

describe('an address list', () => {
  it('is imported by its usual column names; flats of one house are one address', async () => {
    const { code, summary } = await bring(LIST);
    expect(code).toBe(0);
    expect(summary).toMatchObject({ read: 8, imported: 7, updated: 0, unchanged: 1, rejected: 0 });
  });

  it('may be packed, separated by semicolons, and write the number before the street', async () => {
    const text = 'address;x;y\n4 Quay St;10.004;50.005\n100 Quay St;10.012;50.005\n';
    const { code } = await bring(gzipSync(text));
    expect(code).toBe(0);
    expect(await find('100 quay street')).toMatchObject({ kind: 'one', beatCode: '2' });
  });

  it('replaces the one before', async () => {
    await bring(LIST);
    await bring('number,street,longitude,latitude\n1,Bay Road,10.001,50.001\n');
    expect(await find('2 Quay St')).toMatchObject({ code: 'address-not-found' });
    expect(await find('1 Bay Rd')).toMatchObject({ kind: 'one', beatCode: '1' });
  });

  it.each([
    ['no rows', 'street,longitude,latitude\n', 'no rows'],
    ['no places', 'street,number\nQuay St,4\n', '--longitude-field'],
    ['too many bad rows', 'street,lon,lat\nQuay,10,50\nQuay,,\n', '1 of 2 rows'],
    ['nothing in it', '', 'is empty'],
  ])('with %s is refused and leaves the old one as it was', async (_what, text, words) => {
    await bring(LIST);
    const { code, said } = await bring(text);
    expect(code).toBe(2);
    expect(said).toContain(words);
    expect(await find('2 Quay St')).toMatchObject({ kind: 'one' });
  });

  it('has its refused rows listed with line and rule when they are few', async () => {
    const rows = Array.from({ length: 40 }, (_, at) => `${at + 1},Quay St,10.001,50.005`);
    const text = ['number,street,lon,lat', ...rows, '41,Quay St,999,50'].join('\n');
    const { code, summary } = await bring(text);
    expect(code).toBe(0);
    expect(summary).toMatchObject({ read: 41, imported: 40, rejected: 1 });
    expect(summary.rejectsFile).toMatch(/rejects\/addresses-.*\.csv$/);
  });
});

describe('an address', () => {
  beforeEach(() => bring(LIST));

  it.each([
    ['2 Quay St', { kind: 'one', beatCode: '1', address: '2 Quay St' }],
    ['2 quay street apt 5', { kind: 'one', beatCode: '1' }],
    ['Calle Quay 100', { kind: 'one', beatCode: '2' }],
    ['12a Quay St', { kind: 'one', beatCode: '2', address: '12A Quay St' }],
    ['1 North Fifth Avenue', { kind: 'one', beatCode: '2' }],
    ['1 Fifth Ave', { kind: 'one', beatCode: '2' }],
    ['munoz court', { kind: 'one', beatCode: '1' }],
    [
      'quay',
      {
        kind: 'street',
        beats: [
          { code: '1', numbersFrom: 2, numbersTo: 4 },
          { code: '2', numbersFrom: 12, numbersTo: 100 },
        ],
      },
    ],
    ['qauy street', { code: 'address-street-unknown', parameters: { streets: 'Quay St' } }],
    ['9 Far Road', { code: 'point-outside-agency' }],
    ['zebra crossing', { code: 'address-not-found' }],
    ['  ', { code: 'address-empty' }],
    ['x'.repeat(201), { code: 'address-too-long' }],
    ["'; drop table address; --", { code: 'address-not-found' }],
  ])('typed as "%s" is answered', async (typed, answer) => {
    expect(await find(typed)).toMatchObject(answer);
  });

  it('of one agency is unknown to another', async () => {
    const other = await addAgency(database, `${slug}-other`);
    await asRole(database, 'peelian_worker')(other, (work) => bringBeats(work));
    expect(await find('2 Quay St', other)).toMatchObject({ code: 'address-not-found' });
  });
});
