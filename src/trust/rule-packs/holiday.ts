/** A day on which an agency's offices are closed, beside its weekends. */
import type { Day } from '#kernel/time.ts';

export interface Holiday {
  readonly day: Day;
  readonly name: string;
  /** In Spanish; null where the agency has not given it. */
  readonly nameEs: string | null;
}

/** The last year for which an agency has entered any: later deadlines may be too early. */
export const lastYearOf = (holidays: readonly Pick<Holiday, 'day'>[]): number | undefined => {
  const days = holidays.map(({ day }) => day).toSorted();
  const last = days.at(-1);
  return last === undefined ? undefined : Number(last.slice(0, 4));
};
