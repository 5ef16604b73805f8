/** A report of a mistake: taken in once, only its day kept, forgotten after a year. */
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Day } from '#kernel/time.ts';
import type { Database } from '#platform/postgres/database.ts';
import { cloneDatabase } from '#platform/postgres/test-database.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { newDraft } from '#platform/web/server/draft.ts';
import { forgetMistakesJob } from './corrections.jobs.ts';
import { listMistakes } from './list-mistakes.action.ts';
import { forgetMistakeDraft, keepMistakeDraft, openMistakeDraft } from './mistake-draft.action.ts';
import { reportMistake } from './report-mistake.action.ts';

let database: Database;
beforeAll(async () => {
  database = await cloneDatabase(inject('cluster'));
});
afterAll(() => database.close());

const portal = () => database.pool('peelian_portal');
const today = '2026-11-22' as Day;
const form = { page: '/beats/4', problem: 'The name of the park is wrong.' };
const submission = (id: string, receivedOn = today) => ({
  agencyId: 1,
  form: 'mistake',
  id: Buffer.from(id.padEnd(16, '.')).toString('base64url'),
  receivedOn,
});
const worker = { agencyId: 1, actorId: 'system:test', duty: 'worker' };
const listed = () => withinAgency(database.pool('peelian_worker'), worker, listMistakes);

describe('a report', () => {
  it('is taken in once, however often the form is sent, with one answer for all', async () => {
    const sendings = Array.from({ length: 5 }, () =>
      reportMistake(portal(), submission('twice'), form),
    );
    const references = (await Promise.all(sendings)).map((sent) =>
      sent.ok ? sent.value['reference'] : undefined,
    );
    expect(new Set(references).size).toBe(1);
    expect(await listed()).toMatchObject([{ ...form, receivedOn: today }]);
  });

  it('without its draft is refused, unless it was sent before', async () => {
    const again = await reportMistake(portal(), submission('twice'), undefined);
    expect(again.ok).toBe(true);
    const never = await reportMistake(portal(), submission('never'), undefined);
    expect(never).toMatchObject({ ok: false, refusal: [{ code: 'mistake-draft-gone' }] });
    expect(await listed()).toHaveLength(1);
  });

  it('cannot be read with the role of the portal', async () => {
    const actor = { agencyId: 1, actorId: 'resident', duty: 'resident' };
    await expect(withinAgency(portal(), actor, listMistakes)).rejects.toThrow('permission denied');
  });

  it('is not seen by another agency', async () => {
    const other = { ...worker, agencyId: 2 };
    expect(await withinAgency(database.pool('peelian_worker'), other, listMistakes)).toEqual([]);
  });

  it('is forgotten after a year, and not a day earlier', async () => {
    await reportMistake(portal(), submission('old', '2025-11-20' as Day), form);
    await reportMistake(portal(), submission('young', '2025-11-23' as Day), form);
    await withinAgency(database.pool('peelian_worker'), worker, (work) =>
      forgetMistakesJob.run(work, new Date('2026-11-22T18:00:00Z')),
    );
    expect((await listed()).map(({ receivedOn }) => receivedOn)).toEqual([today, '2025-11-23']);
  });
});

describe('a half-sent report', () => {
  it('opens with its own key, for seven days, and is gone when dropped', async () => {
    const draft = newDraft(1, 'mistake');
    await keepMistakeDraft(portal(), draft, { answers: form, today });
    expect(await openMistakeDraft(portal(), draft, today)).toEqual(form);
    expect(await openMistakeDraft(portal(), newDraft(1, 'mistake'), today)).toBeUndefined();
    expect(await openMistakeDraft(portal(), draft, '2026-12-01' as Day)).toBeUndefined();
    await forgetMistakeDraft(portal(), draft);
    expect(await openMistakeDraft(portal(), draft, today)).toBeUndefined();
  });
});
