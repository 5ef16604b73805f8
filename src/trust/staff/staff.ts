/** Who works for the agency, as far as residents and teams need to know. */
import { z } from 'zod';
import { parseDay, type Day } from '#kernel/time.ts';

/** Why a name is held back; recorded by a commander, shown in words. */
export const NAME_WITHHELD_REASONS = ['safety', 'court-order', 'undercover'] as const;
export type NameWithheldReason = (typeof NAME_WITHHELD_REASONS)[number];

export const isWithheldReason = (text: string): text is NameWithheldReason =>
  NAME_WITHHELD_REASONS.some((reason) => reason === text);

/** What is published of it: that somebody works undercover reads as "safety". */
export const PUBLIC_WITHHELD_REASONS = ['safety', 'court-order'] as const;
export type PublicWithheldReason = (typeof PUBLIC_WITHHELD_REASONS)[number];

/** Letters, marks, spaces and the like: nothing that could disturb a page or a line. */
const line = (longest: number) =>
  z
    .string({ error: 'staff-detail-missing' })
    .trim()
    .min(1, { error: 'staff-detail-missing' })
    .max(longest, { error: 'staff-detail-too-long' })
    .refine((text) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u.test(text), {
      error: 'staff-detail-unreadable',
    });

const day = z
  .string()
  .transform((text) => parseDay(text))
  .refine((parsed): parsed is Day => parsed !== undefined, { error: 'staff-day-not-a-day' });

const language = z.string().regex(/^[a-z]{2,3}$/, { error: 'staff-language-unknown' });

export const staffMemberInput = z.object({
  badge: line(40),
  rank: line(60),
  rankShort: line(20),
  givenName: line(100),
  familyName: line(100),
  languages: z
    .array(language)
    .min(1, { error: 'staff-language-unknown' })
    .transform((languages) => [...new Set(languages)])
    .default(['en']),
  unit: line(100).nullable().default(null),
  squad: line(60).nullable().default(null),
  /** Badge of the one whom they report to from the first day on. */
  supervisor: line(40).nullable().default(null),
  employedFrom: day,
  employedUntil: day.nullable().default(null),
  nameWithheldReason: z
    .enum(NAME_WITHHELD_REASONS, { error: 'staff-withholding-reason-unknown' })
    .nullable()
    .default(null),
  /** Since when the name is held back; the day of recording where it is not told. */
  nameWithheldSince: day.optional(),
});

/** A change of position; what is not named stays as it is. */
export const positionChange = z.object({
  rank: line(60).optional(),
  rankShort: line(20).optional(),
  unit: line(100).nullable().optional(),
  squad: line(60).nullable().optional(),
});
export type PositionChangeInput = z.input<typeof positionChange>;

export type StaffMemberInput = z.input<typeof staffMemberInput>;
export type StaffMemberDetails = z.output<typeof staffMemberInput>;

/** As the agency itself knows a member; rank, unit and squad are those in force now. */
export interface StaffMember {
  readonly id: string;
  readonly badge: string;
  readonly rank: string;
  readonly rankShort: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly languages: readonly string[];
  readonly unit: string | null;
  readonly squad: string | null;
  readonly employedFrom: Day;
  readonly employedUntil: Day | null;
  readonly nameWithheldSince: Day | null;
  readonly nameWithheldReason: string | null;
  /** When what they could do here was taken away; null while they work. */
  readonly accessEndedAt: Date | null;
}

/** Somebody whose last day is known. */
export interface Leaving {
  readonly staffId: string;
  /** Included. */
  readonly lastDay: Day;
  /** Their access ends now; false while the last day is still to come or to be ended. */
  readonly isOver: boolean;
}

/**
 * What others do when somebody leaves, in the same transaction: at first when the last day becomes
 * known, and again when it is over. Doing it twice must change nothing more. Answers what nobody
 * holds any longer, in words for the one who asked.
 */
export type AfterLeaving<Work> = (
  work: Work,
  leaving: readonly Leaving[],
) => Promise<readonly string[]>;

/** What residents may see. Names are null together, exactly when `nameWithheldSince` is a day. */
export interface StaffPublicProfile {
  readonly id: string;
  /** "Officer". */
  readonly rank: string;
  /** "Ofc." */
  readonly rankShort: string;
  readonly givenName: string | null;
  readonly familyName: string | null;
  readonly languages: readonly string[];
  readonly nameWithheldSince: Day | null;
  readonly nameWithheldReason: PublicWithheldReason | null;
}
