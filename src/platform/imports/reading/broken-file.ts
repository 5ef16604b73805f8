/** A file that cannot be read as what it claims to be: nothing of the command is written then. */
import type { Refusal } from '#kernel/result.ts';

/**
 * Carries the refusal out of nested streams to the one place that turns it into a value again
 * (`read-files.thread.ts`); it never leaves the reading thread.
 */
export class BrokenFile extends Error {
  readonly refusal: Refusal;

  constructor(code: string, parameters: Readonly<Record<string, string | number>>) {
    super(code);
    this.refusal = { code, parameters };
  }
}
