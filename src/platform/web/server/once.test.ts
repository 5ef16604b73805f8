import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { done, refusedFor } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { type Submission, once, senderOf } from './once.ts';

let database: Database;
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
});
afterAll(() => database.close());

const newSubmission = (more: Partial<Submission> = {}): Submission => ({
  agencyId: 1,
  form: 'ask',
  id: randomBytes(16).toString('base64url'),
  receivedOn: '2026-03-10' as Day,
  ...more,
});

/** Sends a form whose act counts how often it ran and tells a fresh code each time. */
function sender(act: () => Promise<void> = () => Promise.resolve()) {
  const acts: string[] = [];
  const send = (submission: Submission) =>
    withinAgency(database.pool('peelian_portal'), senderOf(submission), (work) =>
      once(work, submission, async () => {
        await act();
        acts.push(submission.id);
        return done({ location: '/asked', code: randomBytes(4).toString('hex') });
      }),
    );
  return { acts, send };
}

const rowsOfOwner = () =>
  database.asAdministrator(async (client) => {
    const { rows } = await client.query('select * from form_submission order by id');
    return rows;
  });

test('a form that is sent again gets the same answer, and nothing is done twice', async () => {
  const { acts, send } = sender();
  const submission = newSubmission();
  const first = await send(submission);
  const second = await send({ ...submission, receivedOn: '2026-03-11' as Day });
  expect(first).toMatchObject({ ok: true, value: { location: '/asked' } });
  expect(second).toEqual(first);
  expect(acts).toHaveLength(1);
});

test('of many sendings at the same moment one acts, and all are told the same', async () => {
  const { acts, send } = sender(() => new Promise((resolve) => setTimeout(resolve, 30)));
  const submission = newSubmission();
  const answers = await Promise.all(Array.from({ length: 8 }, () => send(submission)));
  expect(acts).toHaveLength(1);
  expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
});

test('the same id means another act for another department', async () => {
  const { acts, send } = sender();
  const submission = newSubmission();
  await send(submission);
  await send({ ...submission, agencyId: 2 });
  expect(acts).toHaveLength(2);
});

test('a refused form may be mended and sent again under the same token', async () => {
  const submission = newSubmission();
  const refuse = () =>
    withinAgency(database.pool('peelian_portal'), senderOf(submission), (work) =>
      once(work, submission, () => Promise.resolve(refusedFor('beat-unknown', { field: 'beat' }))),
    );
  expect(await refuse()).toMatchObject({ ok: false, refusal: [{ code: 'beat-unknown' }] });
  const { acts, send } = sender();
  expect(await send(submission)).toMatchObject({ ok: true });
  expect(acts).toHaveLength(1);
});

test('a fault leaves nothing behind, so the next sending acts', async () => {
  const submission = newSubmission();
  const failing = sender(() => Promise.reject(new Error('disk full')));
  await expect(failing.send(submission)).rejects.toThrow('disk full');
  const { acts, send } = sender();
  await send(submission);
  expect(acts).toHaveLength(1);
});

test('the database holds neither the token, nor the answer, nor a time', async () => {
  const { send } = sender();
  const submission = newSubmission({ form: 'marked' });
  const answer = await send(submission);
  const rows = await rowsOfOwner();
  const row = rows.find(({ form }) => form === 'marked');
  expect(Object.keys(row)).toEqual([
    'agency_id',
    'id',
    'resident_key',
    'form',
    'received_on',
    'outcome',
  ]);
  expect(row.received_on).toBe('2026-03-10');
  const held = JSON.stringify(row) + row.outcome.toString('latin1');
  expect(held).not.toContain(submission.id);
  expect(held).not.toContain(answer.ok ? answer.value.code : 'no answer');
  expect(row.outcome.length).toBe(1 + 12 + 512 + 16);
});

test('a resident sees her own row and the worker only what is too old', async () => {
  const { send } = sender();
  const [today] = await database.asAdministrator(async (client) => {
    const { rows } = await client.query('select current_date as day');
    return rows;
  });
  const [mine, hers] = [
    newSubmission({ agencyId: 7, receivedOn: today.day }),
    newSubmission({ agencyId: 7 }),
  ];
  await send(mine);
  await send(hers);
  const seen = await withinAgency(database.pool('peelian_portal'), senderOf(mine), ({ db }) =>
    sql`select id from form_submission`.execute(db),
  );
  expect(seen.rows).toHaveLength(1);
  const worker = { agencyId: 7, actorId: 'system:retention', duty: 'worker' };
  const deleted = await withinAgency(database.pool('peelian_worker'), worker, ({ db }) =>
    sql`delete from form_submission where agency_id = 7`.execute(db),
  );
  expect(deleted.numAffectedRows).toBe(1n);
  await expect(
    withinAgency(database.pool('peelian_worker'), worker, ({ db }) =>
      sql`select outcome from form_submission`.execute(db),
    ),
  ).rejects.toThrow('permission denied');
});

test('an id that tells the time is refused by the table', async () => {
  const uuid7 = '01957f2e-0000-7000-8000-000000000000';
  const insert = `insert into form_submission (agency_id, id, resident_key, form, received_on)
    values (1, '${uuid7}', '${'a'.repeat(64)}', 'ask', '2026-03-10')`;
  await expect(database.asAdministrator((client) => client.query(insert))).rejects.toThrow(
    'form_submission_id_tells_no_time',
  );
});
