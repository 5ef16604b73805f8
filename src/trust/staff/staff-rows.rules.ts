/** How one row of a file of staff is read; the reading thread loads this module. */
import type { Refusal } from '#kernel/result.ts';
import { parseDay, type Day } from '#kernel/time.ts';
import { isWithheldReason, type NameWithheldReason } from './staff.ts';
import type { DayFormat, ReadRow, StaffConversion, StaffRole } from './staff-import.ts';

/** Each row becomes one cell of JSON: a person's rows can only be judged together, later. */
export function startConversion({ columns, dayFormat }: StaffConversion) {
  return {
    columns: columns.map(([, name]) => name),
    convert: (values: readonly string[]): readonly string[] => {
      const cells = new Map(columns.map(([role], at) => [role, cleaned(values[at] ?? '')]));
      return [JSON.stringify({ ...readRow(cells, dayFormat), text: asText(values) })];
    },
    statistics: () => undefined,
  };
}

/** Exports are padded and broken in many ways; what is invisible says nothing about a person. */
const cleaned = (text: string): string =>
  /^[\x20-\x7e]*$/.test(text)
    ? text.trim()
    : text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Zs}]+/gu, ' ').trim();

const asText = (values: readonly string[]): string =>
  values
    .map((value) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value))
    .join();

type Cells = ReadonlyMap<StaffRole, string>;

const LONGEST: Readonly<Partial<Record<StaffRole, number>>> = {
  badge: 40,
  givenName: 100,
  familyName: 100,
  rank: 60,
  rankShort: 20,
  unit: 100,
  squad: 60,
  supervisor: 40,
};

export function readRow(cells: Cells, dayFormat: DayFormat): Omit<ReadRow, 'text'> {
  const problems: Refusal[] = [];
  const refuse = (code: string, field: StaffRole) => {
    problems.push({ code, field, parameters: { field } });
  };
  for (const [role, longest] of Object.entries(LONGEST) as [StaffRole, number][])
    if ((cells.get(role)?.length ?? 0) > longest) refuse('staff-detail-too-long', role);
  const needed = (role: StaffRole): string => {
    const cell = cells.get(role) ?? '';
    if (cell === '') refuse('staff-detail-missing', role);
    return cell;
  };
  const day = (role: StaffRole): Day | null => {
    const cell = cells.get(role) ?? '';
    const read = cell === '' ? null : readDay(cell, dayFormat);
    if (read === undefined) refuse('staff-day-not-a-day', role);
    return read ?? null;
  };
  const optional = (role: StaffRole) =>
    cells.has(role) ? { [role]: cells.get(role) || null } : {};
  const optionalDay = (role: StaffRole) => (cells.has(role) ? { [role]: day(role) } : {});
  const row = {
    badge: needed('badge'),
    givenName: needed('givenName'),
    familyName: needed('familyName'),
    rank: needed('rank'),
    ...optional('rankShort'),
    ...optional('unit'),
    ...optional('squad'),
    ...optional('supervisor'),
    ...optionalDay('from'),
    ...optionalDay('until'),
    employedFrom: needed('employedFrom') === '' ? null : day('employedFrom'),
    ...optionalDay('employedUntil'),
    ...languagesOf(cells, () => refuse('staff-language-unknown', 'languages')),
    ...withheldOf(cells, () => refuse('staff-withholding-reason-unknown', 'withheldReason')),
  };
  if (cells.get('squad') && cells.has('unit') && !cells.get('unit'))
    refuse('staff-squad-needs-unit', 'squad');
  return { ...row, problems };
}

function languagesOf(
  cells: Cells,
  refuse: () => void,
): { readonly languages?: readonly string[] | null } {
  const cell = cells.get('languages');
  if (cell === undefined) return {};
  const languages = cell
    .toLowerCase()
    .split(/[\s,;/|]+/)
    .filter((code) => code !== '');
  if (languages.some((code) => !/^[a-z]{2,3}$/.test(code))) refuse();
  return { languages: languages.length > 0 ? [...new Set(languages)] : null };
}

function withheldOf(
  cells: Cells,
  refuse: () => void,
): { readonly withheldReason?: NameWithheldReason | null } {
  const cell = cells.get('withheldReason')?.toLowerCase();
  if (cell === undefined) return {};
  if (cell === '') return { withheldReason: null };
  if (isWithheldReason(cell)) return { withheldReason: cell };
  refuse();
  return { withheldReason: null };
}

/** `2019-05-01`, also before a time of day; or in the format that the command names. */
export function readDay(text: string, format: DayFormat): Day | undefined {
  const [, iso] = /^(\d{4}-\d{2}-\d{2})(?:[T ]\d{2}:\d{2}.*)?$/.exec(text) ?? [];
  if (iso !== undefined) return parseDay(iso);
  const [, first = '', second = '', year] =
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?: \d{1,2}:\d{2}.*)?$/.exec(text) ?? [];
  if (year === undefined || format === 'YYYY-MM-DD') return undefined;
  const [month, day] = format === 'MM/DD/YYYY' ? [first, second] : [second, first];
  return parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
}
