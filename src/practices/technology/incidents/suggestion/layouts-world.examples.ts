/** Invented files in layouts of Canada, Argentina and Europe, and of web map servers. */
import { projectionOf } from '#kernel/projection.ts';
import {
  clock24,
  epochOf,
  exampleIncident,
  isoDay,
  two,
  wordOf,
  type ExampleIncident,
  type ExampleLayout,
} from './layout.examples.ts';

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July'];
const monthName = ({ month }: ExampleIncident) =>
  [...MONTHS, 'August', 'September', 'October', 'November', 'December'][month - 1] ?? '';

/** A midnight in UTC, the clock in parts, months by name, plane metres beside degrees. */
export const toronto: ExampleLayout = {
  fileName: 'Major_Crime_Indicators_Open_Data.csv',
  timezone: 'America/Toronto',
  middle: [-79.38, 43.65],
  columns: [
    ['OBJECTID', 'EVENT_UNIQUE_ID', 'REPORT_DATE', 'OCC_DATE', 'REPORT_YEAR', 'REPORT_MONTH'],
    ['REPORT_DAY', 'REPORT_HOUR', 'OCC_YEAR', 'OCC_MONTH', 'OCC_DAY', 'OCC_DOY', 'OCC_DOW'],
    ['OCC_HOUR', 'DIVISION', 'LOCATION_TYPE', 'PREMISES_TYPE', 'UCR_CODE', 'OFFENCE'],
    ['MCI_CATEGORY', 'HOOD_158', 'NEIGHBOURHOOD_158', 'LONG_WGS84', 'LAT_WGS84', 'x', 'y'],
  ].flat(),
  row: (one) => {
    const offences = [
      ['Assault', 'Assault'],
      ['Assault With Weapon', 'Assault'],
      ['B&E', 'Break and Enter'],
      ['Theft Of Motor Vehicle', 'Auto Theft'],
      ['Robbery - Mugging', 'Robbery'],
      ['Theft Over', 'Theft Over'],
    ] as const;
    const names = offences[one.kind % offences.length] ?? offences[0];
    const midnight = `${one.month}/${one.day}/${one.year} 5:00:00 AM`;
    const place = one.isPlaceless ? [0, 0] : [one.longitude, one.latitude];
    return [
      [one.number + 1, `GO-2018${100_000 + Math.floor(one.number / 2)}`, midnight, midnight],
      [one.year, monthName(one), one.day, 9, one.year, monthName(one), one.day, 100, 'Monday'],
      [one.hour, `D5${one.beat}`, 'Streets, Roads', 'Outside', 1430, ...names, 73, 'Harbor'],
      [...place, -8_837_000 + one.number, 5_412_000],
    ].flat();
  },
  expected: {
    key: { column: 'EVENT_UNIQUE_ID', repeats: 'number' },
    time: {
      kind: 'local-parts',
      yearColumn: 'OCC_YEAR',
      monthColumn: 'OCC_MONTH',
      dayColumn: 'OCC_DAY',
      hourColumn: 'OCC_HOUR',
    },
    category: { column: 'MCI_CATEGORY' },
    coordinates: { kind: 'degrees', longitude: 'LONG_WGS84', latitude: 'LAT_WGS84' },
    district: { column: 'DIVISION' },
  },
};

const utm10 = projectionOf('EPSG:26910') ?? neverMissing();

/** No key, the time in five columns, metres of UTM, no place and no hour for what is protected. */
export const vancouver: ExampleLayout = {
  fileName: 'crimedata_csv_AllNeighbourhoods_2018.csv',
  timezone: 'America/Vancouver',
  middle: [-123.11, 49.25],
  columns: [
    ['TYPE', 'YEAR', 'MONTH', 'DAY', 'HOUR', 'MINUTE', 'HUNDRED_BLOCK', 'NEIGHBOURHOOD'],
    ['X', 'Y'],
  ].flat(),
  row: (one) => {
    const words = ['Theft from Vehicle', 'Mischief', 'Break and Enter Commercial', 'Other Theft'];
    const isHidden = one.kind % 11 === 0;
    const [x = 0, y = 0] = utm10.fromDegrees(one.longitude, one.latitude) ?? [];
    return [
      isHidden ? 'Offence Against a Person' : wordOf(words, one),
      [one.year, one.month, one.day, ...(isHidden ? ['', ''] : [one.hour, one.minute])],
      isHidden ? 'OFFSET TO PROTECT PRIVACY' : `${one.number % 90}XX EXAMPLE ST`,
      ['Harbor', ...(isHidden ? [0, 0] : [x.toFixed(4), y.toFixed(4)])],
    ].flat();
  },
  expected: {
    key: null,
    time: { kind: 'local-parts', hourColumn: 'HOUR', minuteColumn: 'MINUTE' },
    category: { column: 'TYPE' },
    coordinates: { kind: 'projected', x: 'X', y: 'Y', zeroMeansNone: true },
    block: { column: 'HUNDRED_BLOCK' },
  },
};

/** Spanish names and words, an hour that is often unknown. */
export const buenosAires: ExampleLayout = {
  fileName: 'delitos_2018.csv',
  timezone: 'America/Argentina/Buenos_Aires',
  middle: [-58.44, -34.61],
  columns: [
    ['id-mapa', 'anio', 'mes', 'dia', 'fecha', 'franja', 'tipo', 'subtipo', 'uso_arma'],
    ['uso_moto', 'barrio', 'comuna', 'latitud', 'longitud', 'cantidad'],
  ].flat(),
  row: (one) => {
    const offences = [
      ['Robo', 'Robo total'],
      ['Hurto', 'Hurto total'],
      ['Lesiones', 'Siniestro Vial'],
      ['Homicidios', 'Doloso'],
      ['Amenazas', 'Amenazas'],
    ] as const;
    const names = offences[one.kind % offences.length] ?? offences[0];
    return [
      [one.number + 1, one.year, monthName(one), 'LUNES', isoDay(one)],
      [one.number % 12 === 0 ? 'S/D' : one.hour, ...names, 'NO', 'NO', 'PUERTO', one.beat],
      ...(one.isPlaceless ? ['', ''] : [one.latitude, one.longitude]),
      1,
    ].flat();
  },
  expected: {
    key: { column: 'id-mapa' },
    time: { kind: 'local-day-and-time', dayColumn: 'fecha', timeColumn: 'franja' },
    category: { column: 'tipo' },
    coordinates: { kind: 'degrees', longitude: 'longitud', latitude: 'latitud' },
    district: { column: 'comuna' },
  },
};

/** Semicolons, day before month, commas in fractions. */
export const valencia: ExampleLayout = {
  fileName: 'incidencias.csv',
  timezone: 'Europe/Madrid',
  middle: [-0.38, 39.47],
  delimiter: ';',
  columns: [
    ['Expediente', 'Fecha del hecho', 'Hora del hecho', 'Fecha de registro', 'Delito'],
    ['Dirección', 'Distrito', 'Longitud', 'Latitud', 'Estado'],
  ].flat(),
  row: (one) => {
    const words = ['Hurto', 'Robo con violencia', 'Lesiones', 'Daños', 'Abuso sexual', 'Estafa'];
    const day = `${two(one.day)}/${two(one.month)}/${one.year}`;
    const comma = (number: number) => (one.isPlaceless ? '' : String(number).replace('.', ','));
    return [
      [`EXP-${10_000 + one.number}`, day, `${two(one.hour)}:${two(one.minute)}`, day],
      [wordOf(words, one), `Calle del Ejemplo; n.º ${one.number % 300}`, one.beat],
      [comma(one.longitude), comma(one.latitude), 'En investigación'],
    ].flat();
  },
  expected: {
    format: { kind: 'csv', delimiter: ';' },
    key: { column: 'Expediente' },
    time: {
      kind: 'local-day-and-time',
      dayColumn: 'Fecha del hecho',
      timeColumn: 'Hora del hecho',
      dayFormat: 'DD/MM/YYYY',
    },
    category: { column: 'Delito' },
    coordinates: { kind: 'degrees', longitude: 'Longitud', latitude: 'Latitud' },
    block: { column: 'Dirección' },
    district: { column: 'Distrito' },
  },
};

/** Months by three letters, two digits for years, tabs, swapped names of coordinates. */
export const leeds: ExampleLayout = {
  fileName: 'recorded-crime.tsv',
  timezone: 'Europe/London',
  middle: [-1.55, 53.8],
  delimiter: '\t',
  columns: [
    'Crime Ref',
    'Committed From',
    'Committed To',
    'Offence',
    'Street',
    'Beat',
    'Lat',
    'Lon',
  ],
  row: (one) => {
    const words = ['Burglary dwelling', 'Criminal damage', 'Common assault', 'Vehicle crime'];
    const time = `${two(one.day)}-${monthName(one).slice(0, 3)}-${one.year % 100} ${clock24(one)}`;
    return [
      [`CR/${one.number}/18`, time, time, wordOf(words, one), 'Example Road', one.beat],
      // The names are the wrong way round, as happens.
      [one.longitude, one.latitude],
    ].flat();
  },
  expected: {
    format: { kind: 'csv', delimiter: '\t' },
    key: { column: 'Crime Ref' },
    time: { kind: 'local-text', column: 'Committed From', format: 'DD-MMM-YY HH:mm:ss' },
    category: { column: 'Offence' },
    coordinates: { kind: 'degrees', longitude: 'Lat', latitude: 'Lon' },
    district: { column: 'Beat' },
  },
};

export const csvLayouts = { toronto, vancouver, buenosAires, valencia, leeds };

/** Features as ArcGIS writes them: counts of milliseconds, a point, null where nothing is known. */
export function arcgisText(rows: number, middle: readonly [number, number]): string {
  const words = ['THEFT', 'ASSAULT', 'VANDALISM', 'SEX OFFENSE', 'DUI'];
  const features = Array.from({ length: rows }, (_, at) => {
    const one = exampleIncident(at, middle);
    const coordinates = [one.longitude, one.latitude];
    return {
      type: 'Feature',
      properties: {
        OBJECTID: at + 1,
        CaseNumber: `2018-${at}`,
        OccurredFrom: epochOf(one),
        ReportedDate: epochOf(one) + 3_600_000,
        Offense: wordOf(words, one),
        Block_Address: `${at % 90}00 BLOCK EXAMPLE RD`,
        Beat: one.beat,
        ...(at > 3 && { Remarks: null }),
      },
      geometry: one.isPlaceless ? null : { type: 'Point', coordinates },
    };
  });
  return JSON.stringify({ type: 'FeatureCollection', features });
}

function neverMissing(): never {
  throw new Error('The table of projections has lost a zone');
}
