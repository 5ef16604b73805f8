/** Takes in a resident's report of a mistake, once however often the form is sent. */
import { done, refusedFor, type Result } from '#kernel/result.ts';
import { newReference, newResidentId } from '#platform/identifiers.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import { once, type Outcome, senderOf, type Submission } from '#platform/web/server/once.ts';
import type { MistakeForm } from './mistake-report.ts';
import { mistakeReportStore } from './mistake-report.store.ts';

/**
 * Answers `{ reference }`. A form that was sent before gets the reference of its first sending,
 * even
 * when its draft is gone by then; without either there is nothing to take in.
 */
export const reportMistake = (
  portal: RolePool,
  submission: Submission,
  form: MistakeForm | undefined,
): Promise<Result<Outcome>> =>
  withinAgency(portal, senderOf(submission), (work) =>
    once(work, submission, async () => {
      if (!form) return refusedFor('mistake-draft-gone');
      const reference = newReference();
      const { receivedOn } = submission;
      await mistakeReportStore(work).add({ ...form, id: newResidentId(), reference, receivedOn });
      return done({ reference });
    }),
  );
