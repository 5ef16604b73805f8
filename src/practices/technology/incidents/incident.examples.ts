/** Invented incidents in the layout of Philadelphia's files, and two square beats for them. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { BeatAreas } from './incident.ts';
import type { Day } from '#kernel/time.ts';

export const EXAMPLE_COLUMNS = [
  'the_geom',
  'cartodb_id',
  'dc_dist',
  'psa',
  'dispatch_date_time',
  'dispatch_date',
  'dispatch_time',
  'hour',
  'dc_key',
  'location_block',
  'ucr_general',
  'text_general_code',
  'point_x',
  'point_y',
] as const;

export type ExampleRow = Record<(typeof EXAMPLE_COLUMNS)[number], string>;

/** In beat 1, on a January evening: 19:05 in Philadelphia. */
export const exampleRow = (changes: Partial<ExampleRow> = {}): ExampleRow => ({
  the_geom: '0101000020E6100000',
  cartodb_id: '1',
  dc_dist: '01',
  psa: '3',
  dispatch_date_time: '2018-01-07 00:05:00+00',
  dispatch_date: '2018-01-06',
  dispatch_time: '19:05:00',
  hour: '19',
  dc_key: '201801000001.00000000',
  location_block: '100 BLOCK EXAMPLE ST',
  ucr_general: '600',
  text_general_code: 'Thefts',
  point_x: '-75.15000000',
  point_y: '39.95000000',
  ...changes,
});

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const csvOf = (rows: readonly ExampleRow[]): string =>
  [
    EXAMPLE_COLUMNS.join(','),
    ...rows.map((row) => EXAMPLE_COLUMNS.map((name) => quoted(row[name])).join(',')),
    '',
  ].join('\n');

/** Rows with keys 1, 2, …; `changes` says what else is special about each. */
export const exampleRows = (
  count: number,
  changes: (place: number) => Partial<ExampleRow> = () => ({}),
): ExampleRow[] =>
  Array.from({ length: count }, (_, place) =>
    exampleRow({ dc_key: `${201801000001 + place}.00000000`, ...changes(place) }),
  );

const WORDS = ['Thefts', 'Other Assaults', 'Rape', 'Robbery Firearm', 'Arson', 'Fraud'];

/** Spread over the year 2018, six categories, two beats and beyond; the same every time. */
export const variedRows = (count: number, firstKey = 201800000000): ExampleRow[] =>
  exampleRows(count, (place) => ({
    dc_key: `${firstKey + place}.00000000`,
    dispatch_date_time: new Date(
      Date.UTC(2018, place % 12, 1 + (place % 28), place % 24, place % 60),
    )
      .toISOString()
      .replace('T', ' ')
      .replace('.000Z', '+00'),
    text_general_code: WORDS[place % WORDS.length] ?? 'Thefts',
    dc_dist: place % 10 === 0 ? '02' : '01',
    location_block: `${place % 1000} BLOCK EXAMPLE ST`,
    ...(place % 80 === 0
      ? { point_x: '', point_y: '' }
      : {
          point_x: (-75.2 + ((place * 7919) % 2100) / 10_000).toFixed(8),
          point_y: (39.9 + ((place * 104_729) % 1000) / 10_000).toFixed(8),
        }),
  }));

export async function writeExample(
  folder: string,
  name: string,
  content: string | Uint8Array | readonly ExampleRow[],
): Promise<string> {
  const path = join(folder, name);
  const whole =
    typeof content === 'string' || content instanceof Uint8Array ? content : csvOf(content);
  await writeFile(
    path,
    name.endsWith('.gz') && typeof whole === 'string' ? gzipSync(whole) : whole,
  );
  return path;
}

const square = (west: number) => [
  [
    [west, 39.9],
    [west + 0.1, 39.9],
    [west + 0.1, 40],
    [west, 40],
    [west, 39.9],
  ],
];

/** Beat 1 in the west, beat 2 in the east; the border lies at 75.1 degrees west. */
export const exampleAreas = (effectiveFrom = '2018-01-01'): BeatAreas => ({
  effectiveFrom: effectiveFrom as Day,
  areas: [
    { code: '1', polygons: [square(-75.2)] },
    { code: '2', polygons: [square(-75.1)] },
  ],
});

export const exampleBeats = (codes: readonly [west: string, east: string] = ['1', '2']): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: exampleAreas().areas.map(({ polygons }, place) => ({
      type: 'Feature',
      properties: { code: codes[place] },
      geometry: { type: 'MultiPolygon', coordinates: polygons },
    })),
  });
