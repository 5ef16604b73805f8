/** A resident's word that something on our pages is wrong, and how it is read from the form. */
import { z } from 'zod';
import type { Day } from '#kernel/time.ts';

/** How long a report is kept, as the form says before it is sent. */
export const MISTAKE_KEPT_FOR_DAYS = 365;

export const PROBLEM_CHARACTERS_MOST = 4_000;
export const PAGE_CHARACTERS_MOST = 300;

export const mistakeForm = z.object({
  /** The page concerned, as its path or in the resident's own words. */
  page: z.string().trim().max(PAGE_CHARACTERS_MOST),
  problem: z.string().trim().max(PROBLEM_CHARACTERS_MOST),
});

export type MistakeForm = z.output<typeof mistakeForm>;

export interface MistakeReport extends MistakeForm {
  readonly id: string;
  /** Eight letters and digits that the resident may quote; it opens nothing. */
  readonly reference: string;
  readonly receivedOn: Day;
}
