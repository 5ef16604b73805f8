/** How one row of a retraction list is read, or why it is refused. */
import type { Refusal } from '#kernel/result.ts';
import { RETRACTION_COLUMNS, RETRACTION_REASONS, type RetractionSettings } from './retraction.ts';

type ReadRow = readonly string[] | { readonly refusals: readonly Refusal[] };

/** The reading thread loads this module and calls it once. */
export const startConversion = ({ keyForm }: RetractionSettings) => ({
  columns: RETRACTION_COLUMNS,
  convert: ([key = '', reason = '']: readonly string[]): ReadRow =>
    retractionOf(key.trim(), reason.trim().toLowerCase(), keyForm),
  statistics: () => undefined,
});

function retractionOf(
  key: string,
  reason: string,
  keyForm: RetractionSettings['keyForm'],
): ReadRow {
  const refusals: Refusal[] = [];
  const [, digits] = /^0*(\d+?)(?:\.0*)?$/.exec(key) ?? [];
  if (key === '') refusals.push({ code: 'retraction-without-key', field: 'key' });
  else if (keyForm === 'integer' && digits === undefined)
    refusals.push({ code: 'key-not-integer', field: 'key' });
  if (!RETRACTION_REASONS.some((known) => known === reason))
    refusals.push({
      code: 'retraction-reason-unknown',
      field: 'reason',
      parameters: { reason, known: RETRACTION_REASONS.join(', ') },
    });
  if (refusals.length > 0) return { refusals };
  return [keyForm === 'integer' ? (digits ?? key) : key, reason];
}
