/** What a planted violation is, and the file it is planted as. */

export interface Planted {
  readonly what: string;
  /** The rule that must catch it, and no other. */
  readonly rule: string;
  readonly path: string;
  readonly text: string;
}

export const beats = 'src/practices/engagement/beats';

/** A file with an opening comment, so that only the planted lines are wrong. */
export const file = (...lines: readonly string[]): string =>
  ['/** What this is for. */', ...lines, ''].join('\n');
