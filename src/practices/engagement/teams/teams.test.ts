/** Teams, staff and their names on a real PostgreSQL, as the portal may see them. */
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { staffCommands } from '#trust/staff/staff.commands.ts';
import { addAgency, asRole, bringBeats, openTerminal, TODAY } from '../beats/agency.examples.ts';
import type { Terminal } from '../beats/agency.examples.ts';
import { endDutiesOfLeavers } from './end-duties-of-leavers.action.ts';
import { listVacancies } from './list-vacancies.action.ts';
import { teamCommands } from './teams.commands.ts';
import { viewTeam, viewTeams } from './view-team.action.ts';

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

function run(line: string, ...more: readonly string[]) {
  const [topic, verb, ...rest] = line.split(' ');
  const command = [...staffCommands(endDutiesOfLeavers), ...teamCommands].find(
    ({ path }) => path[0] === topic && path[1] === verb,
  );
  if (!command) throw new Error(`There is no command ${line}`);
  return terminal.run(command, [...rest, '--agency', slug, ...more]);
}

const addOfficer = (badge: string, ...more: readonly string[]) =>
  run(
    `staff add --badge ${badge} --rank Officer --rank-short Ofc. --employed-from 2018-01-01`,
    '--given-name',
    'Ada',
    '--family-name',
    'Reyes',
    '--languages',
    'en,es',
    ...more,
  );
const assign = (badge: string, from: string, { beat = '1', duty = 'primary' } = {}) =>
  run(`team assign --beat ${beat} --badge ${badge} --duty ${duty} --from ${from}`);

const team = (beat = '1') =>
  asRole(database, 'peelian_portal')(agencyId, (work) => viewTeam(work, beat, TODAY));

describe('a team', () => {
  it('is shown with name, rank and languages from the first day on', async () => {
    expect((await addOfficer('4417')).code).toBe(0);
    expect((await assign('4417', '2020-01-01')).code).toBe(0);
    const { members, vacancy } = await team();
    expect(vacancy).toBeUndefined();
    expect(members).toMatchObject([
      {
        duty: 'primary',
        since: '2020-01-01',
        profile: {
          rankShort: 'Ofc.',
          givenName: 'Ada',
          familyName: 'Reyes',
          languages: ['en', 'es'],
        },
      },
    ]);
  });

  it.each([
    ['safety', 'safety'],
    ['court-order', 'court-order'],
    ['undercover', 'safety'],
  ])('holds a name back for %s, and says so publicly as %s', async (reason, shown) => {
    await addOfficer('4417', '--withhold-name', reason);
    await assign('4417', '2020-01-01');
    const { members } = await team();
    expect(members[0]?.profile).toMatchObject({
      givenName: null,
      familyName: null,
      nameWithheldSince: TODAY,
      nameWithheldReason: shown,
    });
    expect(JSON.stringify(members)).not.toMatch(/Reyes|4417|undercover/);
  });

  it('is vacant since the day after its last primary officer, and listed as such', async () => {
    await addOfficer('4417');
    await assign('4417', '2020-01-01');
    const ended = await run('team end --beat 1 --badge 4417 --duty primary --on 2020-05-31');
    expect(ended.code).toBe(0);
    expect((await team()).vacancy).toEqual({ since: '2020-06-01' });
    const vacant = await asRole(database, 'peelian_portal')(agencyId, (work) =>
      listVacancies(work, TODAY),
    );
    expect(vacant).toEqual([
      { code: '2', name: '2', since: null },
      { code: '1', name: '1', since: '2020-06-01' },
    ]);
  });

  it('can be read for all beats at once, with the same content', async () => {
    await addOfficer('4417');
    await addOfficer('4418');
    await assign('4417', '2020-01-01');
    await assign('4418', '2019-01-01', { beat: '2', duty: 'liaison' });
    const all = await asRole(database, 'peelian_portal')(agencyId, (work) =>
      viewTeams(work, TODAY),
    );
    expect([...all.keys()]).toEqual(['1', '2']);
    expect(all.get('1')).toEqual(await team('1'));
    expect(all.get('2')).toEqual(await team('2'));
  });
});

describe('an assignment is refused', () => {
  beforeEach(() => addOfficer('4417'));

  it('when the same duty on the same beat is taken by the same person then', async () => {
    await assign('4417', '2020-01-01');
    const { code, said } = await assign('4417', '2020-03-01');
    expect(code).toBe(2);
    expect(said).toContain('already');
  });

  it('also when both come at once', async () => {
    const both = await Promise.all([assign('4417', '2020-01-01'), assign('4417', '2020-02-01')]);
    expect(both.filter(({ code }) => code === 0)).toHaveLength(1);
  });

  it.each([
    [
      'an unknown beat',
      'team assign --beat 9 --badge 4417 --duty primary --from 2020-01-01',
      'no beat 9',
    ],
    [
      'an unknown badge',
      'team assign --beat 1 --badge 1 --duty primary --from 2020-01-01',
      'badge 1',
    ],
    ['an unknown duty', 'team assign --beat 1 --badge 4417 --duty boss --from 2020-01-01', 'boss'],
    [
      'a day before employment',
      'team assign --beat 1 --badge 4417 --duty primary --from 2017-12-31',
      '2018-01-01',
    ],
    ['no day at all', 'team assign --beat 1 --badge 4417 --duty primary', '--from'],
    [
      'an end that nothing began',
      'team end --beat 1 --badge 4417 --duty primary --on 2020-01-01',
      'no open duty',
    ],
  ])('for %s', async (_what, line, words) => {
    const { code, said } = await run(line);
    expect(code).toBe(2);
    expect(said).toContain(words);
  });
});

describe('a member of staff', () => {
  it('keeps the badge: nobody else gets it', async () => {
    await addOfficer('4417');
    const { code, said } = await addOfficer('4417');
    expect(code).toBe(2);
    expect(said).toContain('4417');
  });

  it('is refused with every problem named', async () => {
    const { code, said } = await run('staff add --rank Officer --employed-from 2020-13-01');
    expect(code).toBe(2);
    expect(said.split('\n').length).toBeGreaterThanOrEqual(4);
  });

  it('is seen by the portal through the public view alone, and in a unit of work', async () => {
    await addOfficer('4417');
    const table = asRole(database, 'peelian_portal')(agencyId, ({ client }) =>
      client.query('select badge from staff_member'),
    );
    await expect(table).rejects.toThrow('permission denied');
    for (const role of ['peelian_portal', 'peelian_console', 'peelian_worker'] as const)
      for (const name of ['staff_public_profile', 'beat_assignment']) {
        const { rows } = await database.pool(role).connections.query(`select * from ${name}`);
        expect(rows).toEqual([]);
      }
  });

  it('of another agency is not seen', async () => {
    await addOfficer('4417');
    await assign('4417', '2020-01-01');
    const other = await addAgency(database, `${slug}-other`);
    const seen = await asRole(database, 'peelian_portal')(other, (work) =>
      viewTeam(work, '1', '2020-06-15' as Day),
    );
    expect(seen.members).toEqual([]);
  });
});
