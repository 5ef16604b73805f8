/** The rows of one person in a file: whether they are one person, and follow one another. */
import type { Refusal } from '#kernel/result.ts';
import type { Day } from '#kernel/time.ts';
import type { ArrivedRow } from './staff-import.ts';

/** Everything a file says of one badge; the rows by the day from which they hold. */
export interface ArrivedPerson {
  readonly badge: string;
  readonly rows: readonly ArrivedRow[];
}

/** Reasons by row. A person with any is refused as a whole: half a history would be a wrong one. */
export type RowRefusals = ReadonlyMap<ArrivedRow, readonly Refusal[]>;

/** Rows without a badge stand alone: nothing joins them. */
export function personsOf(rows: readonly ArrivedRow[]): ArrivedPerson[] {
  const byBadge = Map.groupBy(rows, ({ badge, fileNumber, line }) =>
    badge === '' ? `\u0000${fileNumber}/${line}` : badge,
  );
  return [...byBadge.values()].map((own) => ({
    badge: own[0]?.badge ?? '',
    rows: own.length > 1 ? own.toSorted(byFirstDay) : own,
  }));
}

const byFirstDay = (one: ArrivedRow, other: ArrivedRow) =>
  compared(one.from ?? '', other.from ?? '') ||
  one.fileNumber - other.fileNumber ||
  one.line - other.line;

const compared = (one: string, other: string) => (one < other ? -1 : one > other ? 1 : 0);

export function refusalsOfPerson({ rows }: ArrivedPerson): RowRefusals {
  const found = new Map<ArrivedRow, Refusal[]>();
  const refuse = (row: ArrivedRow, refusals: readonly Refusal[]) => {
    if (refusals.length > 0) found.set(row, [...(found.get(row) ?? []), ...refusals]);
  };
  for (const row of rows) refuse(row, [...row.problems, ...dayRefusals(row)]);
  rows.slice(1).forEach((row, at) => {
    const before = rows[at];
    if (!before) return;
    const refusal = pairRefusal(before, row);
    if (!refusal) return;
    refuse(row, [{ ...refusal, parameters: { ...refusal.parameters, line: before.line } }]);
    refuse(before, [{ ...refusal, parameters: { ...refusal.parameters, line: row.line } }]);
  });
  return found;
}

function dayRefusals({ from, until, employedFrom, employedUntil }: ArrivedRow): Refusal[] {
  const refusals: Refusal[] = [];
  const refuse = (code: string, field: string, parameters: Record<string, string>) => {
    refusals.push({ code, field, parameters });
  };
  if (employedFrom && employedUntil && employedUntil < employedFrom)
    refuse('staff-employment-ends-before', 'employedUntil', {});
  if (from && until && until < from)
    refuse('staff-import-until-before-from', 'until', { from, until });
  if (until && !from) refuse('staff-import-until-without-from', 'until', { until });
  const employment = { from: employedFrom ?? '', until: employedUntil ?? '…' };
  const isOutside = (day: Day) =>
    (employedFrom && day < employedFrom) || (employedUntil && day > employedUntil);
  for (const [field, day] of [
    ['from', from],
    ['until', until],
  ] as const)
    if (day && isOutside(day))
      refuse('staff-posting-outside-employment', field, { day, ...employment });
  return refusals;
}

/** Two rows of one badge, the second beginning no earlier. */
function pairRefusal(before: ArrivedRow, row: ArrivedRow): Refusal | undefined {
  const { badge } = row;
  if (!isSamePerson(before, row))
    return { code: 'staff-import-badge-of-two', field: 'badge', parameters: { badge } };
  if (!before.from || !row.from)
    return { code: 'staff-import-badge-twice', field: 'badge', parameters: { badge } };
  if (before.from < row.from && !(before.until && before.until >= row.from)) return undefined;
  const parameters = { badge, day: row.from };
  return { code: 'staff-import-postings-overlap', field: 'from', parameters };
}

const isSamePerson = (one: ArrivedRow, other: ArrivedRow): boolean =>
  one.givenName === other.givenName &&
  one.familyName === other.familyName &&
  one.employedFrom === other.employedFrom &&
  (one.employedUntil ?? null) === (other.employedUntil ?? null) &&
  (one.languages ?? []).join() === (other.languages ?? []).join() &&
  (one.withheldReason ?? null) === (other.withheldReason ?? null);
