import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Day } from '#kernel/time.ts';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import {
  DRAFT_FIELD,
  type Draft,
  draftOf,
  draftToken,
  dropDraft,
  newDraft,
  openDraft,
  saveDraft,
  writerOf,
} from './draft.ts';
import type { FormBody } from './form-body.ts';
import { seal, unseal } from './sealed-box.ts';

let database: Database;
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
});
afterAll(() => database.close());

const day = '2026-03-10' as Day;
const answers = { what: 'A marked sentence', where: ['Oak', 'Elm'] };

const save = (draft: Draft, typed: FormBody = answers, today = day) =>
  withinAgency(database.pool('peelian_portal'), writerOf(draft), (work) =>
    saveDraft(work, draft, { answers: typed, today }),
  );

const openOn = (draft: Draft, today = day) =>
  withinAgency(database.pool('peelian_portal'), writerOf(draft), (work) =>
    openDraft(work, draft, today),
  );

const everyRow = () =>
  database.asAdministrator(async (client) => {
    const { rows } = await client.query('select * from form_draft');
    return rows;
  });

test('answers come back to whoever holds the token, also when saved again', async () => {
  const draft = newDraft(1, 'complaint');
  await save(draft);
  await save(draft, { ...answers, when: 'Monday' });
  const again = draftOf({ [DRAFT_FIELD]: draftToken(draft) }, 1, 'complaint');
  expect(again && (await openOn(again))).toEqual({ ...answers, when: 'Monday' });
});

test('another token, form or department opens nothing', async () => {
  const draft = newDraft(1, 'complaint');
  await save(draft);
  expect(await openOn(newDraft(1, 'complaint'))).toBeUndefined();
  expect(await openOn({ ...draft, form: 'ask' })).toBeUndefined();
  expect(await openOn({ ...draft, agencyId: 2 })).toBeUndefined();
});

test('a field that is no token names no draft', () => {
  for (const value of [undefined, '', 'short', '"><script>', ['a', 'b']])
    expect(draftOf(value === undefined ? {} : { [DRAFT_FIELD]: value }, 1, 'ask')).toBeUndefined();
});

test('a draft is gone seven days after its last saving, cleared or not', async () => {
  const draft = newDraft(1, 'complaint');
  await save(draft);
  expect(await openOn(draft, '2026-03-17' as Day)).toEqual(answers);
  expect(await openOn(draft, '2026-03-18' as Day)).toBeUndefined();
  await save(draft, answers, '2026-03-12' as Day);
  expect(await openOn(draft, '2026-03-18' as Day)).toEqual(answers);
});

test('a sent form leaves no draft', async () => {
  const draft = newDraft(1, 'complaint');
  await save(draft);
  await withinAgency(database.pool('peelian_portal'), writerOf(draft), (work) =>
    dropDraft(work, draft),
  );
  expect(await openOn(draft)).toBeUndefined();
});

test('the database holds neither answers nor key, only a day and padded bytes', async () => {
  const draft = newDraft(9, 'complaint');
  await save(draft);
  const [row] = (await everyRow()).filter(({ agency_id: agency }) => agency === 9);
  expect(Object.keys(row)).toEqual([
    'agency_id',
    'id',
    'resident_key',
    'form',
    'received_on',
    'answers',
  ]);
  expect(row.received_on).toBe('2026-03-10');
  expect(row.answers.length).toBe(1 + 12 + 4_096 + 16);
  const held = row.answers.toString('latin1') + JSON.stringify(row);
  for (const secret of ['marked', draftToken(draft), Buffer.from(draft.secret).toString('hex')])
    expect(held).not.toContain(secret);
});

const place = { agencyId: 1, purpose: 'form-draft/ask' };
const secret = new Uint8Array(16).fill(5);

test('texts of different length are sealed to the same size', () => {
  const sizes = ['', 'a', 'é'.repeat(1_000), 'x'.repeat(4_092)].map(
    (text) => seal(text, { secret, place, paddedToBytes: 4_096 }).length,
  );
  expect(new Set(sizes)).toEqual(new Set([4_096 + 29]));
  const longer = seal('x'.repeat(4_093), { secret, place, paddedToBytes: 4_096 });
  expect(longer.length).toBe(8_192 + 29);
});

test('a box opens only unchanged, in its place, with its secret', () => {
  const box = seal('café', { secret, place, paddedToBytes: 64 });
  expect(unseal(box, secret, place)).toBe('café');
  expect(() => unseal(box, new Uint8Array(16), place)).toThrow();
  expect(() => unseal(box, secret, { ...place, agencyId: 2 })).toThrow();
  expect(() => unseal(box, secret, { ...place, purpose: 'form-draft/other' })).toThrow();
  for (let index = 0; index < box.length; index += 1) {
    const changed = Buffer.from(box);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(() => unseal(changed, secret, place), `byte ${index}`).toThrow();
  }
});
