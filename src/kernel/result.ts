/**
 * Outcomes that a caller must handle. A no by rule or input is a value; bugs and outages are
 * thrown.
 */

/**
 * One reason why the answer is no. `code` is stable, kebab-case and unique in the whole system; its
 * sentence lives under `refusal.<code>` in a messages file, filled with `parameters`.
 */
export interface Refusal {
  readonly code: string;
  /** Name of the form field or file column concerned, so that a page can link to it. */
  readonly field?: string;
  readonly parameters?: Readonly<Record<string, string | number>>;
}

/** Every problem is reported at once: the usual no is a list of refusals, never an empty one. */
export type Result<Value, No = readonly Refusal[]> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly refusal: No };

export const done = <Value>(value: Value) => ({ ok: true, value }) as const;

export const refused = <No>(refusal: No) => ({ ok: false, refusal }) as const;

/** A no with a single reason. */
export const refusedFor = (code: string, more: Omit<Refusal, 'code'> = {}) =>
  refused([{ code, ...more }] as readonly Refusal[]);

/** Fails compilation when a `switch` misses a case. Throws if reached: that is a bug. */
export function unreachable(value: never): never {
  throw new Error(`Unhandled case: ${JSON.stringify(value)}`);
}
