/** Reads the rows of a file of holidays; every wrong row is named by its line. */
import { done, refused, type Refusal, type Result } from '#kernel/result.ts';
import { parseDay, type Day } from '#kernel/time.ts';
import type { Holiday } from './holiday.ts';

export interface HolidayRow {
  /** Counted as an editor counts; the header stands on line 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const NAME_LONGEST = 100;
const DAYS_MOST = 1000;

/** The first row is the header: `day`, `name` and perhaps `name_es`, in any order. */
export function readHolidays(rows: readonly HolidayRow[]): Result<readonly Holiday[]> {
  const names = (rows[0]?.cells ?? []).map((name) => name.trim().toLowerCase());
  const place = { day: names.indexOf('day'), name: names.indexOf('name') };
  const missing = (['day', 'name'] as const).filter((name) => place[name] === -1);
  if (missing.length > 0)
    return refused(
      missing.map((column) => ({ code: 'holidays-column-missing', parameters: { column } })),
    );
  const given = rows.slice(1);
  if (given.length === 0) return refused([{ code: 'holidays-none' }]);
  if (given.length > DAYS_MOST)
    return refused([{ code: 'holidays-too-many', parameters: { most: DAYS_MOST } }]);
  const read = given.map((row) => readRow(row, { ...place, nameEs: names.indexOf('name_es') }));
  const refusals = [
    ...read.flatMap((row) => (row.ok ? [] : row.refusal)),
    ...repeated(read, given),
  ];
  if (refusals.length > 0) return refused(refusals);
  return done(read.flatMap((row) => (row.ok ? [row.value] : [])));
}

type Places = Readonly<Record<'day' | 'name' | 'nameEs', number>>;

function readRow({ line, cells }: HolidayRow, place: Places): Result<Holiday> {
  const cell = (column: keyof Places) => (cells[place[column]] ?? '').trim();
  const refusals: Refusal[] = [];
  const day = parseDay(cell('day'));
  const name = cell('name');
  const nameEs = cell('nameEs');
  if (!day)
    refusals.push({
      code: 'holiday-day-not-real',
      field: 'day',
      parameters: { line, day: cell('day').slice(0, 40) },
    });
  if (name === '' || [name, nameEs].some((text) => text.length > NAME_LONGEST))
    refusals.push({
      code: 'holiday-name-not-usable',
      field: 'name',
      parameters: { line, most: NAME_LONGEST },
    });
  return day && refusals.length === 0
    ? done({ day, name, nameEs: nameEs === '' ? null : nameEs })
    : refused(refusals);
}

function repeated(
  read: readonly Result<Holiday>[],
  rows: readonly HolidayRow[],
): readonly Refusal[] {
  const seen = new Set<Day>();
  return read.flatMap((row, place): Refusal[] => {
    if (!row.ok) return [];
    const { day } = row.value;
    const line = rows[place]?.line ?? 0;
    if (seen.has(day))
      return [{ code: 'holiday-day-twice', field: 'day', parameters: { line, day } }];
    seen.add(day);
    return [];
  });
}
