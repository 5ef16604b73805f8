/** A form that is sent twice (double click, retry, lost answer) is one act with one answer. */
import { z } from 'zod';
import { type Result, done } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { Actor, Work } from '#platform/postgres/unit-of-work.ts';
import { submissionStore } from './form-submission.store.ts';
import { residentKeyOf, seal, unseal } from './sealed-box.ts';

export interface Submission {
  readonly agencyId: number;
  readonly form: string;
  /** Random id of the form's token. Whoever has it is given the same answer again. */
  readonly id: string;
  readonly receivedOn: Day;
}

/**
 * What the resident is told: where she is sent, her code, her words. Texts only. It is kept for as
 * long as the token is good, sealed under the token's id, which the server does not keep.
 */
export type Outcome = Readonly<Record<string, string>>;

const outcomeText = z.record(z.string(), z.string());
const PADDED_TO_BYTES = 512;

const placeOf = ({ agencyId }: Submission) => ({ agencyId, purpose: 'form-submission' });
const secretOf = ({ id }: Submission): Buffer => Buffer.from(id, 'base64url');

const keyOf = (submission: Submission): string =>
  residentKeyOf(secretOf(submission), placeOf(submission));

/** Who acts in the unit of work around `once`. */
export const senderOf = (submission: Submission): Actor => ({
  agencyId: submission.agencyId,
  actorId: 'resident',
  duty: 'resident',
  residentKey: keyOf(submission),
});

/**
 * Runs `act` in the caller's transaction unless this form was sent before; then its first answer is
 * given again. A refusal is not kept: the form is mended and sent again under the same token, so
 * `act` must not have written anything when it refuses. A fault rolls everything back.
 */
export async function once<Told extends Outcome>(
  work: Work,
  submission: Submission,
  act: () => Promise<Result<Told>>,
): Promise<Result<Outcome>> {
  const store = submissionStore(work);
  const residentKey = keyOf(submission);
  if (!(await store.claim({ ...submission, residentKey })))
    return done(opened(await store.outcomeOf(residentKey), submission));
  const result = await act();
  if (result.ok) await store.keepOutcome(residentKey, sealed(result.value, submission));
  else await store.release(residentKey);
  return result;
}

const sealed = (outcome: Outcome, submission: Submission): Buffer =>
  seal(JSON.stringify(outcome), {
    secret: secretOf(submission),
    place: placeOf(submission),
    paddedToBytes: PADDED_TO_BYTES,
  });

function opened(outcome: Uint8Array | undefined, submission: Submission): Outcome {
  if (!outcome) throw new Error('A form was sent, but the answer that it got is missing');
  const text = unseal(outcome, secretOf(submission), placeOf(submission));
  return outcomeText.parse(JSON.parse(text));
}
