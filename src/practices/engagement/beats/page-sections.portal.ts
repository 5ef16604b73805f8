/**
 * Places on the home page and on a beat's page where other practices show something of theirs. Main
 * hands their sections in, so that this practice needs to know none of them.
 */
import type { VNode } from 'preact';
import type { IconName } from '#platform/web/look/icons.tsx';
import type { Visit } from '#platform/web/visit.ts';
import type { BeatSummary } from './list-beats.action.ts';

/** What a section on a beat's page is given; undefined means that it has nothing to show. */
export type BeatSection = (visit: Visit, beat: BeatSummary) => Promise<VNode | undefined>;

export type HomeSection = (visit: Visit) => Promise<VNode | undefined>;

/** Something a visitor may want to do, with its page. */
export interface HomeTask {
  readonly icon: IconName;
  readonly path: string;
  title(t: Visit['t']): string;
  hint(t: Visit['t']): string;
}

export interface PageSections {
  /** Under the team, in the wide column, in this order. */
  readonly beatMain: readonly BeatSection[];
  /** Beside it. */
  readonly beatAside: readonly BeatSection[];
  readonly home: readonly HomeSection[];
  readonly homeTasks: readonly HomeTask[];
}
