/** Invented records in the layout of Chicago's file of crimes. */

export const CHICAGO_COLUMNS = [
  'ID',
  'Case Number',
  'Date',
  'Block',
  'IUCR',
  'Primary Type',
  'Description',
  'Location Description',
  'Arrest',
  'Domestic',
  'Beat',
  'District',
  'Ward',
  'Community Area',
  'FBI Code',
  'X Coordinate',
  'Y Coordinate',
  'Year',
  'Updated On',
  'Latitude',
  'Longitude',
  'Location',
] as const;

export type ChicagoRow = Record<(typeof CHICAGO_COLUMNS)[number], string>;

export const chicagoRow = (changes: Partial<ChicagoRow> = {}): ChicagoRow => ({
  ID: '90000001',
  'Case Number': 'XX000001',
  Date: '01/06/2018 07:05:00 PM',
  Block: '012XX W EXAMPLE ST',
  IUCR: '0820',
  'Primary Type': 'THEFT',
  Description: '$500 AND UNDER',
  'Location Description': 'STREET',
  Arrest: 'false',
  Domestic: 'false',
  Beat: '0111',
  District: '001',
  Ward: '42',
  'Community Area': '32',
  'FBI Code': '06',
  'X Coordinate': '1176000',
  'Y Coordinate': '1900000',
  Year: '2018',
  'Updated On': '01/13/2018 03:40:00 PM',
  Latitude: '41.880000000',
  Longitude: '-87.630000000',
  Location: '(41.880000000, -87.630000000)',
  ...changes,
});

const quoted = (cell: string) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

export const chicagoCsv = (rows: readonly ChicagoRow[]): string =>
  [
    CHICAGO_COLUMNS.join(','),
    ...rows.map((row) => CHICAGO_COLUMNS.map((name) => quoted(row[name])).join(',')),
    '',
  ].join('\n');
