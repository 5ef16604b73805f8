/** Keeps a half-sent report between its pages, sealed under a key that only the page holds. */
import type { Day } from '#kernel/time.ts';
import type { RolePool } from '#platform/postgres/pool.ts';
import { withinAgency } from '#platform/postgres/unit-of-work.ts';
import {
  type Draft,
  dropDraft,
  openDraft,
  saveDraft,
  writerOf,
} from '#platform/web/server/draft.ts';
import { mistakeForm, type MistakeForm } from './mistake-report.ts';

export const keepMistakeDraft = (
  portal: RolePool,
  draft: Draft,
  { answers, today }: { readonly answers: MistakeForm; readonly today: Day },
): Promise<void> =>
  withinAgency(portal, writerOf(draft), (work) =>
    saveDraft(work, draft, { answers: { ...answers }, today }),
  );

/** The answers; undefined when no draft is named, or it is gone. */
export async function openMistakeDraft(
  portal: RolePool,
  draft: Draft | undefined,
  today: Day,
): Promise<MistakeForm | undefined> {
  if (!draft) return undefined;
  const answers = await withinAgency(portal, writerOf(draft), (work) =>
    openDraft(work, draft, today),
  );
  return answers && mistakeForm.parse(answers);
}

export const forgetMistakeDraft = async (
  portal: RolePool,
  draft: Draft | undefined,
): Promise<void> =>
  draft && withinAgency(portal, writerOf(draft), (work) => dropDraft(work, draft));
