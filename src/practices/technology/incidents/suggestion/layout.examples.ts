/** Invented files in the layouts of many cities' portals, dirty as real ones are. */
import type { Point } from '#kernel/place.ts';

/** What a row is made of, before a layout writes it in its own way. */
export interface ExampleIncident {
  readonly number: number;
  readonly longitude: number;
  readonly latitude: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  /** Which of the layout's offences: a whole number from 0. */
  readonly kind: number;
  readonly beat: '1' | '2';
  /** True on one row of thirty: the source does not know the place. */
  readonly isPlaceless: boolean;
}

export interface ExampleLayout {
  readonly fileName: string;
  readonly timezone: string;
  /** The middle of its two square beats. */
  readonly middle: Point;
  readonly delimiter?: string;
  readonly columns: readonly string[];
  readonly row: (incident: ExampleIncident) => readonly (string | number)[];
  /** Parts of the mapping that must be found. */
  readonly expected: Readonly<Record<string, unknown>>;
}

const HALF_DEGREES = 0.04;

/** Beat 1 in the west and beat 2 in the east of the middle. */
export function beatsAround([longitude, latitude]: Point): string {
  const square = (code: string, west: number) => {
    const [east, south, north] = [
      west + HALF_DEGREES,
      latitude - HALF_DEGREES,
      latitude + HALF_DEGREES,
    ];
    const ring = [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ];
    const geometry = { type: 'Polygon', coordinates: [ring] };
    return { type: 'Feature', properties: { code }, geometry };
  };
  const features = [square('1', longitude - HALF_DEGREES), square('2', longitude)];
  return JSON.stringify({ type: 'FeatureCollection', features });
}

/** The same incidents every time: days of 2018 and of the first months of 2019. */
export function exampleIncident(number: number, [east, north]: Point): ExampleIncident {
  const spread = (step: number, size: number) => ((number * step) % 1000) * (size / 1000);
  const longitude = east - HALF_DEGREES + spread(7919, 2 * HALF_DEGREES);
  const latitude = north - HALF_DEGREES + spread(3571, 2 * HALF_DEGREES);
  const date = new Date(Date.UTC(2018, 0, 1 + ((number * 37) % 480)));
  return {
    number,
    longitude: Math.round(longitude * 1e6) / 1e6,
    latitude: Math.round(latitude * 1e6) / 1e6,
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: (number * 5) % 24,
    minute: (number * 7) % 60,
    kind: (number * 13) % 97,
    beat: longitude < east ? '1' : '2',
    isPlaceless: number % 30 === 7,
  };
}

const quoted = (cell: string, delimiter: string) =>
  cell.includes(delimiter) || /["\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;

/** The file of a layout; one row of fifty stands there twice, as exports do it. */
export function textOf({ columns, row, middle, delimiter = ',' }: ExampleLayout, rows: number) {
  const lines = Array.from({ length: rows }, (_, at) => {
    const cells = row(exampleIncident(at, middle)).map(String);
    const line = cells.map((cell) => quoted(cell, delimiter)).join(delimiter);
    return at % 50 === 49 ? [line, line] : [line];
  });
  const header = columns.map((name) => quoted(name, delimiter)).join(delimiter);
  return [header, ...lines.flat(), ''].join('\n');
}

export const two = (number: number): string => String(number).padStart(2, '0');

/** `03/09/2018`, `2018-03-09`. */
export const usDay = ({ month, day, year }: ExampleIncident): string =>
  `${two(month)}/${two(day)}/${year}`;
export const isoDay = ({ month, day, year }: ExampleIncident, sign = '-'): string =>
  [year, two(month), two(day)].join(sign);
export const clock24 = ({ hour, minute }: ExampleIncident): string =>
  `${two(hour)}:${two(minute)}:00`;
/** `01:05:00 PM`. */
export const clock12 = ({ hour, minute }: ExampleIncident): string =>
  `${two(hour % 12 || 12)}:${two(minute)}:00 ${hour < 12 ? 'AM' : 'PM'}`;

/** One of the words, the same for the same incident. */
export const wordOf = (words: readonly string[], { kind }: ExampleIncident): string =>
  words[kind % words.length] ?? '';

export const epochOf = ({ year, month, day, hour, minute }: ExampleIncident): number =>
  Date.UTC(year, month - 1, day, hour, minute);
