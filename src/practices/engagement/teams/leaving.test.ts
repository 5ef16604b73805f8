/** People who leave, on a real PostgreSQL: duties end, vacancies show, past days stay right. */
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { addDays, type Day } from '#kernel/time.ts';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { readContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import { staffCommands } from '#trust/staff/staff.commands.ts';
import { staffDatesJob } from '#trust/staff/staff.jobs.ts';
import { addAgency, asRole, bringBeats, openTerminal, TODAY } from '../beats/agency.examples.ts';
import type { Terminal } from '../beats/agency.examples.ts';
import { endDutiesOfLeavers } from './end-duties-of-leavers.action.ts';
import { teamCommands } from './teams.commands.ts';
import { viewTeam } from './view-team.action.ts';

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
  await add('10', 'Sergeant');
  await add('4417', 'Officer', '--supervisor', '10', '--unit', 'Patrol', '--squad', 'A');
  await run('team assign --beat 1 --badge 4417 --duty primary --from 2020-01-01');
});

function run(line: string, ...more: readonly string[]) {
  const [topic, verb, ...rest] = line.split(' ');
  const command = [...staffCommands(endDutiesOfLeavers), ...teamCommands].find(
    ({ path }) => path[0] === topic && path[1] === verb,
  );
  if (!command) throw new Error(`There is no command ${line}`);
  return terminal.run(command, [...rest, '--agency', slug, ...more]);
}

const add = (badge: string, rank: string, ...more: readonly string[]) =>
  run(
    `staff add --badge ${badge} --rank ${rank} --employed-from 2018-01-01`,
    '--given-name',
    'Ada',
    '--family-name',
    'Reyes',
    ...more,
  );

/** As residents see it. */
const team = (day: Day) =>
  asRole(database, 'peelian_portal')(agencyId, (work) => viewTeam(work, '1', day));

const worker = <Value>(act: (work: Work) => Promise<Value>): Promise<Value> =>
  asRole(database, 'peelian_worker')(agencyId, act);
const runJob = (now: string) =>
  worker((work) => staffDatesJob(endDutiesOfLeavers).run(work, new Date(now)));

const accessEndedAt = async (badge: string): Promise<string | null> => {
  const { printed } = await run(`staff show --badge ${badge} --json`);
  return JSON.parse(printed[0] ?? '{}').accessEndedAt;
};

describe('somebody who leaves', () => {
  it('has duties until the last day; from the next one on the beat is vacant', async () => {
    const { code, printed } = await run('staff leave --badge 4417 --on 2020-06-20');
    expect(code).toBe(0);
    expect(printed.join('\n')).toContain('1 (primary)');
    expect((await team('2020-06-20' as Day)).members).toHaveLength(1);
    const after = await team('2020-06-21' as Day);
    expect(after.members).toEqual([]);
    expect(after.vacancy).toEqual({ since: '2020-06-21' });
  });

  it('is still named by the pages of past days, with nothing more than before', async () => {
    const before = await team('2020-06-14' as Day);
    await run('staff leave --badge 4417 --on 2020-06-14');
    expect((await team('2020-06-14' as Day)).members).toEqual(before.members);
    expect(before.members[0]?.profile.familyName).toBe('Reyes');
    expect((await team(TODAY)).members).toEqual([]);
  });

  it('loses a duty that would only begin later', async () => {
    await run('team assign --beat 2 --badge 4417 --duty liaison --from 2020-07-01');
    const { printed } = await run('staff leave --badge 4417 --on 2020-06-20');
    expect(printed.join('\n')).toContain('2 (liaison)');
    const later = await asRole(database, 'peelian_portal')(agencyId, (work) =>
      viewTeam(work, '2', '2020-07-02' as Day),
    );
    expect(later.members).toEqual([]);
  });

  it('gets no duty beyond the last day', async () => {
    await run('staff leave --badge 4417 --on 2020-06-20');
    const from = 'team assign --beat 2 --badge 4417 --duty liaison --from';
    expect((await run(`${from} 2020-06-21`)).code).toBe(2);
    expect((await run(`${from} 2020-06-16 --until 2020-06-21`)).code).toBe(2);
    expect((await run(`${from} 2020-06-16`)).code).toBe(0);
    const after = await asRole(database, 'peelian_portal')(agencyId, (work) =>
      viewTeam(work, '2', '2020-06-21' as Day),
    );
    expect(after.members).toEqual([]);
  });

  it('loses access when the day has ended on the agency’s own clock, and not before', async () => {
    await run('staff leave --badge 4417 --on 2020-06-20');
    expect(await accessEndedAt('4417')).toBeNull();
    await runJob('2020-06-21T03:59:00Z');
    expect(await accessEndedAt('4417')).toBeNull();
    await runJob('2020-06-21T04:01:00Z');
    expect(await accessEndedAt('4417')).toBe('2020-06-21T04:01:00.000Z');
    await runJob('2020-06-21T04:06:00Z');
    expect(await accessEndedAt('4417')).toBe('2020-06-21T04:01:00.000Z');
  });

  it('loses access in the same moment where it is to be at once', async () => {
    await run('staff leave --badge 4417 --on 2020-06-15 --at-once');
    expect(await accessEndedAt('4417')).toBe('2020-06-15T12:00:00.000Z');
    expect((await team(TODAY)).members).toHaveLength(1);
    expect((await team(addDays(TODAY, 1))).members).toEqual([]);
  });

  it('may leave earlier than was said, and never later', async () => {
    await run('staff leave --badge 4417 --on 2020-06-20');
    expect((await run('staff leave --badge 4417 --on 2020-06-18')).code).toBe(0);
    expect((await team('2020-06-19' as Day)).members).toEqual([]);
    const later = await run('staff leave --badge 4417 --on 2020-06-30');
    expect(later.code).toBe(2);
    expect(later.said).toContain('2020-06-18');
  });

  it('leaves behind people who need another supervisor; the one above stands in', async () => {
    await add('1', 'Chief');
    await run('staff change --badge 10 --from 2019-01-01 --supervisor 1');
    const { printed } = await run('staff leave --badge 10 --on 2020-06-14');
    expect(printed.join('\n')).toContain('4417');
    const shown = await run('staff show --badge 4417 --json');
    expect(JSON.parse(shown.printed[0] ?? '{}')).toMatchObject({ chain: ['1'] });
  });

  it('changes what pages are made of: the content version grows by the job, too', async () => {
    await run('staff leave --badge 4417 --on 2020-06-20');
    const version = await worker(readContentVersion);
    await runJob('2020-06-20T12:00:00Z');
    expect(await worker(readContentVersion)).toBe(version);
    await runJob('2020-06-21T12:00:00Z');
    expect(await worker(readContentVersion)).toBeGreaterThan(version);
  });
});

describe('a change of position', () => {
  it('is in force on its day, and public by the job of that day', async () => {
    await run('staff change --badge 4417 --from 2020-06-20 --rank Sergeant --rank-short Sgt.');
    expect((await team(TODAY)).members[0]?.profile.rankShort).toBe('Officer');
    await runJob('2020-06-20T12:00:00Z');
    expect((await team(TODAY)).members[0]?.profile.rankShort).toBe('Sgt.');
  });

  it('leaves the old squad with the old unit', async () => {
    await run('staff change --badge 4417 --from 2020-06-01 --unit Traffic');
    const { printed } = await run('staff list --on 2020-06-01');
    expect(printed.find((line) => line.startsWith('4417'))).toMatch(/Traffic\s+-\s+10$/);
    const before = await run('staff list --on 2020-05-31 --unit Patrol --json');
    expect(JSON.parse(before.printed[0] ?? '[]')).toMatchObject([{ badge: '4417', squad: 'A' }]);
  });

  it.each([
    ['closes a loop', '--badge 10 --from 2020-01-01 --supervisor 4417', '10 → 4417'],
    ['reports to itself', '--badge 10 --from 2020-01-01 --supervisor 10', 'own supervisor'],
    ['names nobody', '--badge 10 --from 2020-01-01 --supervisor 99', 'badge 99'],
    ['begins before employment', '--badge 10 --from 2017-01-01 --unit Patrol', '2018-01-01'],
    ['rewrites the past', '--badge 10 --from 2018-01-01 --unit Patrol', 'What was recorded stays'],
    ['has a squad and no unit', '--badge 10 --from 2020-01-01 --squad B', 'belongs to a unit'],
    ['is of nobody', '--badge 77 --from 2020-01-01 --unit Patrol', 'badge 77'],
    ['has no day', '--badge 10 --unit Patrol', 'not a day'],
  ])('is refused when it %s', async (_why, line, words) => {
    const { code, said } = await run(`staff change ${line}`);
    expect(code).toBe(2);
    expect(said).toContain(words);
  });

  it('closes no loop when two come at once', async () => {
    await run('staff change --badge 4417 --from 2020-02-01 --supervisor none');
    const both = await Promise.all([
      run('staff change --badge 10 --from 2020-03-01 --supervisor 4417'),
      run('staff change --badge 4417 --from 2020-03-01 --supervisor 10'),
    ]);
    expect(both.map(({ code }) => code).toSorted((one, other) => one - other)).toEqual([0, 2]);
  });
});

describe('the database itself', () => {
  const insert = (columns: string, values: string) =>
    worker(({ client }) =>
      client.query(
        `insert into staff_posting (agency_id, staff_id, from_day, rank, rank_short, ${columns})
         select agency_id, id, '2018-01-01', 'Officer', 'Ofc.', ${values}
         from staff_member where badge = '4417'`,
      ),
    );

  it('holds one position of a person on a day, whoever writes', async () => {
    await expect(insert('unit', "'Traffic'")).rejects.toThrow('staff_posting_pkey');
  });

  it.each([
    ['a squad without a unit', 'squad', "'A'"],
    ['a supervisor who is the same person', 'supervisor_id', 'id'],
  ])('refuses %s', async (_what, column, value) => {
    await expect(
      worker(({ client }) =>
        client.query(
          `insert into staff_posting (agency_id, staff_id, from_day, rank, rank_short, ${column})
           select agency_id, id, '2030-01-01', 'Officer', 'Ofc.', ${value}
           from staff_member where badge = '4417'`,
        ),
      ),
    ).rejects.toThrow('check constraint');
  });

  it.each(['update staff_posting set rank = rank', 'delete from staff_posting'])(
    'lets nobody write the past anew: %s',
    async (statement) => {
      for (const role of ['peelian_worker', 'peelian_console', 'peelian_portal'] as const)
        await expect(
          asRole(database, role)(agencyId, ({ client }) => client.query(statement)),
        ).rejects.toThrow('permission denied');
    },
  );

  it('shows the portal no posting', async () => {
    await expect(
      asRole(database, 'peelian_portal')(agencyId, ({ client }) =>
        client.query('select rank from staff_posting'),
      ),
    ).rejects.toThrow('permission denied');
  });
});
