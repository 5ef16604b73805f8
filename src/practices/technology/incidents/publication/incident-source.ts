/** Where incidents come from, how often news of it should come, and how new the newest is. */
import type { Day, Month } from '#kernel/time.ts';
import type { Cadence, Masking } from '../mapping/mapping.ts';

export type { Cadence, Masking } from '../mapping/mapping.ts';

export interface IncidentSource {
  readonly source: string;
  /** As the agency calls it: "Alder Bay Police reports". */
  readonly title: string;
  readonly masking: Masking;
  readonly cadence: Cadence;
  readonly licence: string | null;
  /** Name of the category scheme that it publishes by; null: by the common groups. */
  readonly ownScheme: string | null;
  readonly outcomeScheme: string | null;
  /** Null before it has published anything. */
  readonly firstMonth: Month | null;
  readonly lastMonth: Month | null;
  /** Null where the source tells months only. */
  readonly lastDay: Day | null;
  readonly lastImportedOn: Day;
}

/** A source with what follows from today's date. */
export interface SourceFreshness extends IncidentSource {
  /** The last day that its records reach; the end of the last month where it tells months only. */
  readonly dataTo: Day | null;
  /** The day by which the next records should be here. */
  readonly nextDue: Day | null;
  /** True from the day after `nextDue` on, by itself: an import without news does not hide it. */
  readonly isLate: boolean;
}
