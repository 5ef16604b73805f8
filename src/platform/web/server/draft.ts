/**
 * Answers of a form with several pages, kept between its pages. The portal has no cookie: the
 * secret travels in a hidden field, or as words on paper, and without it no draft can be opened.
 */
import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { type Day, addDays } from '#kernel/time.ts';
import type { Actor, Work } from '#platform/postgres/unit-of-work.ts';
import type { FormBody } from './form-body.ts';
import { draftStore } from './form-draft.store.ts';
import { type SealedPlace, residentKeyOf, seal, unseal } from './sealed-box.ts';

/** The hidden field that carries a draft from page to page. */
export const DRAFT_FIELD = '_draft';

/** Long enough to ask somebody for advice, short enough to forget. */
export const DRAFT_KEPT_FOR_DAYS = 7;
const PADDED_TO_BYTES = 4_096;
const SECRET_BYTES = 16;

/** Which draft: 16 random bytes that only the resident's page (or paper) holds. */
export interface Draft {
  readonly agencyId: number;
  readonly form: string;
  readonly secret: Uint8Array;
}

export const newDraft = (agencyId: number, form: string): Draft => ({
  agencyId,
  form,
  secret: randomBytes(SECRET_BYTES),
});

/** The value of the hidden field. */
export const draftToken = ({ secret }: Draft): string => Buffer.from(secret).toString('base64url');

/** The draft that a posted form names; undefined when it names none or was tampered with. */
export function draftOf(body: FormBody, agencyId: number, form: string): Draft | undefined {
  const token = body[DRAFT_FIELD];
  if (typeof token !== 'string' || !/^[\w-]{22}$/.test(token)) return undefined;
  return { agencyId, form, secret: Buffer.from(token, 'base64url') };
}

const placeOf = ({ agencyId, form }: Draft): SealedPlace => ({
  agencyId,
  purpose: `form-draft/${form}`,
});

const keyOf = (draft: Draft): string => residentKeyOf(draft.secret, placeOf(draft));

/** Who acts in the unit of work around the functions below. */
export const writerOf = (draft: Draft): Actor => ({
  agencyId: draft.agencyId,
  actorId: 'resident',
  duty: 'resident',
  residentKey: keyOf(draft),
});

const answersText = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

export async function saveDraft(
  work: Work,
  draft: Draft,
  { answers, today }: { readonly answers: FormBody; readonly today: Day },
): Promise<void> {
  const sealed = seal(JSON.stringify(answers), {
    secret: draft.secret,
    place: placeOf(draft),
    paddedToBytes: PADDED_TO_BYTES,
  });
  await draftStore(work).save({
    residentKey: keyOf(draft),
    form: draft.form,
    receivedOn: today,
    answers: sealed,
  });
}

/** The answers so far; undefined when there is no such draft or it is older than seven days. */
export async function openDraft(
  work: Work,
  draft: Draft,
  today: Day,
): Promise<FormBody | undefined> {
  const since = addDays(today, -DRAFT_KEPT_FOR_DAYS);
  const sealed = await draftStore(work).find(keyOf(draft), draft.form, since);
  if (!sealed) return undefined;
  return answersText.parse(JSON.parse(unseal(sealed, draft.secret, placeOf(draft))));
}

/** Once the form was sent, nothing of the draft stays. */
export const dropDraft = (work: Work, draft: Draft): Promise<void> =>
  draftStore(work).drop(keyOf(draft));
