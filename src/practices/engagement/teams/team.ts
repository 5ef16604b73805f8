/** Who belongs to a beat: duties, assignments and what residents see of a team. */
import type { Day } from '#kernel/time.ts';
import type { StaffPublicProfile } from '#trust/staff/staff.ts';

/** In the order in which a page names them; the primary officer is the named contact. */
export const DUTIES = ['primary', 'secondary', 'liaison', 'sergeant'] as const;
export type Duty = (typeof DUTIES)[number];

export const isDuty = (text: string): text is Duty => DUTIES.some((duty) => duty === text);

/** An officer's time on a beat, both days included; no last day means still there. */
export interface Assignment {
  readonly id: string;
  readonly beatCode: string;
  readonly staffId: string;
  readonly duty: Duty;
  readonly fromDay: Day;
  readonly untilDay: Day | null;
}

export interface TeamMember {
  readonly duty: Duty;
  /** First day in this duty on this beat, without a break. */
  readonly since: Day;
  readonly profile: StaffPublicProfile;
}

/** No named contact: since when, or `null` where the beat never had one. */
export interface Vacancy {
  readonly since: Day | null;
}

/** How long officers stay. All of it about primary and secondary officers: see `continuityOf`. */
export interface Continuity {
  /** Median months of those who left; null when nobody did. */
  readonly leftMedianMonths: number | null;
  readonly leftCount: number;
  /** Median months so far of those still there: they will stay longer than this says. */
  readonly stayedMedianMonths: number | null;
  readonly stayedCount: number;
  /** Changes in the last 365 days, or fewer when the record is younger. */
  readonly changesAYear: number | null;
}
