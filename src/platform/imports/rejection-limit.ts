/** How many rejected rows an import bears, how a command says it, and whether it may be kept. */
import { done, refusedFor, type Refusal, type Result } from '#kernel/result.ts';

/** A share of the rows read, or none at all. */
export type RejectionLimit = { readonly shareMax: number } | 'none';

export const DEFAULT_LIMIT: RejectionLimit = { shareMax: 0.05 };

/** Reads `5%`, `5 %`, `0.5%` as a share; undefined for anything else and for more than 100. */
export function parsePercent(text: string): number | undefined {
  const [, digits] = /^(\d{1,3}(?:\.\d+)?)\s?%$/.exec(text.trim()) ?? [];
  const percent = Number(digits);
  return digits !== undefined && percent <= 100 ? percent / 100 : undefined;
}

export interface LimitFlags {
  readonly 'max-rejected'?: string | undefined;
  readonly 'all-or-nothing'?: boolean | undefined;
}

export function limitOf(flags: LimitFlags): Result<RejectionLimit> {
  if (flags['all-or-nothing']) return done('none');
  const percent = flags['max-rejected'];
  if (percent === undefined) return done(DEFAULT_LIMIT);
  const shareMax = parsePercent(percent);
  return shareMax === undefined
    ? refusedFor('percent-not-understood', { parameters: { text: percent } })
    : done({ shareMax });
}

interface Counts {
  readonly readCount: number;
  readonly rejectedCount: number;
}

/** Undefined when it may. */
export function mayImport(
  { readCount, rejectedCount }: Counts,
  limit: RejectionLimit,
): Refusal | undefined {
  if (readCount === 0) return { code: 'file-without-rows' };
  const parameters = { read: readCount, rejected: rejectedCount };
  if (limit === 'none')
    return rejectedCount > 0 ? { code: 'rows-rejected-of-all', parameters } : undefined;
  if (rejectedCount <= readCount * limit.shareMax) return undefined;
  const percent = Math.round(limit.shareMax * 1000) / 10;
  return { code: 'too-many-rows-rejected', parameters: { ...parameters, percent } };
}
