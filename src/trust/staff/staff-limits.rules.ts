/** Whether an import of staff with rejected rows may be kept. */
import type { Refusal } from '#kernel/result.ts';
import type { StaffRejectionLimit } from './staff-import.ts';

interface Counts {
  readonly readCount: number;
  readonly rejectedCount: number;
}

/** Undefined when it may. */
export function mayImportStaff(
  { readCount, rejectedCount }: Counts,
  limit: StaffRejectionLimit,
): Refusal | undefined {
  if (readCount === 0) return { code: 'file-without-rows' };
  const parameters = { read: readCount, rejected: rejectedCount };
  if (limit === 'none')
    return rejectedCount > 0 ? { code: 'rows-rejected-of-all', parameters } : undefined;
  if (rejectedCount <= readCount * limit.shareMax) return undefined;
  const percent = Math.round(limit.shareMax * 1000) / 10;
  return { code: 'too-many-rows-rejected', parameters: { ...parameters, percent } };
}
