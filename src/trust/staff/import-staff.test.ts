/** Files of staff on a real PostgreSQL: what comes in, what is refused by line, what stays. */
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { openStaffTerminal, type StaffTerminal } from './staff-terminal.examples.ts';

let database: Database;
let terminal: StaffTerminal;

beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
});
afterAll(() => database.close());
beforeEach(async () => {
  terminal = await openStaffTerminal(database);
  return () => terminal.remove();
});

const HEADER =
  'Badge,First Name,Last Name,Rank,Rank short,Unit,Squad,Supervisor,From,Until,Hire Date,Left';
const PEOPLE = [
  '1,Ada,Reyes,Chief,Chief,Command,,,2015-01-01,,2010-01-01,',
  '2,Bo,Lind,Sergeant,Sgt.,Patrol,A,1,2016-01-01,,2012-01-01,',
  '3,Cy,Moss,Officer,Ofc.,Patrol,A,2,2018-01-01,2018-12-31,2018-01-01,',
  '3,Cy,Moss,Officer,Ofc.,Traffic,,1,2019-01-01,,2018-01-01,',
  '4,Di,Vega,Officer,Ofc.,Patrol,A,2,2017-01-01,2018-03-01,2017-01-01,2019-05-31',
];
const fileOf = (rows: readonly string[], header = HEADER) => [header, ...rows, ''].join('\n');

async function refusedRows(rows: readonly string[], ...flags: readonly string[]) {
  const { summary, code } = await terminal.bring(fileOf(rows), '--max-rejected', '100%', ...flags);
  const text = summary.rejectsFile ? await readFile(summary.rejectsFile, 'utf8') : '';
  const lines = text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line) => {
      const [, number, column, rule] = line.split(',');
      return [Number(number), column, rule];
    });
  return { summary, code, lines };
}

describe('a file of staff', () => {
  it('comes in with units, squads and supervisors over time', async () => {
    const { code, summary } = await terminal.bring(fileOf(PEOPLE));
    expect(code).toBe(0);
    expect(summary).toMatchObject({ read: 5, imported: 5, updated: 0, unchanged: 0, rejected: 0 });
    expect(await terminal.show('3')).toMatchObject({
      history: [
        { from: '2018-01-01', until: '2018-12-31', unit: 'Patrol', squad: 'A', supervisor: '2' },
        { from: '2019-01-01', until: null, unit: 'Traffic', squad: null, supervisor: '1' },
      ],
      chain: ['1'],
    });
    expect(await terminal.show('3', '2018-06-01')).toMatchObject({ chain: ['2', '1'] });
    expect(await terminal.show('4')).toMatchObject({
      employedUntil: '2019-05-31',
      history: [
        { unit: 'Patrol', until: '2018-03-01' },
        { from: '2018-03-02', until: '2019-05-31', unit: null, supervisor: null },
      ],
    });
  });

  it('may come again: the second time nothing changes', async () => {
    await terminal.bring(fileOf(PEOPLE));
    const before = await terminal.all();
    const { summary } = await terminal.bring(fileOf(PEOPLE));
    expect(summary).toMatchObject({ read: 5, imported: 0, updated: 0, unchanged: 5, rejected: 0 });
    expect(await terminal.all()).toEqual(before);
  });

  it('begins a new interval for what has changed, and leaves the old one as it was', async () => {
    await terminal.bring(fileOf(PEOPLE));
    const moved = PEOPLE.map((row) =>
      row.startsWith('2,') ? '2,Bo,Lind,Sergeant,Sgt.,Traffic,,1,2020-02-01,,2012-01-01,' : row,
    );
    const { summary } = await terminal.bring(fileOf(moved));
    expect(summary).toMatchObject({ updated: 1, unchanged: 4 });
    expect(await terminal.show('2')).toMatchObject({
      history: [
        { from: '2016-01-01', until: '2020-01-31', unit: 'Patrol', squad: 'A' },
        { from: '2020-02-01', until: null, unit: 'Traffic', squad: null },
      ],
    });
  });

  it.each([
    ['packed', (text: string) => gzipSync(text)],
    ['in an archive', (text: string) => zipSync({ 'staff.csv': Buffer.from(text) })],
    ['with semicolons', (text: string) => text.replaceAll(',', ';')],
    [
      'with a byte order mark and Windows lines',
      (text: string) => `\uFEFF${text.replaceAll('\n', '\r\n')}`,
    ],
  ])('is read %s', async (_how, packed) => {
    const { summary } = await terminal.bring(packed(fileOf(PEOPLE)));
    expect(summary).toMatchObject({ imported: 5, rejected: 0 });
  });

  it('is understood by its usual Spanish names, with days of its country', async () => {
    const header = 'Placa;Nombre;Apellidos;Rango;Unidad;Supervisor;Fecha de ingreso;Idiomas';
    const text = fileOf(['1;Inés;Ñandú;Jefa;Mando;;31/01/2010;en es'], header);
    const { summary } = await terminal.bring(text, '--day-format', 'DD/MM/YYYY');
    expect(summary).toMatchObject({ imported: 1 });
    expect(await terminal.show('1')).toMatchObject({
      familyName: 'Ñandú',
      employedFrom: '2010-01-31',
      languages: ['en', 'es'],
      history: [{ from: '2020-06-15', unit: 'Mando' }],
    });
  });

  it('is named column by column where its names are not the usual ones', async () => {
    const header = HEADER.replace('Badge', 'Key').replace('Hire Date', 'Begun');
    const refused = await terminal.bring(fileOf(PEOPLE, header));
    expect(refused.code).toBe(2);
    expect(refused.said).toContain('--column badge=NAME');
    const columns = ['--column', 'badge=Key', '--column', 'employedFrom=Begun'];
    const { summary } = await terminal.bring(fileOf(PEOPLE, header), ...columns);
    expect(summary).toMatchObject({ imported: 5 });
  });

  it('never shows a name again that is held back', async () => {
    await terminal.bring(fileOf([`${PEOPLE[0]},safety`], `${HEADER},Withhold name`));
    await terminal.bring(fileOf(PEOPLE.slice(0, 1)));
    await terminal.bring(fileOf([`${PEOPLE[0]},`], `${HEADER},Withhold name`));
    expect(await terminal.show('1')).toMatchObject({ isNameWithheld: true });
  });

  it('of one agency is not seen by another', async () => {
    await terminal.bring(fileOf(PEOPLE));
    const other = await openStaffTerminal(database);
    expect(await other.all()).toEqual([]);
    await other.remove();
  });
});

describe('a row is refused by its line', () => {
  const [chief = '', sergeant = '', , , leaver = ''] = PEOPLE;
  it.each<[string, string[], unknown[]]>([
    [
      'when its supervisor is unknown, and with it those who report to it',
      [chief, sergeant.replace(',A,1,', ',A,99,'), leaver],
      [
        [3, 'supervisor', 'staff-supervisor-unknown'],
        [4, 'supervisor', 'staff-supervisor-unknown'],
      ],
    ],
    [
      'when it closes a loop, with everybody who stands in it',
      [
        chief.replace('Command,,,', 'Command,,3,'),
        sergeant,
        '3,Cy,Moss,Officer,Ofc.,Patrol,A,2,2018-01-01,,2014-01-01,',
        '9,Ed,Free,Officer,Ofc.,Patrol,A,,2018-01-01,,2014-01-01,',
      ].map((row) => row.replace('2015-01-01', '2018-06-01')),
      [
        [2, 'supervisor', 'staff-chain-loops'],
        [3, 'supervisor', 'staff-chain-loops'],
        [4, 'supervisor', 'staff-chain-loops'],
      ],
    ],
    [
      'when two assignments overlap, both of them',
      [chief, PEOPLE[2]?.replace('2018-12-31', '2019-01-01') ?? '', PEOPLE[3] ?? '', sergeant],
      [
        [3, 'from', 'staff-import-postings-overlap'],
        [4, 'from', 'staff-import-postings-overlap'],
      ],
    ],
    [
      'when a badge stands there twice without days',
      [chief.replace(',2015-01-01,', ',,'), chief.replace(',2015-01-01,', ',,')],
      [
        [2, 'badge', 'staff-import-badge-twice'],
        [3, 'badge', 'staff-import-badge-twice'],
      ],
    ],
    [
      'when a badge is given to two people',
      [chief, chief.replace('Ada', 'Eve').replace('2015', '2016')],
      [
        [2, 'badge', 'staff-import-badge-of-two'],
        [3, 'badge', 'staff-import-badge-of-two'],
      ],
    ],
    [
      'when days are out of order',
      [
        chief.replace(',2010-01-01,', ',2010-01-01,2009-12-31'),
        sergeant.replace(',2016-01-01,,', ',2016-01-01,2015-12-31,'),
        '7,Flo,Hart,Officer,Ofc.,Patrol,,,2011-01-01,,2012-01-01,',
      ],
      [
        [
          2,
          'employedUntil; from',
          'staff-employment-ends-before; staff-posting-outside-employment',
        ],
        [3, 'until', 'staff-import-until-before-from'],
        [4, 'from', 'staff-posting-outside-employment'],
      ],
    ],
    [
      'when it reports to itself, or to somebody who was not there yet',
      [chief.replace('Command,,,', 'Command,,1,'), sergeant.replace('2016', '2012'), leaver]
        .map((row) => row.replace(',2012-01-01,,2012', ',2013-01-01,,2012'))
        .concat('8,Gil,New,Officer,Ofc.,Patrol,,9,2012-01-01,,2012-01-01,')
        .concat('9,Hal,Old,Officer,Ofc.,Patrol,,,2014-01-01,,2014-01-01,'),
      [
        [2, 'supervisor', 'staff-reports-to-themselves'],
        [3, 'supervisor', 'staff-supervisor-unknown'],
        [4, 'supervisor', 'staff-supervisor-unknown'],
        [5, 'supervisor', 'staff-supervisor-not-employed'],
      ],
    ],
    [
      'when something is missing or unreadable, and the rest of the person with it',
      [
        chief,
        PEOPLE[2]?.replace('2018-12-31', '31.12.2018').replace(',2,2018', ',1,2018') ?? '',
        PEOPLE[3] ?? '',
        '5,,Nameless,Officer,Ofc.,Patrol,,,,,2018-01-01,',
        '6,too few',
      ],
      [
        [6, '', 'row-has-other-columns'],
        [3, 'until', 'staff-day-not-a-day'],
        [4, '', 'staff-import-person-refused'],
        [5, 'givenName', 'staff-detail-missing'],
      ],
    ],
  ])('%s', async (_when, rows, lines) => {
    const refused = await refusedRows(rows);
    expect(refused.lines).toEqual(lines);
    const { read, imported, rejected } = refused.summary;
    expect([read, imported, rejected]).toEqual([
      rows.length,
      rows.length - lines.length,
      lines.length,
    ]);
  });

  it('when it would write the recorded past anew', async () => {
    await terminal.bring(fileOf(PEOPLE));
    const { lines } = await refusedRows([
      '2,Bo,Lind,Sergeant,Sgt.,Traffic,,1,2015-01-01,,2012-01-01,',
    ]);
    expect(lines).toEqual([[2, 'from', 'staff-posting-before-recorded']]);
  });

  it('when a loop closes with somebody who is recorded already', async () => {
    await terminal.bring(fileOf(PEOPLE));
    const { lines } = await refusedRows([
      '1,Ada,Reyes,Chief,Chief,Command,,2,2020-01-01,,2010-01-01,',
    ]);
    expect(lines).toEqual([[2, 'supervisor', 'staff-chain-loops']]);
  });

  it('and with too many of them nothing is written', async () => {
    const { code, said } = await terminal.bring(fileOf([...PEOPLE, '6,,,,,,,,,,,']));
    expect(code).toBe(2);
    expect(said).toContain('--max-rejected');
    expect(await terminal.all()).toEqual([]);
  });
});
