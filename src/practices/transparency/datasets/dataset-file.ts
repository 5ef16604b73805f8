/** Names of files in addresses: `incidents.csv`, `2026-09.geojson`. */
import { parseMonth, type Month } from '#kernel/time.ts';

export const FORMATS = ['csv', 'geojson'] as const;
type Format = (typeof FORMATS)[number];

export interface NamedFile {
  /** What stands before the dot. */
  readonly stem: string;
  readonly format: Format;
}

/** Undefined for what is no file's name: it may be a dataset's. */
export function parseFileName(name: string): NamedFile | undefined {
  const [, stem, ending] = /^([a-z0-9-]{1,60})\.([a-z]+)$/.exec(name) ?? [];
  const format = FORMATS.find((known) => known === ending);
  return stem !== undefined && format ? { stem, format } : undefined;
}

export interface MonthFile {
  readonly month: Month;
  readonly format: Format;
}

export function parseMonthFile(name: string): MonthFile | undefined {
  const file = parseFileName(name);
  const month = file && parseMonth(file.stem);
  return month && { month, format: file.format };
}
