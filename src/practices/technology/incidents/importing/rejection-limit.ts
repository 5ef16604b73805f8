/** How many rejected rows an import bears, and how a command writes it. */

/** A share of the rows read, or none at all. */
export type RejectionLimit = { readonly shareMax: number } | 'none';

export const DEFAULT_LIMIT: RejectionLimit = { shareMax: 0.05 };

/** Reads `5%`, `5 %`, `0.5%` as a share; undefined for anything else and for more than 100. */
export function parsePercent(text: string): number | undefined {
  const [, digits] = /^(\d{1,3}(?:\.\d+)?)\s?%$/.exec(text.trim()) ?? [];
  const percent = Number(digits);
  return digits !== undefined && percent <= 100 ? percent / 100 : undefined;
}
