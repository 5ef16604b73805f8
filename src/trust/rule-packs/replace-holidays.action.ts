/** Replaces the holidays of the years that a file names; the other years stay as they are. */
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { CsvError } from 'csv-parse';
import { parse } from 'csv-parse/sync';
import { z } from 'zod';
import { refusedFor, type Result } from '#kernel/result.ts';
import { raiseContentVersion } from '#platform/postgres/content-version.ts';
import type { Work } from '#platform/postgres/unit-of-work.ts';
import type { Holiday } from './holiday.ts';
import { readHolidays, type HolidayRow } from './holiday-rows.rules.ts';
import { holidayStore } from './holiday.store.ts';

export interface ReplacedHolidays {
  readonly years: readonly number[];
  readonly days: number;
}

/** A deadline that was already promised is kept by whoever promised it: none is changed here. */
export async function replaceHolidays(
  work: Work,
  holidays: readonly Holiday[],
): Promise<ReplacedHolidays> {
  const years = [...new Set(holidays.map(({ day }) => Number(day.slice(0, 4))))].toSorted(
    (one, other) => one - other,
  );
  const store = holidayStore(work);
  for (const year of years) await store.removeYear(year);
  await store.add(holidays);
  await raiseContentVersion(work, 'holidays');
  return { years, days: holidays.length };
}

const BYTES_MOST = 1_000_000;
const FILE_REFUSALS: Readonly<Record<string, string>> = {
  ENOENT: 'holidays-file-not-found',
  EACCES: 'holidays-file-not-readable',
  EISDIR: 'holidays-file-not-readable',
};

/** All rows are right, or the file is refused with each wrong line. */
export async function readHolidaysFile(path: string): Promise<Result<readonly Holiday[]>> {
  const file = basename(path);
  let bytes: Buffer;
  try {
    bytes = await readFile(path);
  } catch (fault) {
    const code = FILE_REFUSALS[String(fault instanceof Error && 'code' in fault && fault.code)];
    if (code === undefined) throw fault;
    return refusedFor(code, { parameters: { file } });
  }
  const rows = bytes.length > BYTES_MOST ? undefined : rowsOf(bytes);
  return rows
    ? readHolidays(rows)
    : refusedFor('holidays-file-not-understood', { parameters: { file } });
}

const told = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

function rowsOf(bytes: Buffer): HolidayRow[] | undefined {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const rows = parse(text, { info: true, relax_column_count: true, bom: true });
    return told
      .parse(rows)
      .filter(({ record }) => record.some((cell) => cell.trim() !== ''))
      .map(({ record, info }) => ({ line: info.lines, cells: record }));
  } catch (fault) {
    if (fault instanceof CsvError || fault instanceof TypeError) return undefined;
    throw fault;
  }
}
